import { expect, test } from "vitest";
import { playSchedule, replayCommand } from "./schedule.ts";

/** `npm run simulate` plays as many as one likes; CI 50,000. */
const schedules = 2_000;

test(`${schedules} random schedules with all kinds of faults: every invariant holds`, async () => {
  for (let seed = 1; seed <= schedules; seed++) {
    const { violations } = await playSchedule(seed);
    expect(violations, replayCommand(seed)).toEqual([]);
  }
});

test("one seed is one schedule: its story is the same each time", async () => {
  for (const seed of [3, 7, 11]) {
    const stories: string[][] = [[], []];
    for (const story of stories) await playSchedule(seed, story);
    expect(stories[0]).toEqual(stories[1]);
    expect(stories[0]!.length).toBeGreaterThan(20);
  }
});
