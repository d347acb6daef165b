import { AppError, codeOf, type ErrorCode, messageOf } from "../domain/errors.ts";
import { groupBy } from "../domain/group-by.ts";
import type { AssetClass } from "../domain/record.ts";
import { toDate, toDayNumber } from "./calendar.ts";
import { classesAt, type FittedModel, fitModel } from "./fit.ts";
import { forecastMany } from "./forecast.ts";
import type { ForecastModel, ModelTools } from "./model.ts";
import { indexAt, isAfterGap, type Prepared, prepare } from "./prepared.ts";
import { type CloseSeries, checkEnough, findFault, invalidSeries } from "./series.ts";

/** Asks for the close on `targetDate` as seen at the end of `cutoff`. Dates are `YYYY-MM-DD`. */
export interface BacktestWindow {
  symbol: string;
  cutoff: string;
  targetDate: string;
}

/** Price units. `quantiles` has the thirteen levels. */
export interface BacktestAnswer {
  model: string;
  mean: number;
  quantiles: number[];
}

interface RefusedWindow {
  window: BacktestWindow;
  code: ErrorCode;
  message: string;
}

export interface BacktestResult {
  /** One list a window, in the order of the windows and of the models; empty for a refused one. */
  answers: BacktestAnswer[][];
  refused: RefusedWindow[];
  fits: number;
}

/**
 * Walks forward through the cutoffs: a window is answered from closes on or before its cutoff alone, and by models
 * fitted on no later ones. A model is fitted as of the end of the quarter (linear, naive) or year (nets) before the
 * cutoff, so that what a window is answered does not depend on which others are asked; where the class had no usable
 * asset by then, as of the cutoff itself. A series with a fault is used up to the row before it.
 */
export async function runBacktest(
  series: readonly CloseSeries[],
  windows: readonly BacktestWindow[],
  models: readonly ForecastModel[],
  tools: ModelTools,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<BacktestResult> {
  const usable = new Map(series.map((one) => [one.symbol, trim(one)]));
  const prepared = [...usable.values()].map((one) => one.prepared);
  const result: BacktestResult = { answers: windows.map(() => []), refused: [], fits: 0 };
  const accepted = windows.flatMap((window, place) => {
    try {
      return [{ place, ...locate(usable.get(window.symbol), window) }];
    } catch (error) {
      const code = codeOf(error);
      if (code === "internal") throw error;
      result.refused.push({ window, code, message: messageOf(error) });
      return [];
    }
  });
  const fitted = new Map<string, FittedModel>();
  let done = 0;
  const batches = [...groupBy(accepted, (one) => `${toDate(one.cutoffDay)} ${one.prepared.class}`)].sort(
    byKey,
  );
  for (const [, batch] of batches) {
    tools.signal.throwIfAborted();
    const { cutoffDay } = batch[0]!;
    const assetClass = batch[0]!.prepared.class;
    for (const model of models) {
      const untilDay = fitDay(model, assetClass, prepared, cutoffDay);
      const key = `${model.name} ${assetClass} ${untilDay}`;
      if (!fitted.has(key)) {
        fitted.set(key, await fitModel(model, assetClass, prepared, untilDay, tools));
        result.fits += 1;
      }
      const requests = batch.map(({ targetDay, ...one }) => ({ ...one, targetDays: [targetDay] }));
      const forecasts = forecastMany(model, fitted.get(key)!, requests, tools);
      for (const [at, { place }] of batch.entries())
        result.answers[place]!.push({
          model: model.name,
          mean: forecasts[at]!.mean[0]!,
          quantiles: forecasts[at]!.quantiles.map((values) => values[0]!),
        });
    }
    done += batch.length;
    onProgress(done, accepted.length);
  }
  return result;
}

interface Usable {
  prepared: Prepared;
  fault: { day: number; message: string } | undefined;
}

function trim(series: CloseSeries): Usable {
  const fault = findFault(series);
  if (!fault) return { prepared: prepare(series), fault: undefined };
  const { dates, closes, adjCloses } = series;
  const cut = {
    ...series,
    dates: dates.slice(0, fault.at),
    closes: closes.slice(0, fault.at),
    adjCloses: adjCloses?.slice(0, fault.at),
  };
  return { prepared: prepare(cut), fault: { day: toDayNumber(dates[fault.at]!), message: fault.message } };
}

const horizonDaysMax = 400;

/** Throws `asset.not_found`, `input.invalid`, `series.*` and `forecast.date`. */
function locate(usable: Usable | undefined, { symbol, cutoff, targetDate }: BacktestWindow) {
  if (!usable) throw new AppError("asset.not_found", { message: `the prices do not have ${symbol}` });
  const { prepared, fault } = usable;
  const cutoffDay = toDayNumber(cutoff);
  const targetDay = toDayNumber(targetDate);
  if (!Number.isFinite(cutoffDay) || !Number.isFinite(targetDay))
    throw new AppError("input.invalid", { message: `${cutoff} or ${targetDate} is no date` });
  if (fault && !(fault.day > cutoffDay)) throw invalidSeries(symbol, fault.message);
  const at = indexAt(prepared, cutoffDay);
  checkEnough(
    symbol,
    prepared.closes.slice(0, at + 1).filter((_, index) => !isAfterGap(prepared, index)),
  );
  const lastDay = prepared.days[at]!;
  if (targetDay <= lastDay || targetDay > lastDay + horizonDaysMax)
    throw new AppError("forecast.date", {
      message: `${symbol}: ${targetDate} is not 1 to ${horizonDaysMax} days after the last close, ${toDate(lastDay)}`,
    });
  return { prepared, at, cutoffDay, targetDay };
}

function fitDay(
  model: ForecastModel,
  assetClass: AssetClass,
  prepared: readonly Prepared[],
  cutoffDay: number,
) {
  const [year, month] = toDate(cutoffDay).split("-").map(Number);
  const firstMonth = model.needsTensorflow ? 0 : Math.floor((month! - 1) / 3) * 3;
  const periodEnd = Date.UTC(year!, firstMonth, 1) / 86_400_000 - 1;
  return classesAt(prepared, periodEnd).includes(assetClass) ? periodEnd : cutoffDay;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
