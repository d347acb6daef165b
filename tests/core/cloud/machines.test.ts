import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { InlineJobs } from "../../../core/cloud/local/inline-jobs.ts";
import { ProcessMachines } from "../../../core/cloud/local/process-machines.ts";
import type { Machines, StageJob } from "../../../core/cloud/ports.ts";

const job = (attempt: number): StageJob => ({
  name: `2026-11-22T06-fetch-${attempt}`,
  stage: "fetch",
  run: "2026-11-22T06",
  attempt,
  previous: null,
  options: {},
});

/** A host that starts the next attempt of whatever is interrupted, as the orchestrator does, while it closes. */
function restarting(create: (onStopped: () => void) => Machines & { close(): Promise<void> }) {
  const answers: Promise<unknown>[] = [];
  const machines = create(() => {
    answers.push(machines.start(job(2)).catch((error: unknown) => error));
  });
  return { machines, answers };
}

test("a host that closes starts no process for the attempt that follows the one it stopped", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-machines-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const commandOf = () => ({ file: process.execPath, args: ["-e", "setInterval(() => {}, 1000)"] });
  const { machines, answers } = restarting(
    (onStopped) => new ProcessMachines({ folder, commandOf, onStopped }),
  );
  await machines.start(job(1));
  await machines.close();
  while (answers.length === 0) await sleep(10);
  expect(await Promise.all(answers)).toMatchObject([{ code: "machine.closing" }]);
  expect(await machines.list()).toEqual([]);
});

test("nor does a cluster of this process begin a job", async () => {
  const run = (_: StageJob, signal: AbortSignal) =>
    new Promise<void>((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const { machines, answers } = restarting((onStopped) => new InlineJobs({ run, onStopped }));
  await machines.start(job(1));
  await machines.close();
  expect(await Promise.all(answers)).toMatchObject([{ code: "machine.closing" }]);
  expect(await machines.list()).toEqual([]);
});
