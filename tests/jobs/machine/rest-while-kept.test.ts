import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../../core/cloud/local/system-clock.ts";
import { type Log, silentLog } from "../../../core/log.ts";
import { ownMachine } from "../../../jobs/machine/own-machine.ts";
import { restWhileKept } from "../../../jobs/machine/rest-while-kept.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulso-rest-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rest(
  keptUntil: Date | undefined,
  signal = new AbortController().signal,
  log: Log = silentLog,
): Promise<void> {
  const machineRecord = path.join(folder, "machine.json");
  await writeFile(machineRecord, JSON.stringify({ name: "m", pid: 1, start: "", keptUntil }));
  await restWhileKept(ownMachine({ machineRecord }), "manifests/x", {
    clock: systemClock,
    log,
    signal,
  });
}

test("a machine that nothing keeps, or whose time is over, ends with its work", async () => {
  const log = { ...silentLog, info: () => expect.unreachable("it rests") };
  await rest(undefined, undefined, log);
  await rest(new Date(Date.now() - 1), undefined, log);
  await restWhileKept(ownMachine({ machineRecord: undefined }), "manifests/x", {
    clock: systemClock,
    log,
    signal: new AbortController().signal,
  });
});

test("a machine that is kept stays until its time is over", async () => {
  const until = new Date(Date.now() + 1_000);
  await rest(until);
  expect(Date.now()).toBeGreaterThanOrEqual(until.getTime());
});

test("a machine at rest heeds a stop", async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  // It would outlast the test's own time.
  await rest(new Date(Date.now() + 600_000), stop.signal);
  expect(stop.signal.aborted).toBe(true);
});
