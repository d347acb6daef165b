import type { Stage } from "../core/domain/manifest.ts";
import type { StageProgram } from "./stage.ts";

/**
 * A run is four stages. Each reads the manifest of the one before, writes immutable objects under its attempt's
 * own prefix, and writes its manifest last; that manifest's creation is the event which moves the run on
 * (functions/handle-event.ts → core/domain/run.ts decides → functions/dispatch.ts starts the next job).
 *
 *   tick ─▶ fetch ─raw/─▶ categorise ─categorised/─▶ predict ─predictions/ models/─▶ load ─▶ published
 */
export const pipeline: Record<Exclude<Stage, "load">, StageDefinition> = {
  fetch: {
    summary: "collects posts, news and prices since the last published run",
    runsOn: "machine",
    load: async () => (await import("./fetch/fetch.ts")).fetch,
  },
  categorise: {
    summary: "sorts the texts by asset and scores their sentiment, one CSV an asset",
    runsOn: "cluster",
    load: async () => (await import("./categorise/categorise.ts")).categorise,
  },
  predict: {
    summary: "adds the new closes to the price history and forecasts every asset with the stored models",
    runsOn: "machine",
    load: async () => (await import("./predict/predict.ts")).predict,
  },
};

interface StageDefinition {
  summary: string;
  /** A machine of its own (a child process), or the cluster (worker threads). */
  runsOn: "machine" | "cluster";
  /** Programs are imported when they run, so that no command waits for what it does not use. */
  load(): Promise<StageProgram>;
}
