import type { SourceLimits } from "../../source-limits.ts";

/** What a free key may ask; PULSO_BUDGETS raises it for a paid one. The fetch stage and the stream spend it together. */
export const alphaVantageLimits: SourceLimits = { requestsPerMinuteMax: 5, requestsPerDayMax: 25 };
