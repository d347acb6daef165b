import type { BudgetOverride } from "../../core/config.ts";

/** What a source's provider allows, and what Pulso lets it cost; counted across runs. */
export interface SourceLimits {
  requestsPerMinuteMax?: number;
  requestsPerDayMax?: number;
  /** Requests to one host at the same time; 1 unless said otherwise. */
  perHostMax?: number;
  /** What must lie between the beginnings of two requests, whatever the minute still has; 0 unless said otherwise. */
  spacingMs?: number;
  /** Money, for a source that is paid by use. */
  usdPerDayMax?: number;
  usdPerMonthMax?: number;
  /** What an answer's headers say is left of the provider's own limit; undefined when they say nothing. */
  readAllowance?(headers: Headers, now: Date): Allowance | undefined;
}

/** What a provider lets one do until a time. */
export interface Allowance {
  /** Requests; at 0 none is made before `restoredAt`. */
  remaining: number;
  restoredAt: Date;
}

/** A source's limits with those that PULSO_BUDGETS sets in their place. */
export function limitsOf(
  { name, limits }: { name: string; limits: SourceLimits },
  overrides: readonly BudgetOverride[],
): SourceLimits {
  const own = overrides.filter(({ source }) => source === name);
  return { ...limits, ...Object.fromEntries(own.map(({ cap, value }) => [`${cap}Max`, value])) };
}
