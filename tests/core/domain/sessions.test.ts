import { expect, test } from "vitest";
import { datesAfterMissedSessions, findSessions } from "../../../core/domain/sessions.ts";

const days = ["2001-09-07", "2001-09-10", "2001-09-17", "2001-09-18", "2001-09-19"];
const five = Array.from({ length: 5 }, () => ({ calendar: "NYSE", dates: days }));

test("a closure is no session, and one asset's halt is a missing one", () => {
  const halted = days.filter((date) => date !== "2001-09-18");
  const sessions = findSessions([...five, { calendar: "NYSE", dates: halted }]).get("NYSE")!;
  expect(sessions).toEqual(days);
  expect([...datesAfterMissedSessions(days, sessions)]).toEqual([]);
  expect([...datesAfterMissedSessions(halted, sessions)]).toEqual(["2001-09-19"]);
});

test("a date that fewer than half have, or fewer than five assets could have, is no session", () => {
  const stray = { calendar: "NYSE", dates: [...days.slice(0, 2), "2001-09-11", ...days.slice(2)] };
  expect(findSessions([...five, stray]).get("NYSE")).toEqual(days);
  expect(findSessions(five.slice(1)).get("NYSE")).toEqual([]);
});

test("an asset counts from its first bar to its last, and exchanges do not mix", () => {
  const late = { calendar: "NYSE", dates: days.slice(3) };
  const other = { calendar: ".MC", dates: ["2001-09-12"] };
  const found = findSessions([
    ...five,
    late,
    late,
    late,
    late,
    late,
    late,
    other,
    { calendar: undefined, dates: days },
  ]);
  expect(found.get("NYSE")).toEqual(days);
  expect(found.get(".MC")).toEqual([]);
  expect(found.size).toBe(2);
});
