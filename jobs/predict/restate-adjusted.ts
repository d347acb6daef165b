import type { BarRecord } from "../../core/domain/record.ts";
import type { HistoryBar } from "./history-bar.ts";

/** Below this (a dividend) the old adjustment stays, or every dividend would write the whole history anew. */
const ratioMin = 1.02;
const agreement = 1.005;

/**
 * After a split, a source restates the adjusted closes of all the past, but a run only collects the last days. Where
 * the days that both hold (two at least) agree on one ratio, the older adjusted closes are multiplied by it, so that
 * the split is no crash. Closes as traded stay as received. Returns `old` itself when there is nothing to restate.
 */
export function restateAdjusted(
  old: HistoryBar[],
  fresh: ReadonlyMap<string, BarRecord> | undefined,
): HistoryBar[] {
  const ratios = old.flatMap(({ date, adjClose }) => {
    const now = fresh?.get(date)?.adjClose;
    return now !== undefined && adjClose !== undefined ? [now / adjClose] : [];
  });
  const [ratio] = ratios;
  if (ratio === undefined || ratios.length < 2 || size(ratio) < ratioMin) return old;
  if (!ratios.every((other) => size(other / ratio) < agreement)) return old;
  return old.map((bar) => (bar.adjClose === undefined ? bar : { ...bar, adjClose: bar.adjClose * ratio }));
}

/** How far a ratio is from 1, either way. */
function size(ratio: number): number {
  return Math.max(ratio, 1 / ratio);
}
