import type { SourceLimits } from "../../source-limits.ts";

/** Requests that ask for data (contracts, histories, lines of quotes), of the source and the live feed together. */
export const interactiveBrokersLimits: SourceLimits = {
  requestsPerMinuteMax: 300,
  requestsPerDayMax: 10_000,
};
