import { manifestPath, manifestSchema, type Stage, stages } from "../../core/domain/manifest.ts";
import { jobName } from "../../core/domain/run.ts";
import { type Check, struckRun, type Tell } from "./cell.ts";
import type { Simulation } from "./simulation.ts";
import { minuteMs, sweepMs } from "./times.ts";

export function startedOnce(stage: Stage): Check {
  return ({ cloud }, tell) => {
    const name = jobName(struckRun, stage, 1);
    const times = cloud.made.filter((made) => made === name).length;
    if (times !== 1) tell("c", `${name} was made ${times} times`);
  };
}

/** The row of a run that nobody disturbs is saved five times: at its tick and at each stage's end. */
export function undisturbed(stage: Stage): Check {
  return (simulation, tell) => {
    startedOnce(stage)(simulation, tell);
    const version = simulation.database.runs.get(struckRun)?.version;
    if (version !== 5) tell("d", `the run's row has version ${version}`);
  };
}

export function foundByOneSweep(stage: Stage): Check {
  return (simulation, tell) => {
    undisturbed(stage)(simulation, tell);
    const next = stages[stages.indexOf(stage) + 1];
    const begun = simulation.run(struckRun)?.attempts.find((attempt) => attempt.stage === next)?.startedAt;
    const done = manifestOf(simulation, stage)?.endedAt;
    if (begun && done && begun.getTime() - Date.parse(done) > sweepMs + minuteMs)
      tell("d", `it was found after ${(begun.getTime() - Date.parse(done)) / 1_000} s`);
  };
}

/** What stands in the lake, and is read, is that attempt's and no other's. */
export function isOfAttempt(stage: Stage, attempt: number): Check {
  return (simulation, tell) => {
    const manifest = manifestOf(simulation, stage);
    if (manifest?.attempt !== attempt) tell("d", `the manifest is of attempt ${manifest?.attempt}`);
    const done = simulation
      .run(struckRun)
      ?.attempts.find((one) => one.stage === stage && one.status === "DONE");
    if (manifest && done && stage !== "load" && done.endedAt!.getTime() < Date.parse(manifest.endedAt))
      tell("d", "the run went on before its attempt was done");
    const others = manifest?.objects.filter(({ path }) => !path.includes(`/attempt=${attempt}/`));
    if (others?.length) tell("a", `${others[0]!.path} is read`);
  };
}

/** A machine that is gone is missed by the next sweep but one. */
export function triedAgainSoon(stage: Stage): Check {
  return (simulation, tell) => {
    isOfAttempt(stage, 2)(simulation, tell);
    const gone = simulation.cloud.ended.find(({ job }) => job.name === jobName(struckRun, stage, 1))?.endedAt;
    const again = simulation
      .run(struckRun)
      ?.attempts.find((one) => one.stage === stage && one.attempt === 2)?.startedAt;
    if (gone && again && again.getTime() - gone > 2 * sweepMs)
      tell("d", `it was tried again after ${(again.getTime() - gone) / minuteMs} minutes`);
  };
}

export function goneSoonAfterTheEnd(stage: Stage): Check {
  return (simulation, tell) => {
    const ended = simulation.cloud.ended.find(
      ({ job }) => job.name === jobName(struckRun, stage, 1),
    )?.endedAt;
    const finished = simulation.run(struckRun)?.finishedAt;
    if (!ended || !finished || ended > finished.getTime() + 2 * sweepMs)
      tell("c", "its machine is left over");
  };
}

function manifestOf({ bucket }: Simulation, stage: Stage) {
  const bytes = bucket.objects.get(manifestPath(struckRun, stage))?.bytes;
  return bytes && manifestSchema.parse(JSON.parse(bytes.toString("utf8")));
}

export function writtenOnce({ bucket }: Simulation, tell: Tell): void {
  for (const [path, times] of bucket.writes) if (times > 1) tell("a", `${path} was written ${times} times`);
}

export function calmsDown({ bucket }: Simulation, tell: Tell): void {
  if (bucket.requests > 2 * bucket.operations)
    tell("e", `${bucket.requests} requests were sent for ${bucket.operations} operations`);
  // Each handler is a process of its own; the machine is one that goes through all of the storm.
  const own = bucket.throttled.filter(({ by }) => by.startsWith("machine"));
  const early = own.filter(({ at }) => at <= own[0]!.at + minuteMs).length;
  const late = own.filter(({ at }) => at >= own.at(-1)!.at - minuteMs).length;
  if (late >= early) tell("e", `${early} requests a minute became ${late}`);
}

export function goneWithin(stage: Stage, withinMs: number): Check {
  return (simulation, tell) => {
    const ended = simulation.cloud.ended.find(({ job }) => job.name === jobName(struckRun, stage, 1));
    const done = manifestOf(simulation, stage)?.endedAt;
    if (!ended || !done) return tell("c", "it is not gone");
    const restedMs = ended.endedAt - Date.parse(done);
    if (restedMs > withinMs + minuteMs)
      tell("c", `it was on for ${restedMs / 60_000} minutes after its work`);
  };
}
