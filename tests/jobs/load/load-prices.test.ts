import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { DataSource } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../../core/config.ts";
import { connectDatabase } from "../../../core/database/connect.ts";
import { getBars } from "../../../core/database/repositories/bars.ts";
import { getDataIncidents } from "../../../core/database/repositories/data-incidents.ts";
import { LedgerRepository } from "../../../core/database/repositories/ledger.ts";
import { emptyCounts } from "../../../core/domain/manifest.ts";
import { defaultRunRules } from "../../../core/domain/run.ts";
import { createLoad } from "../../../jobs/load/load.ts";
import { predict } from "../../../jobs/predict/predict.ts";
import { runStage, type StageProgram } from "../../../jobs/stage.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { toBars } from "../../support/predict-lake.ts";
import { randomWalk } from "../../support/random-walk.ts";
import { smallPrograms, stageDepsFor } from "../../support/small-lake.ts";

let database: TestDatabase;
let dataSource: DataSource;
let ledger: LedgerRepository;
const folder = mkdtempSync(path.join(tmpdir(), "pulso-load-prices-"));
const store = new FolderStore(folder);
const walk = randomWalk("ACME", 80, { from: "2025-06-02" });

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await connectDatabase(database.url);
  ledger = new LedgerRepository(dataSource, defaultRunRules);
});
afterAll(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** The whole way of a run's bars: raw lines, the real predict stage, the real load. */
async function publish(run: string, previous: string | null, bars: readonly object[]) {
  const fetch: StageProgram = async ({ write, attempt }) => {
    const text = bars.map((bar) => `${JSON.stringify(bar)}\n`).join("");
    await write(
      `raw/run=${run}/attempt=${attempt}/source=test/part-00000.jsonl.gz`,
      gzipSync(text),
      bars.length,
    );
    return { counts: { ...emptyCounts(), in: bars.length, out: bars.length }, detail: { sources: [] } };
  };
  const { categorise } = smallPrograms({ run, assets: [] });
  const config = readConfig({ PULSO_MODELS: "naive", PULSO_PRICE_PRIORITY: "good,test" });
  const deps = { ...stageDepsFor(store), config };
  const load = createLoad({ dataSource, ledger, catalogue: [] });
  for (const [stage, program] of Object.entries({ fetch, categorise, predict }))
    await runStage(
      stage === "fetch" ? "fetch" : stage === "predict" ? "predict" : "categorise",
      program,
      deps,
      {
        run,
        attempt: 1,
        previous,
        options: {},
      },
    );
  return (await runStage("load", load, deps, { run, attempt: 1, previous, options: {} })).manifest;
}

const barsAsOf = (run: string) =>
  getBars(dataSource, ["ACME"], { run, from: "2000-01-01", to: "2030-01-01", limit: 1_000 });

test("a dividend writes new versions of the adjusted past, and an earlier run's view keeps its own", async () => {
  const [first, second, third] = ["2026-01-01T00", "2026-01-01T06", "2026-01-01T12"];
  await publish(first, null, toBars(walk, 0, 70));
  const before = await barsAsOf(first);
  expect(before.map(({ adjClose, dividend, split }) => [adjClose, dividend, split])).toEqual(
    Array.from({ length: 70 }, () => [null, null, null]),
  );
  const dividend = walk.closes[69]! / 50;
  const brought = [{ ...toBars(walk, 70, 71)[0], dividend }, ...toBars(walk, 71, 75)];
  expect((await publish(second, first, brought)).counts).toMatchObject({ in: 75, out: 75, duplicate: 0 });
  const after = await barsAsOf(second);
  expect(after.map(({ close }) => close)).toEqual(walk.closes.slice(0, 75));
  for (const [at, { close, adjClose }] of after.entries())
    expect(adjClose! / close).toBeCloseTo(at < 70 ? 0.98 : 1, 9);
  expect(after[70]).toMatchObject({ dividend, split: null });
  expect(await barsAsOf(first)).toEqual(before);
  expect((await publish(third, second, brought)).counts).toMatchObject({ in: 0, out: 0 });
});

test("an incident is stored once, with the run that found it first, and is not seen from earlier runs", async () => {
  const [first, second, previous] = ["2026-01-02T00", "2026-01-02T06", "2026-01-01T12"];
  const good = { ...toBars(walk, 75, 76)[0], source: "good" };
  const off = { ...toBars(walk, 75, 76)[0], close: walk.closes[75]! * 2 };
  expect((await publish(first, previous, [good, off])).detail).toMatchObject({ incidents: 1 });
  expect((await publish(second, first, [off])).detail).toMatchObject({ incidents: 0 });
  const found = await getDataIncidents(dataSource, { run: second, limit: 10 });
  expect(found).toEqual([
    {
      symbol: "ACME",
      date: walk.dates[75],
      field: "close",
      source: "good",
      value: walk.closes[75],
      otherSource: "test",
      otherValue: walk.closes[75]! * 2,
      runId: first,
    },
  ]);
  expect(await getDataIncidents(dataSource, { run: previous, limit: 10 })).toEqual([]);
  expect(await getDataIncidents(dataSource, { symbol: "OTHER", run: second, limit: 10 })).toEqual([]);
});
