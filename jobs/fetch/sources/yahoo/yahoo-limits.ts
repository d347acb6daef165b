import type { SourceLimits } from "../../source-limits.ts";

/** What Yahoo's unofficial services are asked at most, by the fetch stage and the stream together. */
export const yahooLimits: SourceLimits = {
  requestsPerMinuteMax: 60,
  requestsPerDayMax: 2_000,
  perHostMax: 4,
};
