import { Cron } from "croner";
import { AppError, messageOf } from "../core/domain/errors.ts";
import { type RunId, runIdAt } from "../core/domain/slot.ts";

export interface Schedule extends Disposable {
  /** When the next tick is due, or null when the pattern names no time to come. */
  next(): Date | null;
}

/** Ticks at the times of a cron pattern in UTC, each with the run of its slot. Throws `config.invalid`. */
export function startSchedule(
  pattern: string,
  onTick: (run: RunId) => Promise<void>,
  onError: (error: unknown) => void,
): Schedule {
  try {
    const cron = new Cron(pattern, { timezone: "UTC", catch: onError }, () => onTick(runIdAt(new Date())));
    return { next: () => cron.nextRun(), [Symbol.dispose]: () => cron.stop() };
  } catch (cause) {
    throw new AppError("config.invalid", { message: `PULSO_SCHEDULE: ${messageOf(cause)}`, cause });
  }
}
