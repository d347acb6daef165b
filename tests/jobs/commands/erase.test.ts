import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { silentLog } from "../../../core/log.ts";
import type { RegisterCommand } from "../../../jobs/command.ts";
import { registerErase } from "../../../jobs/commands/erase.ts";
import { registerRuns } from "../../../jobs/commands/runs.ts";
import { EraseStand } from "../../support/erase-stand.ts";

const at = "2026-03-10T05:00:00Z";

async function call(stand: EraseStand, register: RegisterCommand, words: string[]) {
  const config = readConfig({
    PULSO_HOME: stand.folder,
    PULSO_LAKE: stand.store.root,
    DATABASE_URL: stand.databaseUrl,
  });
  const events: Record<string, unknown>[] = [];
  const reporter = {
    progress() {},
    status() {},
    event: (type: string, fields: object) => void events.push({ type, ...fields }),
    table() {},
    close() {},
  };
  const program = new Command().exitOverride();
  register(program, () => ({ config, log: silentLog, reporter, signal: new AbortController().signal }));
  await program.parseAsync(words, { from: "user" });
  return events;
}

test("pulso erase takes records out by id and by file, notes unknown ones too, and pulso runs tells of it", async () => {
  await using stand = await EraseStand.open();
  stand.posts = [
    { key: "1", secret: "quokka-one", at, symbol: "AAPL" },
    { key: "2", secret: "numbat-two", at },
    { key: "3", secret: "keeper-three", at, symbol: "AAPL" },
  ];
  await stand.publish("2026-03-10T06", null);
  const list = path.join(stand.folder, "ids.txt");
  await writeFile(list, "chat:2\r\n\nchat:not-yet-seen\n");
  const events = await call(stand, registerErase, ["erase", "--record", "chat:1", "--file", list]);
  expect(events).toEqual([{ type: "erased", records: 3, waiting: 0, mentions: 1, objects: 2 }]);
  expect(await stand.placesOf("quokka-one", "numbat-two")).toEqual([]);
  expect(await stand.placesOf("keeper-three")).not.toEqual([]);
  expect(await call(stand, registerErase, ["erase", "--due"])).toMatchObject([{ records: 0, objects: 0 }]);
  expect(await call(stand, registerRuns, ["runs"])).toMatchObject([
    { type: "tombstones", erased: 3, waiting: 0, waitingSince: null },
  ]);
  stand.posts = [{ key: "not-yet-seen", secret: "bilby-four", at, symbol: "AAPL" }];
  await stand.publish("2026-03-10T12", "2026-03-10T06");
  expect(await stand.placesOf("bilby-four")).toEqual([]);
});

test("what is no record id, or no wish at all, is refused before anything is touched", async () => {
  await using stand = await EraseStand.open();
  for (const words of [["--record", "no-colon"], [], ["--file", path.join(stand.folder, "absent")]])
    await expect(call(stand, registerErase, ["erase", ...words])).rejects.toMatchObject({
      code: words[0] === "--file" ? "input.not_found" : "input.invalid",
    });
});
