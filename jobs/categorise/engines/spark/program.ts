import { randomUUID } from "node:crypto";
import { messageOf } from "../../../../core/domain/errors.ts";
import { isSameProcess } from "../../../../core/process/identity.ts";
import { fromSystem } from "../../../system-error.ts";
import { failureFolder, toFailure } from "./failure.ts";
import { jobVariable, readJob, type SparkJob } from "./job.ts";
import { openPlace } from "./place.ts";
import { RowWriter, readRows } from "./rows.ts";

type Program = (rows: AsyncIterable<string[]>, output: RowWriter, job: SparkJob) => Promise<void>;

/** What categorise.sql names; each is imported alone, since every partition starts a process of its own. */
const programs: Record<string, () => Promise<Program>> = {
  judge: async () => (await import("./judge-objects.ts")).judgeObjects,
  check: async () => (await import("./check-ids.ts")).checkIds,
  send: async () => (await import("./send-runs.ts")).sendRuns,
  write: async () => (await import("./write-assets.ts")).writeAssets,
  finish: async () => (await import("./finish-stage.ts")).finishStage,
};

const job = readJob(process.env[jobVariable] ?? "");
try {
  const { owner } = job;
  // Java outlives a stage that was killed; its next program ends it.
  if (owner && !isSameProcess(owner.pid, owner.start)) throw new Error("the stage is gone");
  const name = process.argv[2] ?? "";
  const load = programs[name];
  if (!load) throw new Error(`there is no program "${name}"`);
  const program = await load();
  const output = new RowWriter(process.stdout);
  await program(readRows(process.stdin), output, job);
  await output.flush();
} catch (error) {
  // Spark tells no more of it than the exit code, runs the task again, and lastly gives up.
  const failure = JSON.stringify(toFailure(fromSystem(error)));
  await (await openPlace(job.work)).put(`${failureFolder}/${Date.now()}-${randomUUID()}.json`, failure);
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
