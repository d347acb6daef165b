import { codeOf } from "../../core/domain/errors.ts";
import type { AssetClass } from "../../core/domain/record.ts";
import { type FittedModel, fitModel } from "../../core/forecast/fit.ts";
import type { ForecastModel, ModelTools } from "../../core/forecast/model.ts";
import type { Prepared } from "../../core/forecast/prepared.ts";
import type { StageContext } from "../stage.ts";
import type { ModelEntry } from "./detail.ts";
import { findReusable } from "./model-policy.ts";
import { loadModel, storeModel } from "./model-store.ts";

/** Fixed, so that the same closes give the same model. */
export const seed = 20_261_122;

/** The model to forecast a class with: the stored one while it may be reused, else one trained and stored now. */
export async function provideModel(
  context: StageContext,
  model: ForecastModel,
  assetClass: AssetClass,
  prepared: readonly Prepared[],
  known: readonly ModelEntry[],
  tools: ModelTools,
): Promise<{ entry: ModelEntry; fitted: FittedModel; isNew: boolean }> {
  const newestDay = newestCloseDay(prepared);
  const ofClass = prepared.filter((asset) => asset.class === assetClass);
  const reusable = findReusable(known, model.name, assetClass, newestCloseDay(ofClass));
  if (reusable) {
    try {
      return { entry: reusable, fitted: await loadModel(context.readObject, reusable), isNew: false };
    } catch (error) {
      const code = codeOf(error);
      if (code === "internal") throw error;
      context.log.warn({ model: model.name, version: reusable.version, code }, "forecast.model_unusable");
    }
  }
  const startedAt = context.clock.now();
  const fitted = await fitModel(model, assetClass, prepared, newestDay, tools);
  const making = { model, prepared, untilDay: newestDay, seed: tools.seed, tensorflow: tools.tensorflow };
  const trainedAt = context.clock.now();
  const entry = await storeModel(context.store, fitted, making, trainedAt);
  const durationMs = trainedAt.getTime() - startedAt.getTime();
  context.log.info({ model: model.name, version: entry.version, durationMs }, "forecast.model_trained");
  return { entry, fitted, isNew: true };
}

function newestCloseDay(prepared: readonly Prepared[]): number {
  return Math.max(...prepared.map((asset) => asset.days.at(-1)!));
}
