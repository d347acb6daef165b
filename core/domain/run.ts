import type { RunOptions } from "./events.ts";
import { type Counts, type Stage, stages } from "./manifest.ts";
import type { RunId } from "./slot.ts";

export const runStatuses = ["RUNNING", "PUBLISHED", "PUBLISHED_QUARANTINE", "FAILED", "SKIPPED"] as const;
export type RunStatus = (typeof runStatuses)[number];

export interface StageAttempt {
  stage: Stage;
  attempt: number;
  status: "RUNNING" | "DONE" | "FAILED";
  reason: string | null;
  startedAt: Date;
  endedAt: Date | null;
  counts: Counts | null;
}

/** A run's whole state. Attempts are in the order they began; the last is the current one. */
export interface Run {
  id: RunId;
  status: RunStatus;
  reason: string | null;
  previous: RunId | null;
  options: RunOptions;
  createdAt: Date;
  finishedAt: Date | null;
  /** When the current attempt is given up. */
  deadline: Date | null;
  /** Attempts of the current stage that count against `attemptsMax`. */
  failures: number;
  attempts: StageAttempt[];
}

/**
 * What may happen to a run. Each may come twice, late or out of order: what does not fit is ignored. A manifest of a
 * later attempt than the ledger knows is accepted: it is whole, and the ledger was restored from before it.
 */
export type RunEvent =
  | { type: "tick"; options: RunOptions; retry: boolean }
  | { type: "manifest"; stage: Stage; attempt: number; counts: Counts }
  /** `interrupted`: the host was shut down in order, which is nobody's failure. */
  | { type: "stopped"; stage: Stage; attempt: number; reason: string; interrupted: boolean }
  /** `refusal`: why the current attempt's job could not be started so far; null once it was, or if nobody tried. */
  | { type: "sweep"; refusal: string | null };

/** What is to be done, once each by name. */
export type Command =
  | {
      kind: "start";
      name: string;
      stage: Stage;
      run: RunId;
      attempt: number;
      previous: RunId | null;
      options: RunOptions;
    }
  | { kind: "stop"; name: string; stage: Stage; job: string }
  | { kind: "alert"; name: string; run: RunId; text: string };

/** What a tick must know of the other runs. */
export interface Ledger {
  /** The newest published run: a slot at or under it is stale. */
  watermark: RunId | null;
  /** The run that is under way now, if any. */
  active: RunId | null;
}

export interface RunRules {
  attemptsMax: number;
  stageTimeoutMs: number;
  /** The share of a stage's records that may be unusable before the run is not fit to publish. */
  quarantineShareMax: number;
}

export const defaultRunRules: RunRules = {
  attemptsMax: 3,
  stageTimeoutMs: 3_600_000,
  quarantineShareMax: 0.01,
};

/**
 * The orchestrator: pure, so that one machine, Google Cloud and the simulator decide alike. Returns the run as it
 * is now (the same object when nothing changed) and what is to be done for it.
 */
export function reduce(
  run: Run | undefined,
  event: RunEvent & { run: RunId },
  now: Date,
  ledger: Ledger,
  rules: RunRules = defaultRunRules,
): [Run | undefined, Command[]] {
  if (event.type === "tick") return onTick(run, event, now, ledger, rules);
  if (run?.status !== "RUNNING") return [run, []];
  const current = currentAttempt(run);
  if (event.type === "sweep") {
    if (!run.deadline || now <= run.deadline) return [run, []];
    return event.refusal === null
      ? giveUp(run, `timeout:${current.stage}`, now, rules)
      : failForCapacity(run, event.refusal, now);
  }
  if (event.stage !== current.stage || event.attempt < current.attempt) return [run, []];
  if (event.type === "stopped") {
    if (event.attempt !== current.attempt) return [run, []];
    if (!event.interrupted) return giveUp(run, event.reason, now, rules);
    return startAttempt(
      closeAttempt(run, "FAILED", now, { reason: event.reason }),
      current.stage,
      now,
      rules,
    );
  }
  return onManifest(run, event.counts, now, rules);
}

