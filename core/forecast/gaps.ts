import type { AssetClass } from "../domain/record.ts";
import { isWeekend, toDayNumber } from "./calendar.ts";

/**
 * So many missing days may lie between two bars before what lies between them is no day's return: a week of weekdays,
 * as exchanges close for a holiday week (Lunar New Year) or a disaster (four days from 2001-09-11); for coins, which
 * trade daily, a weekend, which a source of weekdays leaves out.
 */
const missingDaysMax = { weekdays: 5, everyDay: 2 } as const;
/** Longer than a year without a bar: a relisting, or another company under the same symbol. */
const listingGapWeekdays = 260;

/** Whether more than `missingDaysMax` trading days are missing between two bars' days (since 1970-01-01). */
export function isGap(fromDay: number, toDay: number, assetClass: AssetClass): boolean {
  const isEveryDay = assetClass === "crypto";
  return (
    missingDays(fromDay, toDay, isEveryDay) > (isEveryDay ? missingDaysMax.everyDay : missingDaysMax.weekdays)
  );
}

/** The index of the first bar after the last pause of more than a year; 0 without one. */
export function lastListing(dates: readonly string[]): number {
  for (let at = dates.length - 1; at > 0; at -= 1)
    if (missingDays(toDayNumber(dates[at - 1]!), toDayNumber(dates[at]!), false) > listingGapWeekdays)
      return at;
  return 0;
}

/** Days strictly between two days: all of them, or weekdays alone. */
function missingDays(fromDay: number, toDay: number, isEveryDay: boolean): number {
  const between = Math.max(0, toDay - fromDay - 1);
  if (isEveryDay) return between;
  const weeks = Math.floor(between / 7);
  let weekdays = weeks * 5;
  for (let day = fromDay + weeks * 7 + 1; day < toDay; day += 1) if (!isWeekend(day)) weekdays += 1;
  return weekdays;
}

/**
 * Closes without the jump over each gap: from a gap on they are multiplied so that its return is 0, by what lies before
 * alone. `gapBefore[t]` says that between t−1 and t no return is known.
 */
export function bridgeGaps(closes: Float64Array, gapBefore: readonly boolean[]): Float64Array {
  let level = 1;
  return closes.map((close, at) => {
    if (at > 0 && gapBefore[at]) level *= closes[at - 1]! / close;
    return close * level;
  });
}
