import type { ForecastPathRow, ForecastPointRow } from "../../core/database/repositories/forecasts.ts";
import { type QuantileColumn, quantileColumns, quantileNames } from "../../core/domain/quantiles.ts";
import { slotTime } from "../../core/domain/slot.ts";
import { dayMs } from "../access.ts";
import { toDate, toInstant } from "../coverage.ts";
import type { Forecast, ForecastPathPoint } from "./forecast.type.ts";

/** Calendar days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The date so many calendar days after another. */
function addDays(date: string, days: number): string {
  return toDate(new Date(toInstant(date)!.getTime() + days * dayMs));
}

export function toForecast(row: ForecastPointRow): Forecast {
  return {
    model: row.model,
    modelVersion: row.modelVersion,
    madeAt: slotTime(row.runId),
    lastCloseDate: row.lastCloseDate,
    lastClose: row.lastClose,
    targetDate: addDays(row.lastCloseDate, row.horizonDays),
    horizonDays: row.horizonDays,
    mean: row.mean,
    median: row.q50,
    quantiles: quantileNames.map((name) => ({ probability: quantileColumns[name], value: row[name] })),
  };
}

/** The element of a stored path for a horizon, or undefined where the path does not reach. */
export function pointOf(path: ForecastPathRow, horizonDays: number): ForecastPointRow | undefined {
  const at = horizonDays - 1;
  const mean = path.mean[at];
  if (mean === undefined) return undefined;
  const quantiles = Object.fromEntries(quantileNames.map((name) => [name, path[name][at]])) as Record<
    QuantileColumn,
    number
  >;
  return { ...path, ...quantiles, mean, horizonDays };
}

export function toPath(path: ForecastPathRow, horizonDays: number): ForecastPathPoint[] {
  return Array.from({ length: horizonDays }, (_, at) => ({
    date: addDays(path.lastCloseDate, at + 1),
    median: path.q50[at]!,
    lower50: (path.q20[at]! + path.q30[at]!) / 2,
    upper50: (path.q70[at]! + path.q80[at]!) / 2,
    lower80: path.q10[at]!,
    upper80: path.q90[at]!,
    lower95: path.q025[at]!,
    upper95: path.q975[at]!,
  }));
}