function onTick(
  run: Run | undefined,
  event: { run: RunId; options: RunOptions; retry: boolean },
  now: Date,
  { watermark, active }: Ledger,
  rules: RunRules,
): [Run | undefined, Command[]] {
  const isStale = watermark !== null && event.run <= watermark;
  if (run?.status === "FAILED" && event.retry && !isStale && active === null)
    return reopen(run, event.options, now, watermark, rules);
  if (run && !(run.status === "SKIPPED" && run.reason === "overlap" && event.retry)) return [run, []];
  const fresh: Run = {
    id: event.run,
    status: "RUNNING",
    reason: null,
    previous: watermark,
    options: event.options,
    createdAt: now,
    finishedAt: null,
    deadline: null,
    failures: 0,
    attempts: [],
  };
  if (isStale) return [skip(fresh, "stale", now), []];
  if (active !== null && active !== event.run) return [skip(fresh, "overlap", now), []];
  return startAttempt(fresh, "fetch", now, rules);
}

/**
 * A failed run goes on with the stage that failed, unless what that stage reads is itself to be read anew: the data
 * were unusable, others are given now, or another run was published in between.
 */
function reopen(
  run: Run,
  options: RunOptions,
  now: Date,
  watermark: RunId | null,
  rules: RunRules,
): [Run, Command[]] {
  const isAskedAnew = options.dataDir !== undefined || options.sources !== undefined;
  const asked = isAskedAnew ? options : { ...run.options, ...options };
  const isSame =
    asked.dataDir === run.options.dataDir &&
    sameNames(asked.sources, run.options.sources) &&
    sameNames(asked.assets, run.options.assets);
  const goesOn = isSame && run.reason !== "quality" && run.previous === watermark;
  const reopened: Run = {
    ...run,
    status: "RUNNING",
    reason: null,
    previous: watermark,
    options: asked,
    finishedAt: null,
    failures: 0,
  };
  return startAttempt(reopened, goesOn ? currentAttempt(run).stage : "fetch", now, rules);
}

function sameNames(some: readonly string[] = [], others: readonly string[] = []): boolean {
  return some.length === others.length && some.every((name, at) => name === others[at]);
}

function onManifest(run: Run, counts: Counts, now: Date, rules: RunRules): [Run, Command[]] {
  const { stage } = currentAttempt(run);
  const done = closeAttempt(run, "DONE", now, { counts });
  // Its machine stops by itself; this is for the one that does not.
  const stop = stage === "load" ? [] : [stopCommand(run)];
  if (counts.in > 0 && counts.quarantined / counts.in > rules.quarantineShareMax) {
    const share = `${counts.quarantined} of ${counts.in} records of ${stage} are in quarantine`;
    const [failed, alert] = fail(done, "quality", share, now);
    return [failed, [...stop, ...alert]];
  }
  const next = stages[stages.indexOf(stage) + 1];
  if (next) {
    const [started, start] = startAttempt({ ...done, failures: 0 }, next, now, rules);
    return [started, [...stop, ...start]];
  }
  const isClean = stages.every((name) => !lastDone(done, name)?.counts?.quarantined);
  return [finish(done, isClean ? "PUBLISHED" : "PUBLISHED_QUARANTINE", null, now), []];
}

function startAttempt(run: Run, stage: Stage, now: Date, rules: RunRules): [Run, Command[]] {
  const attempt = run.attempts.filter((earlier) => earlier.stage === stage).length + 1;
  // Attempts are told apart by when they began, whatever the clock does meanwhile.
  const latestMs = Math.max(0, ...run.attempts.map((earlier) => earlier.startedAt.getTime() + 1));
  const started: StageAttempt = {
    stage,
    attempt,
    status: "RUNNING",
    reason: null,
    startedAt: new Date(Math.max(now.getTime(), latestMs)),
    endedAt: null,
    counts: null,
  };
  const { id, previous, options } = run;
  return [
    {
      ...run,
      attempts: [...run.attempts, started],
      deadline: new Date(now.getTime() + rules.stageTimeoutMs),
    },
    [{ kind: "start", name: jobName(id, stage, attempt), stage, run: id, attempt, previous, options }],
  ];
}

