import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { silentLog } from "../../../core/log.ts";
import { registerLoad } from "../../../jobs/commands/load.ts";
import { createTestDatabase } from "../../support/database.ts";
import { folderStore, writeSmallRun } from "../../support/small-lake.ts";

test("a second load of a run says that nothing was changed", async () => {
  await using database = await createTestDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-load-command-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = readConfig({ PULSO_HOME: folder, DATABASE_URL: database.url });
  const run = "2026-01-01T06";
  await writeSmallRun(folderStore(config.lake), { run });
  const events: string[] = [];
  const reporter = {
    progress() {},
    status() {},
    event: (type: string) => void events.push(type),
    table() {},
    close() {},
  };
  const signal = new AbortController().signal;
  for (let time = 0; time < 2; time += 1) {
    const program = new Command().exitOverride();
    registerLoad(program, () => ({ config, log: silentLog, reporter, signal }));
    await program.parseAsync(["load", "--run", run], { from: "user" });
  }
  expect(events).toEqual(["loaded", "unchanged"]);
});
