import { messageOf } from "../core/domain/errors.ts";
import { currentAttempt, isAwaited, jobName, parseJobName, type Run } from "../core/domain/run.ts";
import { logChange, onManifest } from "./decide.ts";
import type { FunctionDeps } from "./deps.ts";
import { isKept } from "./dispatch.ts";
import { mindVeto } from "./mind-veto.ts";

/** Finds what an event lost, what hangs, what was left running, and what became of the veto. */
export async function sweep(deps: FunctionDeps): Promise<void> {
  for (const run of await deps.ledger.listActive()) await mend(run, deps);
  // A mail that cannot be sent, or a machine that does not answer, must not hold up what is left.
  await mindVeto(deps).catch((error: unknown) =>
    deps.log.warn({ error: messageOf(error) }, "veto.not_minded"),
  );
  await stopStrays(deps);
}

async function mend(run: Run, deps: FunctionDeps): Promise<void> {
  const { stage, attempt } = currentAttempt(run);
  const name = jobName(run.id, stage, attempt);
  const { isDone: wasStarted, refusal } = await deps.ledger.outcomeOf(name);
  const state = await deps.workers[stage].state(name);
  // The job is looked at before its manifest: one that ends in between has written it by then.
  if (await onManifest(run.id, stage, deps)) {
    const now = await deps.ledger.findRun(run.id);
    if (now?.status !== "RUNNING" || currentAttempt(now).stage !== stage) return;
  }
  if (wasStarted && state !== "running") {
    const stopped = {
      type: "stopped",
      run: run.id,
      stage,
      attempt,
      reason: "the job is gone",
      interrupted: false,
    } as const;
    logChange(await deps.ledger.decide(stopped, deps.clock.now()), deps);
    return;
  }
  logChange(await deps.ledger.decide({ type: "sweep", run: run.id, refusal }, deps.clock.now()), deps);
}

/** A job that no run waits for any more costs money and may write: it is stopped. */
async function stopStrays(deps: FunctionDeps): Promise<void> {
  for (const worker of new Set(Object.values(deps.workers)))
    for (const name of await worker.list()) {
      const job = parseJobName(name);
      const run = job && (await deps.ledger.findRun(job.run));
      if (job && isAwaited(run, job)) continue;
      // A load ends its run in the ledger before it writes its manifest: it is not stray for being nearly done.
      if (job?.stage === "load" && run && isEnding(run, deps.clock.now())) continue;
      if (await isKept(name, deps)) continue;
      deps.log.warn({ job: name }, "job.stray");
      // One that cannot be stopped now is tried again by the next sweep; it does not hold up what else is to be done.
      await worker
        .stop(name)
        .catch((error: unknown) => deps.log.warn({ job: name, error: messageOf(error) }, "stop.refused"));
    }
}

/** How long after its run was published a load may take to write its manifest: one that takes longer hangs. */
const endingMsMax = 600_000;

function isEnding({ status, finishedAt }: Run, now: Date): boolean {
  return (
    status.startsWith("PUBLISHED") &&
    finishedAt !== null &&
    now.getTime() < finishedAt.getTime() + endingMsMax
  );
}
