import { actionFactor, backAdjust } from "../../core/domain/price-adjustment.ts";
import type { HistoryBar } from "./history-bar.ts";

/** Ten digits are stored: a smaller difference is rounding, and must not make a new version of a row. */
const rounding = 2e-9;

/**
 * Gives every bar its adjusted close, newest unchanged, by one step from each day to the next (`backAdjust`):
 * 1. the day's split and dividend, where one is known (`actionFactor`);
 * 2. else, between two of this run's bars of a source that states no actions, what its own adjusted closes imply;
 * 3. else what the adjusted closes on record imply: an earlier run's actions, or a file's own adjustment;
 * 4. else, on a day that follows the record without telling any of it again, what its adjusted close implies;
 * 5. else nothing.
 * So an action counts once, however often and by whomever it is told, and a file's adjustment stays as received. A
 * history in which nobody spoke of any adjustment has none. `old` and `bars` are in order of date.
 */
export function adjustHistory(
  old: readonly HistoryBar[],
  bars: readonly HistoryBar[],
  freshDates: ReadonlySet<string>,
): HistoryBar[] {
  const isAdjusted = (bar: HistoryBar) =>
    bar.adjClose !== undefined || bar.dividend !== undefined || bar.split !== undefined;
  if (!bars.some(isAdjusted)) return [...bars];
  const before = new Map(old.map((bar) => [bar.date, bar]));
  const statesActions = new Set(
    bars.filter((bar) => bar.dividend !== undefined || bar.split !== undefined).map((bar) => bar.source),
  );
  const ownFactor = (bar: HistoryBar | undefined) =>
    bar?.adjClose === undefined ? undefined : bar.adjClose / bar.close;
  const isOwn = (bar: HistoryBar) => freshDates.has(bar.date) && !statesActions.has(bar.source);
  // Where nothing is told again, nothing was restated: a file goes on in the adjustment it began with.
  const isContinued = ![...freshDates].some((date) => before.has(date));
  const steps = bars.map((bar, at) => {
    const last = bars[at - 1];
    if (!last) return 1;
    if (bar.dividend !== undefined || bar.split !== undefined) return actionStep(last.close, bar);
    const areOwn = isOwn(last) && isOwn(bar) && last.source === bar.source;
    return (
      (areOwn ? stepBetween(ownFactor(last), ownFactor(bar)) : undefined) ??
      stepBetween(ownFactor(before.get(last.date)), ownFactor(before.get(bar.date))) ??
      (isContinued && isOwn(bar) && last.source === bar.source
        ? stepBetween(ownFactor(before.get(last.date)), ownFactor(bar))
        : undefined) ??
      1
    );
  });
  const newest = bars.at(-1)!;
  const anchor =
    statesActions.size > 0
      ? 1
      : (ownFactor(freshDates.has(newest.date) ? newest : before.get(newest.date)) ?? 1);
  const closes = backAdjust(
    bars.map((bar) => bar.close),
    steps,
    anchor,
  );
  return bars.map((bar, at) => {
    const stored = before.get(bar.date)?.adjClose;
    return { ...bar, adjClose: settle(closes[at]!, [stored, bar.adjClose]) };
  });
}

/** Cash of a share's whole price is no dividend: then only the split counts. */
function actionStep(closeBefore: number, bar: HistoryBar): number {
  return actionFactor(closeBefore, bar) ?? 1 / (bar.split ?? 1);
}

function stepBetween(earlier: number | undefined, later: number | undefined): number | undefined {
  if (earlier === undefined || later === undefined) return undefined;
  const step = earlier / later;
  return Math.abs(step - 1) < rounding ? 1 : step;
}

/** The value on record or as received where it is the same but for rounding, else ten digits of ours. */
function settle(value: number, known: readonly (number | undefined)[]): number {
  const same = known.find((one) => one !== undefined && Math.abs(value / one - 1) < rounding);
  return same ?? Number(value.toPrecision(10));
}
