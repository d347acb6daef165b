import path from "node:path";
import { openConfiguredTransformer } from "../../core/sentiment-model.ts";
import type { StageContext, StageProgram, StageResult } from "../stage.ts";
import { engines } from "./engines/index.ts";
import { type RawInput, rawInputsOf } from "./raw-input.ts";

/** The stage, with the catalogue that ships with the product. */
export const categorise: StageProgram = (context) => categoriseRun(context);

/** Categorises every raw object of the run's fetch manifest. Throws `manifest.missing`, `object.corrupt`, … */
export async function categoriseRun(context: StageContext, assetsFile?: string): Promise<StageResult> {
  const inputs = rawInputsOf(await context.manifest("fetch"));
  return categoriseInputs(context, inputs, assetsFile);
}

/** Has the configured engine link and score what the inputs hold; the contract of the engines is in `engines/engine.ts`. */
export async function categoriseInputs(
  context: StageContext,
  inputs: readonly RawInput[],
  assetsFile?: string,
): Promise<StageResult> {
  const { categoriseEngine: engine, sentimentModel } = context.config;
  // A wrong one shows here, by its name, and not in a worker half-way.
  await (await openConfiguredTransformer(sentimentModel))?.[Symbol.asyncDispose]();
  const categoriseAll = await engines[engine]();
  const { counts, ...figures } = await categoriseAll(context, inputs, assetsFile);
  return {
    counts,
    detail: { engine, ...(sentimentModel && { sentimentModel: path.basename(sentimentModel) }), ...figures },
  };
}
