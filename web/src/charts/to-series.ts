import type { ForecastFanFragment, PriceBarsFragment, SentimentPointsFragment } from "../gql/graphql.ts";

/** One point on the time axis; `time` is a calendar date, YYYY-MM-DD. */
export interface Point {
  time: string;
  value: number;
}
export interface BandPoint {
  time: string;
  lower: number;
  upper: number;
}
export interface Band {
  /** How many times in 100 it should hold. */
  percent: number;
  points: BandPoint[];
}
export interface Fan {
  start: Point;
  median: Point[];
  naive: Point[];
  /** Widest first, the order they are painted in. */
  bands: Band[];
}
export interface SentimentColumn extends Point {
  /** The 95 % interval of the mean, −1…1; absent when one post alone was scored. */
  lower?: number;
  upper?: number;
  /** 0…1, how much stands behind the mean: few posts are drawn paler. */
  weight: number;
}

type Bar = PriceBarsFragment["edges"][number]["node"];
type Sentiment = SentimentPointsFragment["edges"][number]["node"];

/** Closes by date, ascending, one a date (the last one given wins). */
export function toPriceSeries(bars: readonly Pick<Bar, "date" | "close">[]): Point[] {
  return ascending(bars.map((bar) => ({ time: bar.date, value: bar.close })));
}

/** The fan of a forecast, each line beginning at the last close so that nothing floats. */
export function toFan(answer: ForecastFanFragment): Fan {
  const { forecast, naive, path } = answer;
  const start = { time: forecast.lastCloseDate, value: forecast.lastClose };
  const points = path.filter((point) => point.date > start.time);
  const band = (
    percent: number,
    lower: "lower50" | "lower80" | "lower95",
    upper: "upper50" | "upper80" | "upper95",
  ) => ({
    percent,
    points: [
      { time: start.time, lower: start.value, upper: start.value },
      ...points.map((point) => ({ time: point.date, lower: point[lower], upper: point[upper] })),
    ],
  });
  return {
    start,
    median: [start, ...points.map((point) => ({ time: point.date, value: point.median }))],
    naive: [start, ...points.map((point) => ({ time: point.date, value: naive.median }))],
    bands: [band(95, "lower95", "upper95"), band(80, "lower80", "upper80"), band(50, "lower50", "upper50")],
  };
}

/** Daily means of sentiment. Days on which nothing was scored are left out: empty is not zero. */
export function toSentimentSeries(points: readonly Sentiment[]): SentimentColumn[] {
  return ascending(
    points.flatMap((point) =>
      point.mean == null
        ? []
        : [
            {
              time: point.startsAt.slice(0, 10),
              value: point.mean,
              lower: point.meanLower ?? undefined,
              upper: point.meanUpper ?? undefined,
              weight: Math.min(1, 0.35 + 0.65 * (Math.log1p(point.scored) / Math.log1p(20))),
            },
          ],
    ),
  );
}

/** Mentions a day. */
export function toMentionSeries(points: readonly Pick<Sentiment, "startsAt" | "mentions">[]): Point[] {
  return ascending(points.map((point) => ({ time: point.startsAt.slice(0, 10), value: point.mentions })));
}

export interface DayRow {
  date: string;
  close?: number;
  median?: number;
  lower80?: number;
  upper80?: number;
  mentions?: number;
  sentiment?: number;
}

/** What the chart shows as one row a day, newest first: the table view and the read-out under the crosshair. */
export function toDayRows(series: {
  prices: readonly Point[];
  fan?: Fan;
  sentiment?: readonly SentimentColumn[];
  mentions?: readonly Point[];
}): DayRow[] {
  const rows = new Map<string, DayRow>();
  const row = (date: string) => {
    const found = rows.get(date) ?? { date };
    rows.set(date, found);
    return found;
  };
  for (const point of series.prices) row(point.time).close = point.value;
  for (const point of series.sentiment ?? []) row(point.time).sentiment = point.value;
  for (const point of series.mentions ?? []) row(point.time).mentions = point.value;
  for (const point of series.fan?.median.slice(1) ?? []) row(point.time).median = point.value;
  const band80 = series.fan?.bands.find((band) => band.percent === 80);
  for (const point of band80?.points.slice(1) ?? [])
    Object.assign(row(point.time), { lower80: point.lower, upper80: point.upper });
  return [...rows.values()].sort((a, b) => (a.date < b.date ? 1 : -1));
}

function ascending<T extends Point>(points: T[]): T[] {
  const byTime = new Map(points.map((point) => [point.time, point]));
  return [...byTime.values()].sort((a, b) => (a.time < b.time ? -1 : 1));
}