/** The current attempt failed: its job is stopped, and another begins while there are any left. */
function giveUp(run: Run, reason: string, now: Date, rules: RunRules): [Run, Command[]] {
  const { stage } = currentAttempt(run);
  const closed = { ...closeAttempt(run, "FAILED", now, { reason }), failures: run.failures + 1 };
  const [after, commands] =
    closed.failures < rules.attemptsMax
      ? startAttempt(closed, stage, now, rules)
      : fail(closed, reason.startsWith("timeout:") ? reason : stage, reason, now);
  return [after, [stopCommand(run), ...commands]];
}

/** No room was found for the job until its deadline: another attempt would find none either. */
function failForCapacity(run: Run, refusal: string, now: Date): [Run, Command[]] {
  const closed = closeAttempt(run, "FAILED", now, { reason: refusal });
  const [failed, alert] = fail(closed, "capacity", refusal, now);
  // A refusal may have been the answer lost of a start that took place.
  return [failed, [stopCommand(run), ...alert]];
}

function stopCommand(run: Run): Command {
  const { stage, attempt } = currentAttempt(run);
  const job = jobName(run.id, stage, attempt);
  return { kind: "stop", name: `stop-${job}`, stage, job };
}

function fail(run: Run, reason: string, text: string, now: Date): [Run, Command[]] {
  const alert: Command = {
    kind: "alert",
    name: `alert-${run.id}-${run.attempts.length}`,
    run: run.id,
    text: `Run ${run.id} failed (${reason}): ${text}`,
  };
  return [finish(run, "FAILED", reason, now), [alert]];
}

function skip(run: Run, reason: string, now: Date): Run {
  return finish(run, "SKIPPED", reason, now);
}

function finish(run: Run, status: RunStatus, reason: string | null, now: Date): Run {
  return { ...run, status, reason, finishedAt: now, deadline: null };
}

function closeAttempt(
  run: Run,
  status: "DONE" | "FAILED",
  now: Date,
  { counts = null, reason = null }: { counts?: Counts | null; reason?: string | null },
): Run {
  const closed: StageAttempt = { ...currentAttempt(run), status, reason, endedAt: now, counts };
  return { ...run, attempts: [...run.attempts.slice(0, -1), closed] };
}

export function currentAttempt(run: Run): StageAttempt {
  const attempt = run.attempts.at(-1);
  if (!attempt) throw new RangeError(`run ${run.id} has no attempt`);
  return attempt;
}

/** The attempt of a stage whose results the run goes by: its last that ended well. */
export function lastDone(run: Run, stage: Stage): StageAttempt | undefined {
  return run.attempts.findLast((attempt) => attempt.stage === stage && attempt.status === "DONE");
}

/** Whether a run waits for this very attempt. */
export function isAwaited(
  run: Run | undefined,
  { stage, attempt }: Pick<StageAttempt, "stage" | "attempt">,
): boolean {
  if (run?.status !== "RUNNING") return false;
  const current = currentAttempt(run);
  return current.stage === stage && current.attempt === attempt;
}

/** The identity of an attempt's job on machines and clusters. */
export function jobName(run: RunId, stage: Stage, attempt: number): string {
  return `${run}-${stage}-${attempt}`;
}

/** The parts of a job's name, or undefined for a name that is none. */
export function parseJobName(name: string): { run: RunId; stage: Stage; attempt: number } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2})-([a-z]+)-([1-9]\d*)$/.exec(name);
  const stage = stages.find((candidate) => candidate === match?.[2]);
  return match && stage ? { run: match[1]!, stage, attempt: Number(match[3]) } : undefined;
}
