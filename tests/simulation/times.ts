export const minuteMs = 60_000;
export const hourMs = 3_600_000;
/** How often the scheduler sweeps. */
export const sweepMs = 300_000;
/** When a simulation begins: the slot before its first. */
export const epoch = new Date("2026-01-01T00:00:00Z");
