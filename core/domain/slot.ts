import { AppError } from "./errors.ts";

const slotMs = 6 * 3_600_000;
const pattern = /^(\d{4})-(\d{2})-(\d{2})T(00|06|12|18)$/;

/** A run's identity: its slot, `YYYY-MM-DDTHH` in UTC. Run ids sort by time as plain strings. */
export type RunId = string;

/** Checks a run id. Throws `run.invalid`. */
export function parseRunId(text: string): RunId {
  const time = pattern.test(text) ? new Date(`${text}:00:00Z`) : undefined;
  if (!time || Number.isNaN(time.getTime()) || runIdAt(time) !== text)
    throw new AppError("run.invalid", { message: `"${text}" is not a run`, run: text });
  return text;
}

/** The instant a run's slot names: the run covers what was known up to then. */
export function slotTime(run: RunId): Date {
  return new Date(`${parseRunId(run)}:00:00Z`);
}

/** The newest slot at or before `at`. */
export function runIdAt(at: Date): RunId {
  return new Date(Math.floor(at.getTime() / slotMs) * slotMs).toISOString().slice(0, 13);
}

/** The first slot at or after `at`: the run that would cover a record published then. */
export function runIdCovering(at: Date): RunId {
  return runIdAt(new Date(at.getTime() + slotMs - 1));
}

/** Refuses a slot that the clock has not come to: published, it would shut out every run before it. Throws `run.future`. */
export function refuseFuture(run: RunId, now: Date): void {
  if (run > runIdCovering(now))
    throw new AppError("run.future", {
      message: `${run} is in the future; the newest slot is ${runIdCovering(now)}`,
      run,
    });
}
