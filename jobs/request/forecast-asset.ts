import { findManifest, readObject } from "../../core/cloud/manifests.ts";
import type { RequestedBar, RequestedForecast } from "../../core/database/repositories/requested-results.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { AssetClass } from "../../core/domain/record.ts";
import type { RunId } from "../../core/domain/slot.ts";
import { forecastMany } from "../../core/forecast/forecast.ts";
import { forecastModels } from "../../core/forecast/models/index.ts";
import { prepare } from "../../core/forecast/prepared.ts";
import { checkSeries } from "../../core/forecast/series.ts";
import { loadTensorflow } from "../../core/forecast/tensorflow.ts";
import { readPredictDetail } from "../predict/detail.ts";
import { loadModel } from "../predict/model-store.ts";
import { sixDigits } from "../predict/output.ts";
import { toRequest } from "../predict/predict.ts";
import { seed } from "../predict/provide-model.ts";
import type { RequestDeps } from "./deps.ts";

/**
 * The next 365 days of an asset by every model that a published run has stored for its class; none is trained.
 * Throws `model.missing` when there is none, and what says that no honest forecast can be made (`series.…`, `model.…`).
 */
export async function forecastAsset(
  { symbol, class: assetClass, run, bars }: ForecastWish,
  { store, config, signal }: RequestDeps,
): Promise<RequestedForecast[]> {
  const manifest = await findManifest(store, run, "predict");
  const entries = manifest ? readPredictDetail(manifest).models : [];
  const stored = entries.flatMap((entry) => {
    const model = forecastModels.find(({ name }) => name === entry.model);
    return model && entry.class === assetClass ? [{ entry, model }] : [];
  });
  if (stored.length === 0)
    throw new AppError("model.missing", {
      message: `run ${run} has no stored model of the class ${assetClass}; forecasts come with the next run`,
      class: assetClass,
    });
  const series = {
    symbol,
    class: assetClass,
    dates: bars.map(({ date }) => date),
    closes: bars.map(({ close }) => close),
    adjCloses: bars.map(({ adjClose }) => adjClose ?? undefined),
  };
  checkSeries(series);
  const prepared = prepare(series);
  const needsTensorflow = stored.some(({ model }) => model.needsTensorflow);
  const tensorflow = needsTensorflow ? await loadTensorflow(config.tfBackend) : undefined;
  const last = bars.at(-1)!;
  const forecasts: RequestedForecast[] = [];
  for (const { entry, model } of stored) {
    signal.throwIfAborted();
    const fitted = await loadModel((object) => readObject(store, object), entry);
    const [forecast] = forecastMany(model, fitted, [toRequest(prepared)], { tensorflow, seed, signal });
    if (forecast)
      forecasts.push({
        model: model.name,
        modelVersion: entry.version,
        lastCloseDate: last.date,
        lastClose: last.close,
        mean: [...forecast.mean].map(rounded),
        quantiles: forecast.quantiles.map((values) => [...values].map(rounded)),
      });
  }
  return forecasts;
}

interface ForecastWish {
  symbol: string;
  class: AssetClass;
  run: RunId;
  /** Oldest first. */
  bars: readonly RequestedBar[];
}

/** As the predict stage writes its figures. */
function rounded(value: number): number {
  return Number(sixDigits(value));
}
