export const runStatuses = ["RUNNING", "PUBLISHED", "PUBLISHED_QUARANTINE", "FAILED", "SKIPPED"] as const;
export type RunStatus = (typeof runStatuses)[number];
