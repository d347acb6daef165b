import { symbolInPath } from "../../core/domain/assets.ts";
import { attemptPrefix } from "../../core/domain/manifest.ts";
import { quantileNames } from "../../core/domain/quantiles.ts";
import type { RunId } from "../../core/domain/slot.ts";
import { toDate } from "../../core/forecast/calendar.ts";
import type { Forecast } from "../../core/forecast/forecast.ts";

export const predictionColumns = [
  "asset",
  "model",
  "model_version",
  "last_close_date",
  "last_close",
  "target_date",
  "horizon_days",
  "mean",
  ...quantileNames,
] as const;

/** Each run forecasts every calendar day up to a year from the last close. */
export const pathDays = 365;

export interface ModelForecast {
  model: string;
  version: string;
  forecast: Forecast;
}

export function predictionPath(run: RunId, attempt: number, symbol: string): string {
  return `${attemptPrefix("predictions", run, attempt)}/asset=${symbolInPath(symbol)}/part-00000.csv`;
}

/** One asset's forecasts as CSV, by model and day; prices to six significant digits. */
export function formatPredictions(
  symbol: string,
  lastCloseDay: number,
  lastClose: number,
  forecasts: readonly ModelForecast[],
): string {
  const lastDate = toDate(lastCloseDay);
  const targetDates = Array.from({ length: pathDays }, (_, at) => toDate(lastCloseDay + at + 1));
  const lines = [predictionColumns.join(",")];
  for (const { model, version, forecast } of [...forecasts].sort((a, b) => (a.model < b.model ? -1 : 1))) {
    const start = `${csvText(symbol)},${model},${version},${lastDate},${lastClose}`;
    for (let at = 0; at < pathDays; at += 1) {
      const prices = forecast.quantiles.map((values) => sixDigits(values[at]!)).join(",");
      lines.push(`${start},${targetDates[at]},${at + 1},${sixDigits(forecast.mean[at]!)},${prices}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Six significant digits, in plain notation for all but the extremes. */
export function sixDigits(value: number): string {
  const text = value.toPrecision(6);
  return text.includes("e") ? String(Number(text)) : text;
}

/** A text as one cell of a CSV (RFC 4180). */
export function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
