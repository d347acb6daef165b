import { Command } from "commander";
import { expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { connectDatabase } from "../../../core/database/connect.ts";
import { DataIncidentEntity } from "../../../core/database/entities/data-incident.entity.ts";
import { PublicationEntity } from "../../../core/database/entities/publication.entity.ts";
import { silentLog } from "../../../core/log.ts";
import { registerIncidents } from "../../../jobs/commands/incidents.ts";
import { createTestDatabase } from "../../support/database.ts";

test("the incidents of what is published are listed, newest first, and of one asset alone", async () => {
  await using database = await createTestDatabase();
  const config = readConfig({ DATABASE_URL: database.url });
  const told: unknown[] = [];
  const reporter = {
    progress() {},
    status() {},
    event: (type: string) => void told.push(type),
    table: (_: string, rows: Record<string, unknown>[]) => void told.push(rows.map(({ symbol }) => symbol)),
    close() {},
  };
  const signal = new AbortController().signal;
  const call = async (...words: string[]) => {
    const program = new Command().exitOverride();
    registerIncidents(program, () => ({ config, log: silentLog, reporter, signal }));
    await program.parseAsync(["incidents", ...words], { from: "user" });
  };
  await call();
  const dataSource = await connectDatabase(database.url);
  const runId = "2026-11-22T06";
  const common = { field: "close", source: "yahoo", otherSource: "ecb", value: 1, otherValue: 2, runId };
  await dataSource.manager.insert(PublicationEntity, { runId, publishedAt: new Date() });
  await dataSource.manager.insert(DataIncidentEntity, [
    { ...common, symbol: "AAPL", date: "2026-11-19" },
    { ...common, symbol: "EURUSD", date: "2026-11-20" },
    { ...common, symbol: "LATER", date: "2026-11-20", runId: "2026-11-22T12" },
  ]);
  await dataSource.destroy();
  await call();
  await call("--symbol", "AAPL", "--limit", "1");
  expect(told).toEqual(["empty", ["EURUSD", "AAPL"], ["AAPL"]]);
});
