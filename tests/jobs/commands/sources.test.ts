import { Command } from "commander";
import { expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { silentLog } from "../../../core/log.ts";
import { registerSources } from "../../../jobs/commands/sources.ts";
import { Budget } from "../../../jobs/fetch/budget.ts";
import { missingSettings } from "../../../jobs/fetch/missing-settings.ts";
import { EraseStand } from "../../support/erase-stand.ts";
import { madeSource } from "../../support/made-source.ts";

test("pulso sources lists every source, those never asked too, with what failed runs have spent", async () => {
  await using stand = await EraseStand.open();
  const now = new Date();
  const of = { store: stand.store, source: "hackernews", limits: {}, now };
  for (const attempt of [1, 2]) {
    const budget = await Budget.open({ ...of, writer: `run=2026-03-10T06.attempt=${attempt}` });
    await budget.take(now, 0.5);
  }
  await stand.dataSource.query(
    `insert into source_reading (run_id, source, state, to_at, records, bars, quarantined, duplicate, deleted, code, message, sample, read_at)
     values ('2026-03-10T06', 'rss', 'failed', '2026-03-10T06:00:00Z', 0, 0, 0, 0, 0, 'source.unavailable', 'no answer', false, '2026-03-10T06:01:00Z')`,
  );
  const config = readConfig({
    PULSO_HOME: stand.folder,
    PULSO_LAKE: stand.store.root,
    DATABASE_URL: stand.databaseUrl,
    PULSO_SOURCES: "rss,hackernews",
    PULSO_RETENTION_DAYS: "rss=30",
  });
  let rows: Record<string, unknown>[] = [];
  const reporter = {
    progress() {},
    status() {},
    event() {},
    table: (_type: string, given: Record<string, unknown>[]) => {
      rows = given;
    },
    close() {},
  };
  const program = new Command().exitOverride();
  const signal = new AbortController().signal;
  registerSources(program, () => ({ config, log: silentLog, reporter, signal }));
  await program.parseAsync(["sources"], { from: "user" });
  const row = (name: string) => rows.find(({ source }) => source === name);
  expect(row("hackernews")).toMatchObject({
    configured: true,
    state: "never",
    dayRequests: 2,
    requestsPerDayMax: 5_000,
    monthUsd: 1,
    lacks: null,
  });
  expect(row("rss")).toMatchObject({ state: "failed", lagSeconds: null, retentionDays: 30 });
  expect(row("files")).toMatchObject({ configured: false, state: "never" });
  expect(row("files")).not.toHaveProperty("dayRequests");
});

test("what a source lacks is told by the environment alone, an empty variable counting as none", () => {
  const setting = (variable: string, required: boolean) => ({
    variable,
    meaning: "Made for a test",
    required,
  });
  const source = madeSource("paid", async function* () {}, {
    settings: [setting("PAID_KEY", true), setting("PAID_SECRET", true), setting("PAID_ASK", false)],
  });
  const { given } = readConfig({ PAID_KEY: "", PAID_SECRET: "s" });
  expect(missingSettings(source, given)).toEqual(["PAID_KEY"]);
});
