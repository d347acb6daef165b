import type { DataSource } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase } from "../../core/database/connect.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import { followRun } from "../../jobs/follow-run.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let dataSource: DataSource;
let ledger: LedgerRepository;
const now = new Date("2026-11-22T12:00:00Z");
const reporter = { progress() {}, status() {}, event() {}, table() {}, close() {} };

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await connectDatabase(database.url);
  ledger = new LedgerRepository(dataSource, { ...defaultRunRules, attemptsMax: 1 });
});
afterAll(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
});

async function askAgain(run: string) {
  const before = await ledger.findRun(run);
  await ledger.decide({ type: "tick", run, options: {}, retry: true }, now);
  const signal = AbortSignal.timeout(10_000);
  return followRun(run, { instance: { ledger }, reporter, signal, before });
}

test("who asks again for a failed run while another is under way is told so, not kept waiting", async () => {
  const run = "2026-11-22T00";
  await ledger.decide({ type: "tick", run, options: {}, retry: false }, now);
  const stopped = {
    type: "stopped",
    run,
    stage: "fetch",
    attempt: 1,
    reason: "x",
    interrupted: false,
  } as const;
  await ledger.decide(stopped, now);
  await ledger.decide({ type: "tick", run: "2026-11-22T06", options: {}, retry: false }, now);
  expect(await askAgain(run)).toMatchObject({ status: "SKIPPED", reason: "overlap" });
});

test("who asks again for a run that a newer one has overtaken is told so, not kept waiting", async () => {
  await dataSource.query("insert into publication (run_id, published_at) values ($1, $2)", [
    "2026-11-22T12",
    now,
  ]);
  expect(await askAgain("2026-11-22T00")).toMatchObject({ status: "SKIPPED", reason: "stale" });
  await ledger.decide({ type: "tick", run: "2026-11-21T00", options: {}, retry: true }, now);
  expect(await askAgain("2026-11-21T00")).toMatchObject({ status: "SKIPPED", reason: "stale" });
});
