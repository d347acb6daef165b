import { expect, test } from "vitest";
import { playSchedule, replayCommand } from "../simulation/schedule.ts";

/** How many random schedules CI plays; SIMULATE_SCHEDULES changes it. */
const schedules = Number(process.env.SIMULATE_SCHEDULES ?? 50_000);

test(`${schedules} random schedules with all kinds of faults: every invariant holds`, async () => {
  let struck = 0;
  for (let seed = 1; seed <= schedules; seed++) {
    const { violations, hits } = await playSchedule(seed);
    expect(violations, replayCommand(seed)).toEqual([]);
    for (const times of hits.values()) struck += times;
  }
  // Schedules in which nothing fails would prove nothing.
  expect(struck / schedules).toBeGreaterThan(5);
});
