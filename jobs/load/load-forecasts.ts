import { parse } from "csv-parse/sync";
import type { EntityManager } from "typeorm";
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { Manifest } from "../../core/domain/manifest.ts";
import { quantileNames } from "../../core/domain/quantiles.ts";
import { predictDetailSchema } from "../predict/detail.ts";
import type { StageContext } from "../stage.ts";
import { assetOfPath } from "./asset-of-path.ts";

const valueColumns = ["mean", ...quantileNames] as const;

const rowSchema = z.object({
  asset: z.string(),
  model: z.string(),
  model_version: z.string(),
  last_close_date: z.iso.date(),
  last_close: z.coerce.number().positive(),
  horizon_days: z.coerce.number().int().positive(),
  ...(Object.fromEntries(valueColumns.map((name) => [name, z.coerce.number()])) as Record<
    (typeof valueColumns)[number],
    z.ZodCoercedNumber
  >),
});

/** Freezes the run's forecasts, one row a model and asset. One equal to the newest held in every figure is not stored again. Returns how many are new. */
export async function loadForecasts(
  context: StageContext,
  manager: EntityManager,
  predicted: Manifest,
): Promise<number> {
  let stored = 0;
  for (const object of predicted.objects) {
    if (!object.path.startsWith("predictions/") || assetOfPath(object.path) === undefined) continue;
    const text = (await context.readObject(object)).toString("utf8");
    const rows = z.array(rowSchema).parse(parse(text, { columns: true }));
    for (const path of groupByModel(rows)) if (await insertForecast(manager, context.run, path)) stored += 1;
    context.signal.throwIfAborted();
  }
  return stored;
}

type Row = z.infer<typeof rowSchema>;

function groupByModel(rows: Row[]): Row[][] {
  return [...new Set(rows.map((row) => row.model))].map((model) => rows.filter((row) => row.model === model));
}

async function insertForecast(manager: EntityManager, run: string, rows: Row[]): Promise<boolean> {
  const path = rows.toSorted((a, b) => a.horizon_days - b.horizon_days);
  const [first] = path;
  if (!first) return false;
  if (path.some((row, at) => row.horizon_days !== at + 1))
    throw new AppError("object.corrupt", {
      message: `the forecast path of ${first.asset} by ${first.model} has a gap`,
    });
  const values = valueColumns.map((name) => path.map((row) => row[name]));
  const given = [
    first.asset,
    first.model,
    run,
    first.model_version,
    first.last_close_date,
    first.last_close,
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
