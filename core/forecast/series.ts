import { AppError } from "../domain/errors.ts";
import type { AssetClass } from "../domain/record.ts";
import { toDayNumber } from "./calendar.ts";
import { isGap } from "./gaps.ts";

/** One asset's closes, oldest first, one a date. Price units; `adjClose` where the source gave it. */
export interface CloseSeries {
  symbol: string;
  class: AssetClass;
  /** `YYYY-MM-DD`, strictly rising. */
  dates: readonly string[];
  /** As traded: forecasts are given in these units. */
  closes: readonly number[];
  /** Adjusted for splits and dividends: returns are learnt from these. */
  adjCloses?: readonly (number | undefined)[];
  /** The dates before which a session of its exchange is known to be missing (a halt); longer gaps are found anyway. */
  afterMissed?: ReadonlySet<string>;
}

/** Fewer closes than this cannot carry a forecast. */
export const closesMin = 60;

/**
 * Refuses a series that no honest forecast can be made from. Throws `series.invalid` (unequal lengths, a close that is
 * not finite and positive, a date that repeats, goes back or is none, closes that never change) and `series.too_short`
 * (of closes that carry a return: one behind a gap carries none).
 */
export function checkSeries(series: CloseSeries): void {
  const { symbol, dates, closes, adjCloses } = series;
  if (dates.length !== closes.length || (adjCloses && adjCloses.length !== closes.length))
    throw invalidSeries(symbol, "dates and closes differ in number");
  const fault = findFault(series);
  if (fault) throw invalidSeries(symbol, fault.message);
  const gaps = gapsBefore(series);
  checkEnough(
    symbol,
    closes.filter((_, at) => !gaps[at]),
  );
}

/** By element, whether no one-day return leads to it: a gap lies before it. */
export function gapsBefore({ dates, class: assetClass, afterMissed }: CloseSeries): boolean[] {
  const days = dates.map(toDayNumber);
  return days.map(
    (day, at) => at > 0 && (isGap(days[at - 1]!, day, assetClass) || (afterMissed?.has(dates[at]!) ?? false)),
  );
}

/** The first row that makes a series unusable from there on, or undefined. */
export function findFault({
  dates,
  closes,
  adjCloses,
}: CloseSeries): { at: number; message: string } | undefined {
  let dayBefore = Number.NEGATIVE_INFINITY;
  for (const [at, date] of dates.entries()) {
    const day = toDayNumber(date);
    if (!Number.isFinite(day)) return { at, message: `"${date}" is no date` };
    if (day === dayBefore) return { at, message: `${date} comes twice` };
    if (day < dayBefore) return { at, message: `${date} comes after a later date` };
    dayBefore = day;
    const adjClose = adjCloses?.[at];
    if (!isPrice(closes[at]) || (adjClose !== undefined && !isPrice(adjClose)))
      return { at, message: `the close of ${date} is not a positive number` };
  }
  return undefined;
}

/** Throws `series.too_short`, and `series.invalid` for closes that stand still. */
export function checkEnough(symbol: string, closes: readonly number[]): void {
  if (closes.length < closesMin)
    throw new AppError("series.too_short", {
      message: `${symbol} has ${closes.length} closes; ${closesMin} are needed`,
      symbol,
      closes: closes.length,
    });
  if (closes.slice(-closesMin).every((close) => close === closes.at(-1)))
    throw invalidSeries(symbol, `the last ${closesMin} closes are all the same`);
}

/**
 * The closes to learn from: the adjusted one; where it is missing, the raw close times the nearest earlier adjustment
 * (for the first rows, the nearest later one), so that a missing adjustment is no price jump.
 */
export function learntCloses({ closes, adjCloses }: CloseSeries): Float64Array {
  const learnt = Float64Array.from(closes);
  if (!adjCloses) return learnt;
  const firstKnown = adjCloses.findIndex((value) => value !== undefined);
  if (firstKnown < 0) return learnt;
  let factor = adjCloses[firstKnown]! / closes[firstKnown]!;
  for (let at = 0; at < closes.length; at += 1) {
    const adjClose = adjCloses[at];
    if (adjClose !== undefined) factor = adjClose / closes[at]!;
    learnt[at] = closes[at]! * factor;
  }
  return learnt;
}

function isPrice(value: number | undefined): boolean {
  return value !== undefined && Number.isFinite(value) && value > 0;
}

export function invalidSeries(symbol: string, message: string): AppError {
  return new AppError("series.invalid", { message: `${symbol}: ${message}`, symbol });
}
