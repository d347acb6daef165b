import { findReadableManifest } from "../core/cloud/manifests.ts";
import type { PulsoEvent } from "../core/domain/events.ts";
import { parseManifestPath } from "../core/domain/manifest.ts";
import { parseJobName } from "../core/domain/run.ts";
import { parseRunId } from "../core/domain/slot.ts";
import { logChange, onManifest } from "./decide.ts";
import type { FunctionDeps } from "./deps.ts";
import { dispatch } from "./dispatch.ts";
import { sweep } from "./sweep.ts";

/** Parse, decide, act: what every event does, wherever it comes from. Safe to call twice with the same event. */
export async function handleEvent(event: PulsoEvent, deps: FunctionDeps): Promise<void> {
  switch (event.type) {
    case "tick":
      await onTick(event, deps);
      break;
    case "object.created": {
      const found = parseManifestPath(event.path);
      if (found) await onManifest(found.run, found.stage, deps);
      break;
    }
    case "machine.stopped":
      await onStopped(event, deps);
      break;
    case "sweep":
      await sweep(deps);
      break;
    case "load":
    case "incident":
      // Work for who carries it out (cloud-functions.ts), nothing to decide.
      return;
  }
  await dispatch(deps);
}

async function onTick(event: PulsoEvent & { type: "tick" }, deps: FunctionDeps): Promise<void> {
  const run = parseRunId(event.run);
  const assets = [...new Set([...(event.options?.assets ?? []), ...(await deps.ledger.requestedSymbols())])];
  const options = { ...event.options, ...(assets.length > 0 && { assets }) };
  const decision = await deps.ledger.decide(
    { type: "tick", run, options, retry: event.retry ?? false },
    deps.clock.now(),
  );
  logChange(decision, deps);
}

/** A job that ended has either written its manifest, which speaks for itself, or failed. */
async function onStopped(event: PulsoEvent & { type: "machine.stopped" }, deps: FunctionDeps): Promise<void> {
  const job = parseJobName(event.name);
  if (!job) return;
  if (event.exitCode === 0 && job.stage === "load") return;
  const manifest = await findReadableManifest(deps.store, job.run, job.stage);
  if (manifest && manifest.attempt >= job.attempt && (await onManifest(job.run, job.stage, deps))) return;
  const reason = event.message || `exit code ${event.exitCode ?? "unknown"}`;
  const stopped = { type: "stopped", ...job, reason, interrupted: event.interrupted ?? false } as const;
  logChange(await deps.ledger.decide(stopped, deps.clock.now()), deps);
}
