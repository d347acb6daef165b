import { readCatalogue } from "../../core/catalogue.ts";
import { emptyCounts } from "../../core/domain/manifest.ts";
import { slotTime } from "../../core/domain/slot.ts";
import { classesAt } from "../../core/forecast/fit.ts";
import { type ForecastRequest, forecastMany } from "../../core/forecast/forecast.ts";
import { getForecastModel } from "../../core/forecast/models/index.ts";
import type { Prepared } from "../../core/forecast/prepared.ts";
import { loadTensorflow } from "../../core/forecast/tensorflow.ts";
import type { StageContext, StageProgram } from "../stage.ts";
import { readBars } from "./bars.ts";
import { type PredictDetail, readPredictDetail } from "./detail.ts";
import { joinHistories } from "./join-histories.ts";
import { formatPredictions, type ModelForecast, pathDays, predictionPath } from "./output.ts";
import { prepareHistories } from "./prepare-histories.ts";
import { provideModel, seed } from "./provide-model.ts";
import { isSameModels, takeOver } from "./take-over.ts";

/**
 * Joins this run's closes to the price history, and forecasts every asset's next 365 days by every model. Models come
 * from the lake; one is trained only when `model-policy.ts` says so.
 */
export const predict: StageProgram = async (context) => {
  const counts = emptyCounts();
  const models = context.config.models.map(getForecastModel);
  const before = await previousDetail(context);
  const catalogue = await readCatalogue();
  const fresh = await readBars(context, catalogue, counts);
  if (before && fresh.size === 0 && isSameModels(before, context.config.models))
    return { counts, detail: { ...(await takeOver(context, before)) } };
  const { histories, incidents } = await joinHistories(context, {
    known: before?.history ?? {},
    fresh,
    catalogue,
    counts,
  });
  const detail: PredictDetail = {
    history: Object.fromEntries(histories.map(({ symbol, entry }) => [symbol, entry])),
    models: [],
    refused: [],
    trained: 0,
    backend: null,
    incidents,
  };
  const { prepared, refused } = prepareHistories(histories, catalogue, slotTime(context.run));
  detail.refused.push(...refused);
  const tensorflow =
    prepared.length > 0 && models.some((model) => model.needsTensorflow)
      ? await loadTensorflow(context.config.tfBackend)
      : undefined;
  detail.backend = tensorflow?.backend ?? null;
  if (tensorflow)
    context.log.info({ backend: tensorflow.backend, passedOver: tensorflow.passedOver }, "forecast.backend");
  const tools = { tensorflow, seed, signal: context.signal };
  const newestDay = Math.max(...prepared.map((asset) => asset.days.at(-1)!));
  const classes = classesAt(prepared, newestDay);
  const stepsTotal = classes.length * models.length + prepared.length;
  let stepsDone = 0;
  const forecasts = new Map<string, ModelForecast[]>();
  for (const assetClass of classes) {
    const assets = prepared.filter((asset) => asset.class === assetClass);
    for (const model of models) {
      const { entry, fitted, isNew } = await provideModel(
        context,
        model,
        assetClass,
        prepared,
        before?.models ?? [],
        tools,
      );
      detail.models.push(entry);
      if (isNew) detail.trained += 1;
      const answers = forecastMany(model, fitted, assets.map(toRequest), tools);
      for (const [at, { symbol }] of assets.entries())
        forecasts.set(symbol, [
          ...(forecasts.get(symbol) ?? []),
          { model: model.name, version: entry.version, forecast: answers[at]! },
        ]);
      stepsDone += 1;
      context.onProgress("predict", stepsDone, stepsTotal);
    }
  }
  for (const { symbol, days, closes } of prepared) {
    const ofAsset = forecasts.get(symbol) ?? [];
    const body = formatPredictions(symbol, days.at(-1)!, closes.at(-1)!, ofAsset);
    await context.write(
      predictionPath(context.run, context.attempt, symbol),
      body,
      ofAsset.length * pathDays,
    );
    stepsDone += 1;
    context.onProgress("predict", stepsDone, stepsTotal);
  }
  return { counts, detail: { ...detail } };
};

async function previousDetail(context: StageContext): Promise<PredictDetail | undefined> {
  if (!context.previous) return undefined;
  return readPredictDetail(await context.manifest("predict", context.previous));
}

export function toRequest(prepared: Prepared): ForecastRequest {
  const lastDay = prepared.days.at(-1)!;
  return {
    prepared,
    at: prepared.days.length - 1,
    targetDays: Array.from({ length: pathDays }, (_, at) => lastDay + at + 1),
  };
}
