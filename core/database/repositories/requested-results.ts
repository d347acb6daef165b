import { quantileNames } from "../../domain/quantiles.ts";
import type { RunId } from "../../domain/slot.ts";
import type { Reader } from "./reader.ts";

export interface RequestedBar {
  date: string;
  open: number | null;
  high: number | null;
  low: number | null;
  close: number;
  adjClose: number | null;
  dividend: number | null;
  split: number | null;
  volume: number | null;
  source: string;
}

/**
 * Adds an asset's bars to what the readers of a published run see, where they see none of that date yet: what a run has
 * brought is never touched. Twice is once. Returns how many are new.
 */
export async function insertRequestedBars(
  reader: Reader,
  { symbol, run, bars }: { symbol: string; run: RunId; bars: readonly RequestedBar[] },
): Promise<number> {
  const [{ count } = { count: 0 }] = await reader.query<{ count: number }[]>(
    `WITH added AS (
       INSERT INTO bar (symbol, date, run_id, open, high, low, close, adj_close, dividend, split, volume, source)
       SELECT $1, g.date, $2, g.open, g.high, g.low, g.close, g."adjClose", g.dividend, g.split, g.volume, g.source
       FROM json_to_recordset($3) AS g (date date, open float8, high float8, low float8, close float8,
         "adjClose" float8, dividend float8, split float8, volume float8, source text)
       WHERE NOT EXISTS (SELECT 1 FROM bar b WHERE b.symbol = $1 AND b.date = g.date AND b.run_id <= $2)
       ON CONFLICT DO NOTHING RETURNING 1
     ) SELECT count(*)::int AS count FROM added`,
    [symbol, run, JSON.stringify(bars)],
  );
  return count;
}

export interface RequestedForecast {
  model: string;
  modelVersion: string;
  /** YYYY-MM-DD. */
  lastCloseDate: string;
  lastClose: number;
  /** Price units, 365 values. */
  mean: number[];
  /** As `mean`, one list a level of `quantileNames`. */
  quantiles: number[][];
}

/** Adds an asset's forecast to what the readers of a published run see, where they see none by that model yet. */
export async function insertRequestedForecast(
  reader: Reader,
  { symbol, run, forecast }: { symbol: string; run: RunId; forecast: RequestedForecast },
): Promise<void> {
  const columns = ["mean", ...quantileNames] as const;
  await reader.query(
    `INSERT INTO forecast (asset, model, run_id, model_version, last_close_date, last_close, ${columns.join(", ")})
     SELECT $1::text, $2::text, $3::text, $4::text, $5::date, $6::float8, ${columns.map((_, at) => `$${at + 7}::float8[]`).join(", ")}
     WHERE NOT EXISTS (SELECT 1 FROM forecast WHERE asset = $1 AND model = $2 AND run_id <= $3)
     ON CONFLICT DO NOTHING`,
    [
      symbol,
      forecast.model,
      run,
      forecast.modelVersion,
      forecast.lastCloseDate,
      forecast.lastClose,
      ...[forecast.mean, ...forecast.quantiles].map((values) => `{${values.join(",")}}`),
    ],
  );
}

/** Whether readers of a run see prices of an asset. */
export async function hasBars(reader: Reader, symbol: string, run: RunId): Promise<boolean> {
  const rows = await reader.query<unknown[]>("SELECT 1 FROM bar WHERE symbol = $1 AND run_id <= $2 LIMIT 1", [
    symbol,
    run,
  ]);
  return rows.length > 0;
}
