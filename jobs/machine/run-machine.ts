import { setTimeout as sleep } from "node:timers/promises";
import type { Events, StageJob } from "../../core/cloud/ports.ts";
import { messageOf } from "../../core/domain/errors.ts";
import { manifestPath } from "../../core/domain/manifest.ts";
import { vetoMsMax } from "../../core/domain/veto.ts";
import { runStage, type StageDeps, type StageProgram } from "../stage.ts";
import type { OwnMachine } from "./own-machine.ts";
import { restWhileKept } from "./rest-while-kept.ts";

export interface MachineDeps extends StageDeps {
  events: Pick<Events, "publish">;
  machine: OwnMachine;
  /** How long the stage may take. */
  workMsMax: number;
  /** How long a stage that is to end may take to do so: a machine that is taken back has half a minute in all. */
  graceMs?: number;
}

/**
 * What a machine is there for: runs its job's stage, tells the orchestrator how it ended, and, at the ML team's wish,
 * stays on for a while after it. Resolves or throws as the stage did; whoever called turns the machine off.
 */
export async function runMachine(job: StageJob, program: StageProgram, deps: MachineDeps): Promise<void> {
  const { log, events } = deps;
  log.info({ job: job.name }, "machine.began");
  const failure = await work(job, program, deps).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  // Being taken back is a failure like any other: one that was pre-empted for ever would cost for ever.
  const exitCode = failure === undefined ? 0 : 1;
  const message = failure && messageOf(failure.error).slice(0, 1_000);
  await tell(() => events.publish({ type: "machine.stopped", name: job.name, exitCode, message }), deps);
  log.info({ job: job.name, exitCode, message }, "machine.ended");
  if (failure) throw failure.error;
  if (job.stage !== "predict") return;
  const signal = AbortSignal.any([deps.signal, AbortSignal.timeout(vetoMsMax)]);
  await restWhileKept(deps.machine, manifestPath(job.run, job.stage), { ...deps, signal });
}

/** The stage, but no longer than it may take, nor than it is let after it was told to end. */
async function work(job: StageJob, program: StageProgram, deps: MachineDeps): Promise<void> {
  const over = new AbortController();
  const timer = setTimeout(
    () => over.abort(new Error(`${job.name} is not done after ${deps.workMsMax / 60_000} minutes`)),
    deps.workMsMax,
  );
  const signal = AbortSignal.any([deps.signal, over.signal]);
  const unheeded = new Promise<never>((_, reject) => {
    const giveUp = () => setTimeout(() => reject(signal.reason), deps.graceMs ?? 6_000).unref();
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
  try {
    await Promise.race([runStage(job.stage, program, { ...deps, signal }, job), unheeded]);
  } finally {
    clearTimeout(timer);
  }
}

/** A word that is lost is no harm: the sweep sees the manifest, or that the machine is gone. */
async function tell(publish: () => Promise<void>, { log }: MachineDeps): Promise<void> {
  for (const pauseMs of [500, 1_500, undefined])
    try {
      const giveUp = new AbortController();
      const late = sleep(publishMs, undefined, { signal: giveUp.signal }).then(() => {
        throw new Error(`not told within ${publishMs} ms`);
      });
      late.catch(() => {});
      return await Promise.race([publish(), late]).finally(() => giveUp.abort());
    } catch (error) {
      log.warn({ error: messageOf(error) }, "event.lost");
      if (pauseMs !== undefined) await sleep(pauseMs);
    }
}

const publishMs = 4_000;
