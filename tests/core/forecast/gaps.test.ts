import { expect, test } from "vitest";
import { toDayNumber } from "../../../core/forecast/calendar.ts";
import { bridgeGaps, isGap, lastListing } from "../../../core/forecast/gaps.ts";
import { prepare, spreadOver } from "../../../core/forecast/prepared.ts";
import { gatherSamples } from "../../../core/forecast/samples.ts";
import { checkSeries } from "../../../core/forecast/series.ts";
import { randomWalk } from "../../support/random-walk.ts";

const between = (from: string, to: string, assetClass: "stock" | "crypto" = "stock") =>
  isGap(toDayNumber(from), toDayNumber(to), assetClass);

test("weekends, holidays and the closure of 2001 are no gap; more than a week of weekdays is", () => {
  expect(between("2024-03-28", "2024-04-02")).toBe(false);
  expect(between("2001-09-10", "2001-09-17")).toBe(false);
  expect(between("2024-02-08", "2024-02-19")).toBe(true);
  expect(between("2024-02-09", "2024-02-19")).toBe(false);
  expect(between("2023-01-02", "2024-01-02")).toBe(true);
});

test("a coin trades daily: only a weekend may be missing", () => {
  expect(between("2024-03-01", "2024-03-04", "crypto")).toBe(false);
  expect(between("2024-03-01", "2024-03-05", "crypto")).toBe(true);
});

test("a pause of more than a year begins a listing anew", () => {
  expect(lastListing(["2014-01-02", "2014-01-03", "2020-09-16", "2020-09-17"])).toBe(2);
  expect(lastListing(["2014-01-02", "2014-06-03"])).toBe(0);
});

test("bridged closes stand still over a gap and move as before on both sides of it", () => {
  expect([...bridgeGaps(Float64Array.of(10, 11, 44, 22), [false, false, true, false])]).toEqual([
    10, 11, 11, 5.5,
  ]);
});

const walk = randomWalk("ACME", 300, { seed: 9 });
/** 30 weekdays are missing, and behind them the price is three times as high. */
const broken = {
  ...walk,
  dates: [...walk.dates.slice(0, 150), ...walk.dates.slice(180)],
  closes: [...walk.closes.slice(0, 150), ...walk.closes.slice(180).map((close) => 3 * close)],
};

test("a gap is no return: variance, strength and targets know nothing of it", () => {
  const prepared = prepare(broken);
  expect(prepared.returns[150]).toBeNaN();
  expect(prepared.variance[150]).toBe(prepared.variance[149]);
  expect(prepared.logCloses[150]).toBeCloseTo(prepared.logCloses[149]!, 12);
  for (const values of [prepared.variance, prepared.longVariance, prepared.strength, prepared.overAverage])
    for (const value of values.slice(60)) expect(value).not.toBeNaN();
  expect(Math.sqrt(prepared.variance[151]!)).toBeLessThan(0.03);
  expect(spreadOver(prepared, 269, 1)).toBeLessThan(0.03);
  const { targets, at, rows } = gatherSamples([prepared], prepared.days.at(-1)!);
  const horizons = targets.length / rows;
  const last = at.indexOf(149);
  expect(last).toBeGreaterThan(0);
  expect([...targets.slice(last * horizons, (last + 1) * horizons)].every(Number.isNaN)).toBe(true);
  expect(Math.max(...targets.filter((value) => !Number.isNaN(value)))).toBeLessThan(5.9);
});

test("what comes after a gap changes nothing before it", () => {
  const [whole, cut] = [
    prepare(broken),
    prepare({ ...broken, dates: broken.dates.slice(0, 150), closes: broken.closes.slice(0, 150) }),
  ];
  expect([...whole.logCloses.slice(0, 150)]).toEqual([...cut.logCloses]);
  expect([...whole.variance.slice(0, 150)]).toEqual([...cut.variance]);
});

test("a session that the exchange had and the asset had not is a gap too", () => {
  const prepared = prepare({ ...walk, afterMissed: new Set([walk.dates[100]!]) });
  expect(prepared.returns[100]).toBeNaN();
  expect(prepared.returns[101]).not.toBeNaN();
});

test("closes a month apart carry no daily return and are refused", () => {
  const dates = Array.from(
    { length: 80 },
    (_, at) => `${2010 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`,
  );
  const closes = dates.map((_, at) => 100 + at);
  expect(() => checkSeries({ ...walk, dates, closes })).toThrow(/has 1 closes/);
});
