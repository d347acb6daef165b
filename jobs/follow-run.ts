import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../core/domain/errors.ts";
import { stages } from "../core/domain/manifest.ts";
import { currentAttempt, type Run } from "../core/domain/run.ts";
import type { RunId } from "../core/domain/slot.ts";
import type { Instance } from "./compose.ts";
import type { Reporter } from "./reporter.ts";

export interface FollowOptions {
  instance: Pick<Instance, "ledger">;
  reporter: Reporter;
  signal: AbortSignal;
  /** The run as it was before it was asked for again: its end then is not the end waited for, unless it cannot begin anew. */
  before?: Run | undefined;
}

/**
 * Reports a run's stages as they end, until the run does. Returns it when it is published or was skipped; throws
 * `run.failed` when it failed, and the signal's reason when interrupted.
 */
export async function followRun(
  id: RunId,
  { instance, reporter, signal, before }: FollowOptions,
): Promise<Run> {
  let told = before?.attempts.filter((attempt) => attempt.endedAt !== null).length ?? 0;
  for (;;) {
    signal.throwIfAborted();
    const run = await instance.ledger.findRun(id);
    const ended = run?.attempts.filter((attempt) => attempt.endedAt !== null) ?? [];
    for (const attempt of ended.slice(told)) {
      const seconds = ((attempt.endedAt?.getTime() ?? 0) - attempt.startedAt.getTime()) / 1_000;
      const counts = attempt.counts;
      const numbers = counts
        ? `in ${counts.in} = results ${counts.out} + duplicates ${counts.duplicate} + quarantine ${counts.quarantined} + unlinked ${counts.unlinked}`
        : (attempt.reason ?? "");
      const place = `${stages.indexOf(attempt.stage) + 1}/${stages.length} ${attempt.stage.padEnd(10)}`;
      reporter.event(
        "stage",
        { run: id, ...attempt, seconds },
        `  ${place} ${attempt.status.toLowerCase().padEnd(6)} ${seconds.toFixed(1).padStart(6)} s  ${numbers}`,
      );
    }
    told = Math.max(told, ended.length);
    if (run && run.status !== "RUNNING") {
      if (run.finishedAt?.getTime() !== before?.finishedAt?.getTime()) return conclude(run);
      const reason = await whyNotAgain(id, instance);
      if (reason) return { ...run, status: "SKIPPED", reason };
    }
    await sleep(100);
  }
}

/** The reason for which the reducer would leave an ended run as it is, however often it is asked for. */
async function whyNotAgain(
  id: RunId,
  { ledger }: FollowOptions["instance"],
): Promise<"stale" | "overlap" | undefined> {
  const published = await ledger.publishedRun();
  if (published !== null && id <= published) return "stale";
  return (await ledger.listActive()).some((run) => run.id !== id) ? "overlap" : undefined;
}

function conclude(run: Run): Run {
  if (run.status === "FAILED" && run.reason === "quality") throw unusable(run);
  if (run.status === "FAILED")
    throw new AppError("run.failed", {
      message: `Run ${run.id} failed: ${run.reason}. ${run.attempts.at(-1)?.reason ?? ""}`.trim(),
      run: run.id,
    });
  return run;
}

function unusable(run: Run): AppError {
  const { stage, attempt, counts } = currentAttempt(run);
  const place = `quarantine/run=${run.id}/stage=${stage}/attempt=${attempt}`;
  return new AppError("quality.exceeded", {
    message: `Run ${run.id} failed: quality. ${counts?.quarantined} of ${counts?.in} records of ${stage} are in quarantine, each with its reason: ${place} in the lake`,
    run: run.id,
  });
}
