import type { Clock } from "../ports.ts";

/** This machine's own time. */
export const systemClock: Clock = { now: () => new Date() };
