import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { jobItem } from "../../core/cloud/gcp/machine-names.ts";
import { MetadataMachine } from "../../core/cloud/gcp/metadata-machine.ts";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { systemClock } from "../../core/cloud/local/system-clock.ts";
import { readConfig } from "../../core/config.ts";
import { createLog } from "../../core/log.ts";
import { readJob } from "../../jobs/machine/read-job.ts";
import { runMachine } from "../../jobs/machine/run-machine.ts";
import type { StageProgram } from "../../jobs/stage.ts";

/**
 * A machine's program over a folder in place of a bucket, whose stage does as its job's first source says: `works`,
 * `fails`, `heeds` (works until told to end) or `hangs` (heeds nothing). What it tells goes into a file.
 */
const [lake, told, workMs] = process.argv.slice(2) as [string, string, string];
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort(new Error("stopped by SIGTERM")));
const config = readConfig();
const machine = new MetadataMachine(config.metadataHost);
const job = readJob(config.machineJob ?? (await machine.attribute(jobItem)));

const stage: StageProgram = async ({ stage: name, signal, write, run, attempt, options }) => {
  await write(
    `${name === "fetch" ? "raw" : "predictions"}/run=${run}/attempt=${attempt}/part-00000.csv`,
    "made by a test\n",
    1,
  );
  const manner = options.sources?.[0];
  if (manner === "fails") throw new Error("the stage failed as it was told");
  if (manner === "heeds") await sleep(600_000, undefined, { signal }).catch(() => signal.throwIfAborted());
  if (manner === "hangs") await sleep(600_000);
  return { counts: { in: 1, out: 1, duplicate: 0, quarantined: 0, unlinked: 0 }, detail: {} };
};

await runMachine(job, stage, {
  config,
  machine,
  store: new FolderStore(lake),
  clock: systemClock,
  log: createLog({ logLevel: "info" }),
  signal: stop.signal,
  onProgress: () => {},
  events: { publish: async (event) => appendFileSync(told, `${JSON.stringify(event)}\n`) },
  workMsMax: Number(workMs),
  graceMs: 300,
}).catch(() => {
  process.exitCode = 1;
});
process.exit();
