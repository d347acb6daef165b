import { parse } from "csv-parse/sync";
import type { EntityManager } from "typeorm";
import { assetOfPath } from "../../core/domain/assets.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Manifest } from "../../core/domain/manifest.ts";
import { quantileNames } from "../../core/domain/quantiles.ts";
import { predictDetailSchema } from "../predict/detail.ts";
import type { StageContext } from "../stage.ts";

const valueColumns = ["mean", ...quantileNames] as const;

/** Freezes the run's forecasts, one row a model and asset. One equal to the newest held in every figure is not stored again. Returns how many are new. */
export async function loadForecasts(
  context: StageContext,
  manager: EntityManager,
  predicted: Manifest,
): Promise<number> {
  let stored = 0;
  const standing = await hashesOf(context, predicted);
  for (const object of predicted.objects) {
    if (!object.path.startsWith("predictions/") || assetOfPath(object.path) === undefined) continue;
    // Byte for byte what the earlier run published: nothing to store, so nothing to read.
    if (standing.has(object.sha256)) continue;
    const text = (await context.readObject(object)).toString("utf8");
    for (const path of groupByModel(parsePredictions(text, object.path)))
      if (await insertForecast(manager, context.run, path)) stored += 1;
    context.signal.throwIfAborted();
  }
  return stored;
}

async function hashesOf(
  { previous, manifest }: StageContext,
  { previous: builtOn }: Manifest,
): Promise<Set<string>> {
  if (previous === null || builtOn !== previous) return new Set();
  const earlier = await manifest("predict", previous);
  return new Set(earlier.objects.map((object) => object.sha256));
}

interface Row {
  asset: string;
  model: string;
  modelVersion: string;
  lastCloseDate: string;
  lastClose: number;
  horizonDays: number;
  /** In the order of `valueColumns`. */
  values: number[];
}

/** Tens of thousands of rows a run, written by our own predict stage: their hash is checked, so only numbers need to be. */
function parsePredictions(text: string, path: string): Row[] {
  const [header = [], ...lines] = cellsOf(text);
  const column = (name: string) => {
    const at = header.indexOf(name);
    if (at < 0) throw new AppError("object.corrupt", { message: `${path} has no column ${name}`, path });
    return at;
  };
  const number = (cell: string | undefined) => {
    const value = cell ? Number(cell) : Number.NaN;
    if (!Number.isFinite(value))
      throw new AppError("object.corrupt", { message: `${path}: "${cell}" is no number`, path });
    return value;
  };
  const [asset, model, version] = [column("asset"), column("model"), column("model_version")];
  const [date, close, horizon] = [column("last_close_date"), column("last_close"), column("horizon_days")];
  const valuesAt = valueColumns.map(column);
  return lines.map((cells) => ({
    asset: cells[asset] ?? "",
    model: cells[model] ?? "",
    modelVersion: cells[version] ?? "",
    lastCloseDate: cells[date] ?? "",
    lastClose: number(cells[close]),
    horizonDays: number(cells[horizon]),
    values: valuesAt.map((at) => number(cells[at])),
  }));
}

/** Most files hold no quoted cell, and then plain splitting is ten times quicker than a CSV parser. */
function cellsOf(text: string): string[][] {
  if (text.includes('"')) return parse(text);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
}

function groupByModel(rows: Row[]): Row[][] {
  return [...new Set(rows.map((row) => row.model))].map((model) => rows.filter((row) => row.model === model));
}

async function insertForecast(manager: EntityManager, run: string, rows: Row[]): Promise<boolean> {
  const path = rows.toSorted((a, b) => a.horizonDays - b.horizonDays);
  const [first] = path;
  if (!first) return false;
  if (path.some((row, at) => row.horizonDays !== at + 1))
    throw new AppError("object.corrupt", {
      message: `the forecast path of ${first.asset} by ${first.model} has a gap`,
    });
  // Written out as Postgres writes arrays: the driver would quote and check each number.
  const values = valueColumns.map((_, at) => `{${path.map((row) => row.values[at]).join(",")}}`);
  const given = [
    first.asset,
    first.model,
    run,
    first.modelVersion,
    first.lastCloseDate,
    first.lastClose,
    ...values,
  ];
  const parameters = given.map((_, at) => `$${at + 1}${at >= 6 ? "::float8[]" : ""}`);
  const inserted: unknown[] = await manager.query(
    `insert into forecast (asset, model, run_id, model_version, last_close_date, last_close, ${valueColumns.join(", ")})
     select ${parameters.join(", ")}
     where not exists (
       select 1 from (select * from forecast where asset = $1 and model = $2 order by run_id desc limit 1) newest
       where (newest.model_version, newest.last_close_date, newest.last_close) = ($4, $5::date, $6::float8)
         and (${valueColumns.map((name) => `newest.${name}`).join(", ")}) = (${parameters.slice(6).join(", ")})
     )
     returning 1`,
    given,
  );
  return inserted.length > 0;
}

export async function loadModelVersions(
  manager: EntityManager,
  run: string,
  predicted: Manifest,
): Promise<void> {
  for (const entry of predictDetailSchema.parse(predicted.detail).models)
    await manager.query(
      `insert into model_version (model, version, run_id, trained_at, metadata) values ($1, $2, $3, $4, $5)
       on conflict (model, version) do nothing`,
      [
        entry.model,
        entry.version,
        run,
        entry.trainedAt,
        { class: entry.class, path: entry.path, ...entry.metadata },
      ],
    );
}
