import type { Mail } from "../core/cloud/ports.ts";
import { messageOf } from "../core/domain/errors.ts";
import type { PulsoEvent, StageJob } from "../core/domain/events.ts";
import { parseManifestPath, type Stage } from "../core/domain/manifest.ts";
import { isAwaited, lastDone, type Run } from "../core/domain/run.ts";
import type { FunctionDeps } from "./deps.ts";
import { handleEvent } from "./handle-event.ts";

export const functionNames = [
  "startFetch",
  "startCategorise",
  "startPredict",
  "loadResults",
  "sweep",
  "notifyIncident",
] as const;
export type FunctionName = (typeof functionNames)[number];

export interface CloudDeps extends FunctionDeps {
  /** Loads a run's results; `deps.mail` only passes incidents on, this sends them. */
  load(job: StageJob): Promise<void>;
  sender: Mail;
}

/** What it takes to tell operators: neither database nor machines, which may be what is wrong. */
export type NotifierDeps = Pick<CloudDeps, "sender" | "operatorEmail" | "log">;

type CloudFunction = (event: PulsoEvent, deps: CloudDeps) => Promise<void>;

/**
 * What runs on Google Cloud, one function a door. Each hears all of its topic and heeds its own part; who decides something ends by
 * carrying out what the outbox holds, so that what one left undone the next makes good. A function that throws is
 * called again with the same message.
 */
export const cloudFunctions: Record<FunctionName, CloudFunction> = {
  startFetch: async (event, deps) => {
    if (event.type === "tick") await handleEvent(event, deps);
  },
  startCategorise: (event, deps) => onManifestOf("fetch", event, deps),
  startPredict: (event, deps) => onManifestOf("categorise", event, deps),
  loadResults: async (event, deps) => {
    if (event.type === "load") await load(event.job, deps);
    else await onManifestOf("predict", event, deps);
  },
  sweep: async (event, deps) => {
    await handleEvent(event.type === "machine.stopped" ? event : { type: "sweep" }, deps);
  },
  notifyIncident,
};

export async function notifyIncident(
  event: PulsoEvent,
  { sender, operatorEmail, log }: NotifierDeps,
): Promise<void> {
  if (event.type !== "incident") return;
  const { subject, text } = event;
  await sender.send({ to: operatorEmail, subject, text });
  log.info({ subject }, "incident.mailed");
}

async function onManifestOf(stage: Stage, event: PulsoEvent, deps: CloudDeps): Promise<void> {
  if (event.type === "object.created" && parseManifestPath(event.path)?.stage === stage)
    await handleEvent(event, deps);
}

/**
 * A load that nobody waits for any more is left; the fence in its transaction is for the one that comes in between. One that has
 * published and was cut off before its manifest is done again, which writes that alone.
 */
async function load(job: StageJob, deps: CloudDeps): Promise<void> {
  const isDone = (run: Run | undefined) => run && lastDone(run, "load")?.attempt === job.attempt;
  const before = await deps.ledger.findRun(job.run);
  if (isDone(before)) return deps.load(job);
  if (!isAwaited(before, job)) return;
  const stopped = await deps.load(job).then(
    () => ({ exitCode: 0, message: "" }),
    async (error: unknown) => {
      if (isDone(await deps.ledger.findRun(job.run))) throw error;
      return { exitCode: 1, message: messageOf(error) };
    },
  );
  await handleEvent({ type: "machine.stopped", name: job.name, ...stopped }, deps);
}
