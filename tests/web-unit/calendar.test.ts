import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, forecastMonths, isDate } from "../../web/src/charts/calendar.ts";

const dates = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

test("the months and days offered are exactly the 365 days after the last close", () => {
  fc.assert(
    fc.property(dates, (last) => {
      const offered = forecastMonths(last).flatMap(({ month, firstDay, lastDay }) =>
        Array.from(
          { length: lastDay - firstDay + 1 },
          (_, at) => `${month}-${String(firstDay + at).padStart(2, "0")}`,
        ),
      );
      expect(offered).toEqual(Array.from({ length: 365 }, (_, at) => addDays(last, at + 1)));
    }),
  );
});

test("days added are days between", () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days);
    }),
  );
});

test("only dates that exist are dates", () => {
  expect(isDate("2020-02-29")).toBe(true);
  for (const text of ["2019-02-29", "2020-13-01", "2020-1-1", "", "tomorrow", "2020-03-14T00:00:00Z"])
    expect(isDate(text)).toBe(false);
});
