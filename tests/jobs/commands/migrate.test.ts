import { Command } from "commander";
import pg from "pg";
import { expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { migrations } from "../../../core/database/migrations/index.ts";
import { silentLog } from "../../../core/log.ts";
import { registerMigrate } from "../../../jobs/commands/migrate.ts";
import { createTestDatabase } from "../../support/database.ts";
import { recordingReporter } from "../../support/recording-reporter.ts";

test("pulso migrate makes the tables of an empty database, finds nothing to do again, and tells of a newer Pulso's", async () => {
  await using database = await createTestDatabase();
  const client = new pg.Client(database.url);
  await client.connect();
  const { reporter, said } = recordingReporter();
  const config = readConfig({ DATABASE_URL: database.url });
  const migrate = async () => {
    const program = new Command().exitOverride();
    registerMigrate(program, () => ({
      config,
      log: silentLog,
      reporter,
      signal: new AbortController().signal,
    }));
    await program.parseAsync(["migrate"], { from: "user" });
    return said.at(-1);
  };
  try {
    await client.query("drop schema public cascade; create schema public");
    const whole = { type: "migrated", count: migrations.length, unknown: 0 };
    expect(await migrate()).toMatchObject(whole);
    expect((await client.query("select count(*)::int as runs from run")).rows).toEqual([{ runs: 0 }]);
    expect(await migrate()).toMatchObject(whole);
    await client.query(`insert into migration (timestamp, name) values (4102444800000, 'OfTheFuture')`);
    expect(await migrate()).toMatchObject({ newest: "OfTheFuture", unknown: 1 });
  } finally {
    await client.end();
  }
});
