import { AppError } from "../domain/errors.ts";
import { quantileLevels } from "../domain/quantiles.ts";
import { countSessions } from "./calendar.ts";
import { type FittedModel, shrinkTo } from "./fit.ts";
import { scaleInputs, writeInputs } from "./inputs.ts";
import { type ForecastModel, horizonGrid, type ModelTools } from "./model.ts";
import { type Prepared, spreadOver, tradesEveryDay } from "./prepared.ts";
import { meanOfQuantiles } from "./quantiles.ts";

/** What is asked: the closes on some days ahead, as seen from the close at index `at`. */
export interface ForecastRequest {
  prepared: Prepared;
  at: number;
  /** Days since 1970-01-01, each after the close at `at` and at most 400 days on. */
  targetDays: readonly number[];
}

/** Price units; each array has one value a target day. Quantiles rise from the 0.025 to the 0.975 level and are above 0. */
export interface Forecast {
  mean: Float64Array;
  /** Thirteen arrays, one a level. */
  quantiles: Float64Array[];
}

const horizonDaysMax = 400;

/** Forecasts many assets of one class by one call of the model. Throws `forecast.date`, `model.invalid`. */
export function forecastMany(
  model: ForecastModel,
  fitted: FittedModel,
  requests: readonly ForecastRequest[],
  tools: ModelTools,
): Forecast[] {
  const inputs = scaleInputs(writeInputs(model, requests), fitted.scaler);
  const raw = fitted.weights
    ? model.predict(fitted.weights, inputs, requests.length, tools)
    : new Float32Array(requests.length * horizonGrid.length);
  return requests.map((request, row) => {
    const directions = horizonGrid.map((_, horizon) =>
      shrinkTo(raw[row * horizonGrid.length + horizon]!, fitted.shrink[horizon]!),
    );
    if (!directions.every(Number.isFinite))
      throw new AppError("model.invalid", {
        message: `${model.name} gave no number for ${request.prepared.symbol}`,
      });
    return forecastOne(fitted, request, directions, model.name === "naive");
  });
}

function forecastOne(
  { spread }: FittedModel,
  { prepared, at, targetDays }: ForecastRequest,
  directions: number[],
  lastCloseIsMean: boolean,
): Forecast {
  const close = prepared.closes[at]!;
  const closeDay = prepared.days[at]!;
  const everyDay = tradesEveryDay(prepared, at);
  const mean = new Float64Array(targetDays.length);
  const quantiles = quantileLevels.map(() => new Float64Array(targetDays.length));
  const values = new Float64Array(quantileLevels.length);
  for (const [k, day] of targetDays.entries()) {
    if (!(day > closeDay && day <= closeDay + horizonDaysMax))
      throw new AppError("forecast.date", {
        message: `${prepared.symbol}: a target lies ${day - closeDay} days from the last close; 1 to ${horizonDaysMax} can be answered`,
      });
    const sessions = countSessions(closeDay, day, everyDay);
    const { lower, share } = placeOnGrid(sessions);
    const between = (values: readonly number[]) =>
      values[lower]! + share * ((values[lower + 1] ?? values[lower]!) - values[lower]!);
    const deviation = spreadOver(prepared, at, sessions);
    const direction = between(directions);
    for (const [level] of quantileLevels.entries()) {
      const low = spread.quantiles[lower]![level]!;
      const high = spread.quantiles[lower + 1]?.[level] ?? low;
      values[level] = close * Math.exp(deviation * (direction + low + share * (high - low)));
      quantiles[level]![k] = values[level]!;
    }
    mean[k] = lastCloseIsMean ? close : meanOfQuantiles(values);
  }
  return { mean, quantiles };
}

/** Where a number of sessions lies between two horizons, linear in its logarithm; beyond the last, the last. */
function placeOnGrid(sessions: number): { lower: number; share: number } {
  const last = horizonGrid.length - 1;
  if (sessions >= horizonGrid[last]!) return { lower: last, share: 0 };
  let lower = 0;
  while (horizonGrid[lower + 1]! <= sessions) lower += 1;
  const share =
    Math.log(sessions / horizonGrid[lower]!) / Math.log(horizonGrid[lower + 1]! / horizonGrid[lower]!);
  return { lower, share };
}
