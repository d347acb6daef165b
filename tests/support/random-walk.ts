import { seededRandom } from "../../core/domain/random.ts";
import type { AssetClass } from "../../core/domain/record.ts";
import { isWeekend, toDate, toDayNumber } from "../../core/forecast/calendar.ts";
import type { CloseSeries } from "../../core/forecast/series.ts";

/** A made-up series: a walk of normal returns (deviation a day given), weekdays only unless it is a coin. */
export function randomWalk(
  symbol: string,
  count: number,
  {
    assetClass = "stock",
    seed = 1,
    deviation = 0.015,
    from = "2015-01-01",
  }: { assetClass?: AssetClass; seed?: number; deviation?: number; from?: string } = {},
): CloseSeries {
  const random = seededRandom(seed);
  const dates: string[] = [];
  const closes: number[] = [];
  let close = 100;
  for (let day = toDayNumber(from); dates.length < count; day += 1) {
    if (assetClass !== "crypto" && isWeekend(day)) continue;
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    close *= Math.exp(deviation * normal);
    dates.push(toDate(day));
    closes.push(Number(close.toPrecision(8)));
  }
  return { symbol, class: assetClass, dates, closes };
}

/** The same series with other closes after `at`: what a look-ahead detector compares with. */
export function withOtherFuture(series: CloseSeries, at: number): CloseSeries {
  return {
    ...series,
    closes: series.closes.map((close, index) => (index > at ? close * (index % 2 ? 3 : 0.2) : close)),
  };
}
