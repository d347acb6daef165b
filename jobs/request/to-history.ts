import type { RequestedBar } from "../../core/database/repositories/requested-results.ts";
import { splitFactorAfter } from "../../core/domain/price-adjustment.ts";
import type { BarRecord } from "../../core/domain/record.ts";

/**
 * A source's bars as a history: one a date, oldest first, prices as traded. What the source states in today's shares is
 * brought back by the splits that it names itself; its own adjusted close stays.
 */
export function toHistory(records: readonly BarRecord[]): RequestedBar[] {
  const splits = records.flatMap(({ date, split }) => (split ? [{ date, ratio: split }] : []));
  const byDate = new Map(
    records.map((record) => {
      const isAdjusted = record.closeBasis === "split_adjusted";
      const factor = isAdjusted ? splitFactorAfter(record.date, splits, record.collectedAt.slice(0, 10)) : 1;
      const traded = (price: number | undefined) => (price === undefined ? null : price * factor);
      return [
        record.date,
        {
          date: record.date,
          open: traded(record.open),
          high: traded(record.high),
          low: traded(record.low),
          close: record.close * factor,
          adjClose: record.adjClose ?? (isAdjusted ? record.close : null),
          dividend: record.dividend ?? null,
          split: record.split ?? null,
          volume: record.volume === undefined ? null : record.volume / factor,
          source: record.source,
        },
      ];
    }),
  );
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
