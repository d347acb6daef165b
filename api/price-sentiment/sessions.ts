import type { BarRow } from "../../core/database/repositories/bars.ts";
import type { SentimentPointRow } from "../../core/database/repositories/sentiment-points.ts";
import type { AssetClass } from "../../core/domain/record.ts";
import { toDayNumber } from "../../core/forecast/calendar.ts";
import { isGap } from "../../core/forecast/gaps.ts";
import { toDate } from "../coverage.ts";

/**
 * Daily sentiment beside log-returns, one element a session, from the first day of sentiment to the last (and the
 * sessions around them that a lag reaches). Adjusted closes when every bar has one, else closes: never a mixture. Over a gap there is no
 * return (NaN).
 */
export function pairSessions(
  bars: readonly BarRow[],
  points: readonly SentimentPointRow[],
  assetClass: AssetClass,
): { sentiment: Float64Array; returns: Float64Array } {
  const isAdjusted = bars.every(({ adjClose }) => adjClose !== null);
  const price = (bar: BarRow) => (isAdjusted ? bar.adjClose! : bar.close);
  const means = new Map(points.map(({ startsAt, mean }) => [toDate(startsAt), mean ?? Number.NaN]));
  const returns = Float64Array.from(bars, (bar, at) =>
    at === 0 || isGap(toDayNumber(bars[at - 1]!.date), toDayNumber(bar.date), assetClass)
      ? Number.NaN
      : Math.log(price(bar) / price(bars[at - 1]!)),
  );
  const sentiment = Float64Array.from(bars, ({ date }) => means.get(date) ?? Number.NaN);
  return trim(sentiment, returns);
}

/** A lag reaches at most so many sessions beyond the sentiment. */
const reach = 30;

/** Leaves out the years without any text, in which a bootstrap's blocks would draw nothing. */
function trim(
  sentiment: Float64Array,
  returns: Float64Array,
): { sentiment: Float64Array; returns: Float64Array } {
  const isScored = (value: number) => !Number.isNaN(value);
  const from = Math.max(0, sentiment.findIndex(isScored) - reach);
  const to = sentiment.findLastIndex(isScored) + 1 + reach;
  return { sentiment: sentiment.subarray(from, to), returns: returns.subarray(from, to) };
}
