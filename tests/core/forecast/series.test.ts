import { expect, test } from "vitest";
import { codeOf } from "../../../core/domain/errors.ts";
import { checkSeries, learntCloses } from "../../../core/forecast/series.ts";
import { randomWalk } from "../../support/random-walk.ts";

const good = randomWalk("ACME", 80);

function codeFor(change: Partial<typeof good>): string | undefined {
  try {
    checkSeries({ ...good, ...change });
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

test("a series of 80 closes is accepted", () => {
  expect(codeFor({})).toBeUndefined();
});

test.each([Number.NaN, 0, -37.63, Number.POSITIVE_INFINITY])("a close of %s is refused", (close) => {
  expect(codeFor({ closes: good.closes.with(40, close) })).toBe("series.invalid");
});

test("a date that repeats, goes back or does not exist is refused", () => {
  expect(codeFor({ dates: good.dates.with(40, good.dates[39]!) })).toBe("series.invalid");
  expect(codeFor({ dates: good.dates.toReversed() })).toBe("series.invalid");
  expect(codeFor({ dates: good.dates.with(40, "2015-02-30") })).toBe("series.invalid");
});

test("closes and dates that differ in number are refused", () => {
  expect(codeFor({ dates: good.dates.slice(1) })).toBe("series.invalid");
});

test("three rows are too short, and closes that never change are refused", () => {
  expect(codeFor({ dates: good.dates.slice(0, 3), closes: good.closes.slice(0, 3) })).toBe(
    "series.too_short",
  );
  expect(codeFor({ closes: good.closes.map(() => 7) })).toBe("series.invalid");
});

test("a missing adjustment takes its neighbour's, so that it is no jump", () => {
  const series = { ...good, dates: [], closes: [100, 50, 51, 52], adjCloses: [undefined, 25, undefined, 52] };
  expect([...learntCloses(series)]).toEqual([50, 25, 25.5, 52]);
});
