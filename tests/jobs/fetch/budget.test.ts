import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { Budget } from "../../../jobs/fetch/budget.ts";
import type { SourceLimits } from "../../../jobs/fetch/source-limits.ts";

/** A lake whose writes take as long as a test wants: the first is the slowest. */
class SlowStore extends FolderStore {
  puts = 0;

  override async put(...given: Parameters<FolderStore["put"]>): ReturnType<FolderStore["put"]> {
    this.puts += 1;
    await new Promise((resolve) => setTimeout(resolve, this.puts === 1 ? 40 : 1));
    return super.put(...given);
  }
}

let lake = "";
beforeEach(async () => {
  lake = await mkdtemp(path.join(tmpdir(), "pulso-budget-"));
});
afterEach(async () => rm(lake, { recursive: true, force: true }));

const noon = new Date("2026-01-15T12:00:00Z");
const open = (store: FolderStore, writer: string, limits: SourceLimits = {}, now = noon) =>
  Budget.open({ store, source: "made", limits, writer, now });

test("what is counted while an earlier count is being written is written after it", async () => {
  const budget = await open(new SlowStore(lake), "one", { requestsPerDayMax: 100 });
  await Promise.all(Array.from({ length: 5 }, () => budget.take(noon)));
  await budget.flush();
  const other = await open(new FolderStore(lake), "two");
  expect(other.state(noon).dayRequests).toBe(5);
});

test("requests taken while the others' spending is looked at again are not forgotten", async () => {
  const store = new FolderStore(lake);
  const budget = await open(store, "one");
  await budget.take(noon);
  const later = new Date(noon.getTime() + 700_000);
  await Promise.all(Array.from({ length: 4 }, () => budget.take(later)));
  expect(budget.state(later).dayRequests).toBe(5);
});

test("what was reserved before midnight is settled in the day it was reserved in", async () => {
  const budget = await open(new FolderStore(lake), "one", { usdPerDayMax: 1 });
  const before = new Date("2026-01-15T23:59:59Z");
  const after = new Date("2026-01-16T00:00:01Z");
  await budget.take(before, 0.5);
  await budget.take(after, 0.5);
  await budget.settle(after, 0.5, 0.2);
  await budget.settle(before, 0.5, 0.1);
  expect(budget.state(before).dayUsd).toBe(0.1);
  expect(budget.state(after).dayUsd).toBe(0.2);
});
