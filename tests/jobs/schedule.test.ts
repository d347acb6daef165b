import { Cron } from "croner";
import { afterEach, expect, test, vi } from "vitest";
import { readConfig } from "../../core/config.ts";
import { startSchedule } from "../../jobs/schedule.ts";

afterEach(() => vi.useRealTimers());

test("the default pattern is 00, 06, 12 and 18 o'clock UTC", () => {
  const times = new Cron(readConfig({}).schedule, { timezone: "UTC", paused: true }).nextRuns(
    4,
    "2026-11-22T05:59:00Z",
  );
  expect(times.map((time) => time.toISOString())).toEqual([
    "2026-11-22T06:00:00.000Z",
    "2026-11-22T12:00:00.000Z",
    "2026-11-22T18:00:00.000Z",
    "2026-11-23T00:00:00.000Z",
  ]);
});

test("a tick names the run of its slot, and none comes after stop", async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T05:59:58Z") });
  const runs: string[] = [];
  const schedule = startSchedule(
    "0 0,6,12,18 * * *",
    async (run) => void runs.push(run),
    () => {},
  );
  expect(schedule.next()?.toISOString()).toBe("2026-11-22T06:00:00.000Z");
  await vi.advanceTimersByTimeAsync(12 * 3_600_000);
  schedule[Symbol.dispose]();
  await vi.advanceTimersByTimeAsync(12 * 3_600_000);
  expect(runs).toEqual(["2026-11-22T06", "2026-11-22T12"]);
});

test("a pattern that is none is refused by the variable's name", () => {
  expect(() =>
    startSchedule(
      "every now and then",
      async () => {},
      () => {},
    ),
  ).toThrow(
    expect.objectContaining({ code: "config.invalid", message: expect.stringContaining("PULSO_SCHEDULE") }),
  );
});
