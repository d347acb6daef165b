import type { RunId } from "../../../../core/domain/slot.ts";

/** The slot of the bundled sample: its posts and closes end with the year 2019. */
export const sampleRun: RunId = "2020-01-01T00";
