import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { silentLog } from "../../../core/log.ts";
import { registerFetch } from "../../../jobs/commands/fetch.ts";
import { makeDataFolder } from "../../support/data-folder.ts";
import { goodRecord, jsonLines } from "../../support/poison.ts";
import { recordingReporter } from "../../support/recording-reporter.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(`${tmpdir()}/pulso-home-`);
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** What the command says, as `--json` would. */
async function pulso(...words: string[]): Promise<Record<string, unknown>[]> {
  const { reporter, said } = recordingReporter();
  const program = new Command("pulso").exitOverride().configureOutput({ writeErr() {} });
  registerFetch(program, () => ({
    config: readConfig({ PULSO_HOME: home }),
    log: silentLog,
    signal: new AbortController().signal,
    reporter,
  }));
  await program.parseAsync(["node", "pulso", "fetch", ...words]);
  return said;
}

test("it says what each source delivered, and a second time that nothing was changed", async () => {
  await using folder = await makeDataFolder({ "posts.jsonl": jsonLines(goodRecord("one")) });
  const words = ["--run", "2026-01-15T12", "--data", folder.dataDir];
  const said = await pulso(...words);
  expect(said).toMatchObject([
    { type: "fetch.source", source: "files", state: "ok", records: 1 },
    { type: "fetch.done", run: "2026-01-15T12", counts: { in: 1, out: 1 } },
  ]);
  expect((await pulso(...words))[0]).toMatchObject({ type: "fetch.already_done", attempt: 1 });
  expect(await pulso(...words, "--attempt", "2")).toMatchObject([{ records: 1 }, { attempt: 2 }]);
});

test.each([
  [["--run", "2026-01-15T11"], "run.invalid"],
  [["--run", "2026-01-15T12", "--attempt", "none"], "input.invalid"],
  [["--run", "2026-01-15T12", "--data", "/nowhere/at/all"], "input.not_found"],
  [["--run", "2026-01-15T12", "--source", "carrier-pigeon"], "source.unknown"],
  [["--run", "2026-01-15T12", "--previous", "2026-01-15T06"], "manifest.missing"],
])("%j is refused with %s", async (words, code) => {
  await expect(pulso(...words)).rejects.toMatchObject({ code });
});
