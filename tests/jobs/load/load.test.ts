import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DataSource } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { findManifest } from "../../../core/cloud/manifests.ts";
import { connectDatabase } from "../../../core/database/connect.ts";
import { LedgerRepository } from "../../../core/database/repositories/ledger.ts";
import { manifestPath } from "../../../core/domain/manifest.ts";
import { defaultRunRules } from "../../../core/domain/run.ts";
import { createLoad } from "../../../jobs/load/load.ts";
import { runStage } from "../../../jobs/stage.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { stageDepsFor, writeSmallRun } from "../../support/small-lake.ts";

let database: TestDatabase;
let dataSource: DataSource;
let ledger: LedgerRepository;
let store: FolderStore;
const folder = mkdtempSync(path.join(tmpdir(), "pulso-load-"));
const catalogue = [
  { symbol: "AAPL", class: "stock" as const, name: "Apple", currency: "USD", formerSymbols: [], aliases: [] },
];

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await connectDatabase(database.url);
  ledger = new LedgerRepository(dataSource, defaultRunRules);
  store = new FolderStore(folder);
});
afterAll(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

function load(run: string, previous: string | null = null, attempt = 1) {
  return runStage("load", createLoad({ dataSource, ledger, catalogue }), stageDepsFor(store), {
    run,
    attempt,
    previous,
    options: {},
  });
}

async function snapshot(): Promise<unknown> {
  const tables = ["asset", "bar", "mention", "sentiment_point", "forecast", "publication", "run"];
  return Promise.all(
    tables.map((table) =>
      dataSource.query(
        `select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`,
      ),
    ),
  );
}

test("a load publishes all of a run, and its counts conserve", async () => {
  await writeSmallRun(store, { run: "2026-01-01T06" });
  const { manifest } = await load("2026-01-01T06");
  expect(manifest.counts).toEqual({ in: 160, out: 160, duplicate: 0, quarantined: 0, unlinked: 0 });
  expect(await ledger.publishedRun()).toBe("2026-01-01T06");
  expect(await dataSource.query("select symbol, name, currency from asset order by symbol")).toEqual([
    { symbol: "AAPL", name: "Apple", currency: "USD" },
    { symbol: "MSFT", name: "MSFT", currency: null },
  ]);
  expect(await dataSource.query("select run_id, source, state, records, about from source_reading")).toEqual([
    { run_id: "2026-01-01T06", source: "made-up", state: "ok", records: 0, about: null },
  ]);
  const [point] = await dataSource.query(
    "select sum(mentions)::int as mentions, bool_and(mean_lower <= mean and mean <= mean_upper) as ordered from sentiment_point where granularity = 'DAILY' and source = 'ALL' and asset = 'AAPL'",
  );
  expect(point).toEqual({ mentions: 50, ordered: true });
});

test("a second load of a run changes nothing, with or without its manifest", async () => {
  const before = await snapshot();
  expect((await load("2026-01-01T06")).manifest.detail).toEqual({ alreadyPublished: true });
  await store.delete(manifestPath("2026-01-01T06", "load"));
  const again = await load("2026-01-01T06");
  expect(again.manifest.detail).toEqual({ alreadyPublished: true });
  expect(again.manifest.counts.out).toBe(160);
  expect(await snapshot()).toEqual(before);
});

test("what an earlier run published is a duplicate, and only what is new or corrected makes new versions", async () => {
  await writeSmallRun(store, { run: "2026-01-01T12", previous: "2026-01-01T06", seed: "2026-01-01T06" });
  const { manifest } = await load("2026-01-01T12", "2026-01-01T06");
  expect(manifest.counts).toEqual({ in: 160, out: 0, duplicate: 160, quarantined: 0, unlinked: 0 });
  expect(await dataSource.query("select count(*)::int as n from bar where run_id = '2026-01-01T12'")).toEqual(
    [{ n: 0 }],
  );
  expect(await ledger.publishedRun()).toBe("2026-01-01T12");
});

test("a forecast that differs in one quantile alone is a new one", async () => {
  const [run, previous] = ["2026-01-01T18", "2026-01-01T12"];
  await writeSmallRun(store, { run, previous, seed: "2026-01-01T06", lowestQuantile: 119 });
  const { manifest } = await load(run, previous);
  expect(manifest.detail).toMatchObject({ forecasts: 2 });
});

test("the pointer never goes back: an older run is refused and leaves no trace", async () => {
  await writeSmallRun(store, { run: "2025-12-31T00" });
  const before = await snapshot();
  await expect(load("2025-12-31T00")).rejects.toMatchObject({ code: "manifest.fenced" });
  expect(await snapshot()).toEqual(before);
  expect(await findManifest(store, "2025-12-31T00", "load")).toBeUndefined();
});

test("an object that differs from its manifest is refused, and nothing of the run is seen", async () => {
  await writeSmallRun(store, { run: "2026-01-02T00", previous: "2026-01-01T18" });
  await store.put("predictions/run=2026-01-02T00/attempt=1/asset=MSFT/part-00000.csv", "asset\n");
  const before = await snapshot();
  await expect(load("2026-01-02T00", "2026-01-01T18")).rejects.toMatchObject({ code: "object.corrupt" });
  expect(await snapshot()).toEqual(before);
});

test("a run is not published onto another than the one it builds on", async () => {
  await writeSmallRun(store, { run: "2026-01-03T00", previous: "2026-01-02T18" });
  const before = await snapshot();
  await expect(load("2026-01-03T00", "2026-01-02T18")).rejects.toMatchObject({ code: "run.gap" });
  expect(await snapshot()).toEqual(before);
});

test("few posts, however alike, give a wide interval, and many a narrow one", async () => {
  const width = async (mentions: number, run: string) => {
    const previous = await ledger.publishedRun();
    await writeSmallRun(store, { run, previous, assets: [`W${mentions}`], mentionsPerAsset: mentions });
    await load(run, previous);
    const [row] = await dataSource.query(
      "select mean_upper - mean_lower as width from sentiment_point where asset = $1 and granularity = 'DAILY' and source = 'ALL' order by mentions desc limit 1",
      [`W${mentions}`],
    );
    return row.width as number;
  };
  const one = await width(1, "2026-02-01T18");
  const many = await width(100, "2026-02-02T18");
  expect(one).toBeGreaterThan(0.9);
  expect(many).toBeLessThan(one / 2);
});
