import { expect, test } from "vitest";
import {
  toDayRows,
  toFan,
  toMentionSeries,
  toPriceSeries,
  toSentimentSeries,
} from "../../web/src/charts/to-series.ts";
import type { ForecastFanFragment } from "../../web/src/gql/graphql.ts";

const day = (date: string, median: number): ForecastFanFragment["path"][number] => ({
  date,
  median,
  lower50: median - 1,
  upper50: median + 1,
  lower80: median - 2,
  upper80: median + 2,
  lower95: median - 3,
  upper95: median + 3,
});
const answer = {
  forecast: { lastCloseDate: "2019-12-31", lastClose: 100 },
  naive: { median: 100 },
  path: [day("2020-01-01", 101), day("2020-01-02", 102)],
} as ForecastFanFragment;

const sentiment = (startsAt: string, scored: number, mean: number | null) => ({
  startsAt,
  mentions: scored + 1,
  scored,
  mean,
  meanLower: mean === null ? null : mean - 0.1,
  meanUpper: mean === null ? null : mean + 0.1,
});

test("prices come out by date, ascending, one a date, the last one given winning", () => {
  expect(
    toPriceSeries([
      { date: "2019-12-31", close: 3 },
      { date: "2019-12-30", close: 2 },
      { date: "2019-12-31", close: 4 },
    ]),
  ).toEqual([
    { time: "2019-12-30", value: 2 },
    { time: "2019-12-31", value: 4 },
  ]);
});

test("every line and band of the fan begins at the last close", () => {
  const fan = toFan(answer);
  expect(fan.median[0]).toEqual({ time: "2019-12-31", value: 100 });
  expect(fan.naive.map((point) => point.value)).toEqual([100, 100, 100]);
  for (const band of fan.bands)
    expect(band.points[0]).toEqual({ time: "2019-12-31", lower: 100, upper: 100 });
});

test("the fan's bands are painted widest first and each holds the next", () => {
  const { bands } = toFan(answer);
  expect(bands.map((band) => band.percent)).toEqual([95, 80, 50]);
  for (const [at, inner] of bands.slice(1).entries())
    for (const [step, point] of inner.points.entries()) {
      expect(bands[at]!.points[step]!.lower).toBeLessThanOrEqual(point.lower);
      expect(bands[at]!.points[step]!.upper).toBeGreaterThanOrEqual(point.upper);
    }
});

test("a path that repeats the last close's day does not double the point", () => {
  const fan = toFan({ ...answer, path: [day("2019-12-31", 100), ...answer.path] });
  expect(fan.median.map((point) => point.time)).toEqual(["2019-12-31", "2020-01-01", "2020-01-02"]);
});

test("a day on which nothing was scored is left out, not drawn as zero", () => {
  const points = [sentiment("2019-12-31T00:00:00Z", 0, null), sentiment("2019-12-30T00:00:00.000Z", 4, 0)];
  expect(toSentimentSeries(points).map((point) => [point.time, point.value])).toEqual([["2019-12-30", 0]]);
  expect(toMentionSeries(points)).toEqual([
    { time: "2019-12-30", value: 5 },
    { time: "2019-12-31", value: 1 },
  ]);
});

test("what rests on few posts is paler, and never invisible", () => {
  const [one, many, most] = toSentimentSeries([
    sentiment("2019-12-29T00:00:00Z", 1, 0.2),
    sentiment("2019-12-30T00:00:00Z", 10, 0.2),
    sentiment("2019-12-31T00:00:00Z", 500, 0.2),
  ]);
  expect(one!.weight).toBeGreaterThan(0.35);
  expect(one!.weight).toBeLessThan(many!.weight);
  expect(most!.weight).toBe(1);
});

test("the table joins closes, sentiment and forecast by day, newest first", () => {
  const rows = toDayRows({
    prices: toPriceSeries([{ date: "2019-12-31", close: 100 }]),
    fan: toFan(answer),
    mentions: [{ time: "2019-12-29", value: 7 }],
  });
  expect(rows).toEqual([
    { date: "2020-01-02", median: 102, lower80: 100, upper80: 104 },
    { date: "2020-01-01", median: 101, lower80: 99, upper80: 103 },
    { date: "2019-12-31", close: 100 },
    { date: "2019-12-29", mentions: 7 },
  ]);
});
