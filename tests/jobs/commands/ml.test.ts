import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { vetoMsMax } from "../../../core/domain/veto.ts";
import { silentLog } from "../../../core/log.ts";
import type { RegisterCommand } from "../../../jobs/command.ts";
import { registerMl } from "../../../jobs/commands/ml.ts";
import { registerRuns } from "../../../jobs/commands/runs.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "pulso-ml-"));
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function call(register: RegisterCommand, ...words: string[]) {
  const config = readConfig({
    PULSO_HOME: folder,
    DATABASE_URL: database.url,
    PULSO_ML_USD_PER_HOUR: "0.5",
  });
  const events: Record<string, unknown>[] = [];
  const reporter = {
    progress() {},
    status() {},
    event: (type: string, fields: object, sentence: string) =>
      void events.push({ type, ...fields, sentence }),
    table() {},
    close() {},
  };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  register(program, () => ({ config, log: silentLog, reporter, signal: new AbortController().signal }));
  await program.parseAsync(words, { from: "user" });
  return events;
}

test("the ML machine is kept for a time with its cost said, seen among the runs, and let go", async () => {
  const [put] = await call(registerMl, "ml", "keep-alive", "--for", "90m");
  expect(put).toMatchObject({ type: "veto.put", usdPerHour: 0.5 });
  expect(put!.sentence).toContain("0.50 USD an hour");
  const endsIn = Date.parse(String(put!.until)) - Date.now();
  expect(endsIn).toBeGreaterThan(0);
  expect(endsIn).toBeLessThanOrEqual(90 * 60_000);
  expect(await call(registerRuns, "runs")).toContainEqual(
    expect.objectContaining({ type: "veto", setBy: "command line", until: put!.until }),
  );
  expect(await call(registerMl, "ml", "keep-alive", "--off")).toMatchObject([{ type: "veto.lifted" }]);
  expect(await call(registerMl, "ml", "keep-alive", "--off")).toMatchObject([{ type: "veto.none" }]);
  expect(await call(registerRuns, "runs")).not.toContainEqual(expect.objectContaining({ type: "veto" }));
});

test.each([
  [["--for", `${vetoMsMax / 3_600_000 + 1}h`], "veto.invalid"],
  [["--for", "0h"], "veto.invalid"],
  [["--for", "tomorrow"], "commander.invalidArgument"],
  [["--for", "1h", "--off"], "commander.conflictingOption"],
  [[], "input.invalid"],
])("%j keeps nothing", async (words, code) => {
  await expect(call(registerMl, "ml", "keep-alive", ...words)).rejects.toMatchObject({ code });
  expect(await call(registerRuns, "runs")).not.toContainEqual(expect.objectContaining({ type: "veto" }));
});
