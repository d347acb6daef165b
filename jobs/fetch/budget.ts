import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { SourceLimits } from "./source-limits.ts";

/** What a source has spent; kept in the cursors object, so that a limit holds across runs. */
export const budgetStateSchema = z.object({
  /** UTC day and the requests made in it. */
  day: z.iso.date(),
  dayRequests: z.number().int().nonnegative(),
  minuteStartsAt: z.iso.datetime(),
  minuteRequests: z.number().int().nonnegative(),
});
export type BudgetState = z.infer<typeof budgetStateSchema>;

/** Counts requests against a source's limits. */
export class Budget {
  readonly #source: string;
  readonly #limits: SourceLimits;
  #state: BudgetState;

  constructor(source: string, limits: SourceLimits, state: BudgetState | undefined, now: Date) {
    this.#source = source;
    this.#limits = limits;
    this.#state = state ?? freshState(now);
  }

  get state(): BudgetState {
    return this.#state;
  }

  /**
   * Takes one request. Returns 0 when it may go now, else how many milliseconds to wait before asking again.
   * Throws `source.budget` when the day's requests are spent.
   */
  take(now: Date): number {
    const { requestsPerDayMax = Infinity, requestsPerMinuteMax = Infinity } = this.#limits;
    const day = now.toISOString().slice(0, 10);
    if (this.#state.day !== day) this.#state = { ...this.#state, day, dayRequests: 0 };
    if (this.#state.dayRequests >= requestsPerDayMax) {
      const restoredAt = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();
      throw new AppError("source.budget", {
        message: `${this.#source} has spent its ${requestsPerDayMax} requests of ${day}; restored at ${restoredAt}`,
        source: this.#source,
        restoredAt,
      });
    }
    const sinceMinuteMs = now.getTime() - Date.parse(this.#state.minuteStartsAt);
    if (sinceMinuteMs >= 60_000 || sinceMinuteMs < 0)
      this.#state = { ...this.#state, minuteStartsAt: now.toISOString(), minuteRequests: 0 };
    else if (this.#state.minuteRequests >= requestsPerMinuteMax) return 60_000 - sinceMinuteMs;
    this.#state = {
      ...this.#state,
      dayRequests: this.#state.dayRequests + 1,
      minuteRequests: this.#state.minuteRequests + 1,
    };
    return 0;
  }
}

function freshState(now: Date): BudgetState {
  return {
    day: now.toISOString().slice(0, 10),
    dayRequests: 0,
    minuteStartsAt: now.toISOString(),
    minuteRequests: 0,
  };
}
