import { findReadableManifest } from "../core/cloud/manifests.ts";
import type { Stage } from "../core/domain/manifest.ts";
import type { Run } from "../core/domain/run.ts";
import type { RunId } from "../core/domain/slot.ts";
import type { FunctionDeps } from "./deps.ts";

/**
 * True when the stage's manifest was there and was told to the run. The load stage tells the run itself, in the
 * transaction that publishes it: its manifest is for readers of the lake.
 */
export async function onManifest(run: RunId, stage: Stage, deps: FunctionDeps): Promise<boolean> {
  const manifest = stage === "load" ? undefined : await findReadableManifest(deps.store, run, stage);
  if (!manifest) return false;
  const { attempt, counts } = manifest;
  logChange(
    await deps.ledger.decide({ type: "manifest", run, stage, attempt, counts }, deps.clock.now()),
    deps,
  );
  return true;
}

export function logChange(
  { before, after }: { before: Run | undefined; after: Run | undefined },
  { log }: FunctionDeps,
): void {
  if (!after || after === before) return;
  const current = after.attempts.at(-1);
  log.info(
    {
      run: after.id,
      status: after.status,
      reason: after.reason,
      stage: current?.stage,
      attempt: current?.attempt,
    },
    "run.changed",
  );
}
