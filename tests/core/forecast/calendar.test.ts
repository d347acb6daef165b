import { expect, test } from "vitest";
import { countSessions, toDate, toDayNumber } from "../../../core/forecast/calendar.ts";

const day = toDayNumber;

test("a date becomes a day number and back; what is no date becomes NaN", () => {
  expect(day("1970-01-02")).toBe(1);
  expect(toDate(day("2024-02-29"))).toBe("2024-02-29");
  expect(day("2023-02-29")).toBeNaN();
  for (const text of [
    "tomorrow",
    "2023-13-01",
    "2023-00-10",
    "2023-01-00",
    "1900-02-29",
    "2023-1-001",
    "+023-01-01",
  ])
    expect(day(text)).toBeNaN();
});

test("day numbers agree with the platform's own over four centuries", () => {
  for (let number = -80_000; number < 80_000; number += 37) expect(day(toDate(number))).toBe(number);
});

test("from Friday, Saturday, Sunday and Monday are one session on", () => {
  for (const date of ["2026-11-21", "2026-11-22", "2026-11-23"])
    expect(countSessions(day("2026-11-20"), day(date), false)).toBe(1);
  expect(countSessions(day("2026-11-20"), day("2026-11-24"), false)).toBe(2);
});

test("a year has about 252 sessions, and 365 where trading never rests", () => {
  const sessions = countSessions(day("2026-01-01"), day("2027-01-01"), false);
  expect(sessions).toBeGreaterThan(251);
  expect(sessions).toBeLessThan(253);
  expect(countSessions(day("2026-01-01"), day("2027-01-01"), true)).toBe(365);
});
