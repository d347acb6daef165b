import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { Budget } from "../../../jobs/fetch/budget.ts";
import type { SourceLimits } from "../../../jobs/fetch/source-limits.ts";
import { spendingPath } from "../../../jobs/fetch/spending.ts";
import { FetchBench } from "../../support/fetch-bench.ts";
import { madeSource } from "../../support/made-source.ts";

const now = new Date("2026-01-15T12:00:00Z");
let lake = "";
beforeEach(() => {
  lake = mkdtempSync(path.join(tmpdir(), "pulso-budget-"));
});
afterEach(() => rmSync(lake, { recursive: true, force: true }));

const open = (writer: string, limits: SourceLimits) =>
  Budget.open({ store: new FolderStore(lake), source: "made", limits, writer, now });
const broken = spendingPath("made", "2026-01", "run=a");

test("two writers that opened together do not spend a cap of money twice", async () => {
  const [one, other] = [await open("a", { usdPerDayMax: 1 }), await open("b", { usdPerDayMax: 1 })];
  await one.take(now, 0.6);
  await expect(other.take(now, 0.6)).rejects.toMatchObject({ code: "source.budget" });
  await expect(other.take(now, 0.4)).resolves.toBe(0);
  expect((await open("c", {})).state(now)).toMatchObject({ dayUsd: 1, dayRequests: 2 });
});

test("writers that reserve in the same moment spend no more than the cap together", async () => {
  const writers = await Promise.all(["a", "b", "c", "d"].map((name) => open(name, { usdPerDayMax: 1 })));
  const outcomes = await Promise.allSettled(writers.map((writer) => writer.take(now, 0.6)));
  const gone = outcomes.filter(({ status }) => status === "fulfilled").length;
  expect(gone).toBeLessThanOrEqual(1);
  expect((await open("e", {})).state(now).dayUsd).toBeCloseTo(gone * 0.6);
});

test("no requests a minute is a spent budget, not an endless wait", async () => {
  const budget = await open("a", { requestsPerMinuteMax: 0 });
  await expect(budget.take(now)).rejects.toMatchObject({ code: "source.budget" });
});

test("where what was spent cannot be read nothing is paid for, what is free goes on, and the object stays", async () => {
  const store = new FolderStore(lake);
  await store.put(broken, '{"schema":1,"da');
  const budget = await open("run=a", { usdPerMonthMax: 20 });
  await expect(budget.take(now, 0.1)).rejects.toMatchObject({
    code: "source.budget",
    message: expect.stringContaining(broken),
  });
  expect(budget.usdLeft(now)).toBe(0);
  expect(await budget.take(now)).toBe(0);
  await budget.flush();
  expect((await store.get(broken))?.toString()).toBe('{"schema":1,"da');
  expect((await open("run=a", {})).state(now).dayRequests).toBe(1);
});

test("a new month, or its deletion, ends what an unreadable object holds up", async () => {
  const store = new FolderStore(lake);
  await store.put(broken, "null");
  const budget = await open("run=b", { usdPerMonthMax: 20 });
  await expect(budget.take(now, 0.1)).rejects.toMatchObject({ code: "source.budget" });
  expect(await budget.take(new Date("2026-02-01T00:00:00Z"), 0.1)).toBe(0);
  await store.delete(broken);
  expect(await budget.take(now, 0.1)).toBe(0);
});

test("a spending that cannot be read is told in the coverage and takes no run with it", async () => {
  const source = madeSource("made", async function* () {}, { limits: { requestsPerDayMax: 5 } });
  await using bench = await FetchBench.open({ sources: [source] });
  await bench.store.put(broken, "");
  const { coverage } = await bench.fetch({ run: "2026-01-15T06", options: { sources: ["made"] } });
  expect(coverage[0]).toMatchObject({ state: "ok", message: expect.stringContaining(broken) });
});
