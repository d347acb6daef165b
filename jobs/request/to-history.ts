import type { RequestedBar } from "../../core/database/repositories/requested-results.ts";
import type { BarRecord } from "../../core/domain/record.ts";
import { adjustHistory } from "../predict/adjust-history.ts";
import { type MergeRules, mergeBars } from "../predict/merge-bars.ts";

/**
 * A source's bars as the history that a run would make of them: one a date, oldest first, prices as traded, closes
 * adjusted for the dividends and splits among them.
 */
export function toHistory(records: readonly BarRecord[], rules: MergeRules): RequestedBar[] {
  const { bars, freshDates } = mergeBars([], records, rules);
  return adjustHistory([], bars, freshDates).map((bar) => ({
    date: bar.date,
    open: bar.open ?? null,
    high: bar.high ?? null,
    low: bar.low ?? null,
    close: bar.close,
    adjClose: bar.adjClose ?? null,
    dividend: bar.dividend ?? null,
    split: bar.split ?? null,
    volume: bar.volume ?? null,
    source: bar.source,
  }));
}
