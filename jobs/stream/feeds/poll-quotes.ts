import { z } from "zod";
import { AppError, codeOf, messageOf } from "../../../core/domain/errors.ts";
import type { Quote } from "../../../core/domain/quote.ts";
import type { SourceLimits } from "../../fetch/source-limits.ts";
import type { FeedRequest } from "./feed.ts";

export interface Polling {
  /** The feed's name, for the log. */
  name: string;
  /** Between two polls. */
  intervalMs: number;
  /** One look: what the source states now; undefined when there is nothing left to look at. */
  poll(): Promise<readonly Quote[] | undefined>;
}

const backOffFirstMs = 5_000;
const backOffMaxMs = 900_000;
/** What is left to the fetch stage, which spends of the same budget. */
const shareOfBudget = 0.75;
const dayMs = 86_400_000;

/**
 * Polls until the signal is aborted or nothing is left. A quote with the time and price of the one before is not yielded
 * again. A spent budget is waited out to its restoring, every other failure longer each time; only `source.unauthorized`
 * is thrown, as time does not mend it.
 */
export async function* pollQuotes(
  { name, intervalMs, poll }: Polling,
  { log, clock, sleep, signal }: Pick<FeedRequest, "log" | "clock" | "sleep" | "signal">,
): AsyncGenerator<Quote> {
  const last = new Map<string, Quote>();
  let failures = 0;
  while (!signal.aborted) {
    let waitMs = intervalMs;
    try {
      const quotes = await poll();
      if (!quotes) return;
      failures = 0;
      for (const quote of quotes) {
        if (!isNew(quote, last.get(quote.symbol))) continue;
        last.set(quote.symbol, quote);
        yield quote;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (codeOf(error) === "source.unauthorized") throw error;
      failures += 1;
      waitMs = Math.max(intervalMs, waitAfter(error, failures, clock.now()));
      log.warn({ feed: name, code: codeOf(error), message: messageOf(error), waitMs }, "feed.failed");
    }
    await sleep(waitMs, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** The shortest interval at which so many requests a poll leave a quarter of the budget to the fetch stage. */
export function intervalWithin(limits: SourceLimits, requestsAPoll: number, intervalMinMs: number): number {
  const perDay = (limits.requestsPerDayMax ?? Infinity) * shareOfBudget;
  const perMinute = (limits.requestsPerMinuteMax ?? Infinity) * shareOfBudget;
  const ms = Math.max((requestsAPoll * dayMs) / perDay, (requestsAPoll * 60_000) / perMinute, intervalMinMs);
  return Math.ceil(ms);
}

function isNew({ at, price }: Quote, last: Quote | undefined): boolean {
  return !last || last.at.getTime() !== at.getTime() || last.price !== price;
}

const detailSchema = z.object({
  restoredAt: z.iso.datetime().optional(),
  retryAfterSeconds: z.number().optional(),
});

function waitAfter(error: unknown, failures: number, now: Date): number {
  const detail = error instanceof AppError ? detailSchema.safeParse(error.detail).data : undefined;
  if (detail?.restoredAt) return Date.parse(detail.restoredAt) - now.getTime();
  if (detail?.retryAfterSeconds) return detail.retryAfterSeconds * 1_000;
  return Math.min(backOffMaxMs, backOffFirstMs * 2 ** (failures - 1));
}
