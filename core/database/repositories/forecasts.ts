import { type QuantileColumn, quantileNames } from "../../domain/quantiles.ts";
import type { RunId } from "../../domain/slot.ts";
import type { ModelName } from "../../domain/tiers.ts";
import type { Reader } from "./reader.ts";

interface ForecastHead {
  asset: string;
  model: ModelName;
  runId: RunId;
  modelVersion: string;
  /** YYYY-MM-DD. */
  lastCloseDate: string;
  lastClose: number;
}

/** A forecast at one horizon: the stored arrays' element for it. */
export interface ForecastPointRow extends ForecastHead, Record<QuantileColumn, number> {
  horizonDays: number;
  mean: number;
}

/** A forecast's path: element i is calendar day i + 1 after the last close. */
export interface ForecastPathRow extends ForecastHead, Record<QuantileColumn, number[]> {
  mean: number[];
}

const head = `f.asset, f.model, f.run_id AS "runId", f.model_version AS "modelVersion",
  f.last_close_date::text AS "lastCloseDate", f.last_close AS "lastClose"`;
const newest = `SELECT DISTINCT ON (asset, model) * FROM forecast
  WHERE asset = ANY($1) AND model = ANY($2) AND run_id <= $3 ORDER BY asset, model, run_id DESC`;

/** Each asset's newest forecast as of a run, of each model, at each horizon; an absent element is left out. */
export async function getForecastPoints(
  reader: Reader,
  assets: readonly string[],
  {
    run,
    models,
    horizonsDays,
  }: { run: RunId; models: readonly ModelName[]; horizonsDays: readonly number[] },
): Promise<ForecastPointRow[]> {
  return reader.query(
    `SELECT ${head}, h.days AS "horizonDays", f.mean[h.days] AS mean,
       ${quantileNames.map((name) => `f.${name}[h.days] AS ${name}`).join(", ")}
     FROM (${newest}) f CROSS JOIN unnest($4::int4[]) WITH ORDINALITY AS h(days, place)
     WHERE f.mean[h.days] IS NOT NULL
     ORDER BY f.asset, array_position($2::text[], f.model), h.place`,
    [assets, models, run, horizonsDays],
  );
}

/** An asset's newest forecasts as of a run, one a model, whole. */
export async function getForecastPaths(
  reader: Reader,
  asset: string,
  { run, models }: { run: RunId; models: readonly ModelName[] },
): Promise<ForecastPathRow[]> {
  return reader.query(
    `SELECT ${head}, f.mean, ${quantileNames.map((name) => `f.${name}`).join(", ")} FROM (${newest}) f`,
    [[asset], models, run],
  );
}
