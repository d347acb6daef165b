import { parse } from "csv-parse/sync";
import type { EntityManager } from "typeorm";
import { z } from "zod";
import { type Counts, emptyCounts, type Manifest } from "../../core/domain/manifest.ts";
import { predictDetailSchema } from "../predict/detail.ts";
import type { StageContext } from "../stage.ts";

const optionalNumber = z.string().transform((text) => (text === "" ? null : Number(text)));
/** Histories that an earlier version wrote have no actions. */
const action = optionalNumber.optional().transform((value) => value ?? null);
const rowSchema = z.object({
  date: z.iso.date(),
  open: optionalNumber,
  high: optionalNumber,
  low: optionalNumber,
  close: z.coerce.number().positive(),
  adj_close: optionalNumber,
  volume: optionalNumber,
  source: z.string(),
  dividend: action,
  split: action,
});

/** Adds the bars that this run brought or corrected, as versions of their own; earlier versions stay. */
export async function loadBars(
  context: StageContext,
  manager: EntityManager,
  predicted: Manifest,
): Promise<Counts> {
  const counts = emptyCounts();
  for (const [symbol, entry] of Object.entries(predictDetailSchema.parse(predicted.detail).history)) {
    if (entry.changedFrom === null || entry.run !== context.run) continue;
    const text = (await context.readObject(entry.object)).toString("utf8");
    const from = entry.changedFrom;
    const rows = z
      .array(rowSchema)
      .parse(parse(text, { columns: true }))
      .filter((row) => row.date >= from);
    for (let at = 0; at < rows.length; at += batchSize) {
      const batch = rows.slice(at, at + batchSize);
      const inserted = await insertBars(manager, context.run, symbol, batch);
      counts.in += batch.length;
      counts.out += inserted;
      counts.duplicate += batch.length - inserted;
    }
  }
  return counts;
}

const batchSize = 5_000;

/** A bar equal to its newest version is no new version. */
async function insertBars(
  manager: EntityManager,
  run: string,
  symbol: string,
  rows: object[],
): Promise<number> {
  const inserted: unknown[] = await manager.query(
    `with given as (
       select * from json_to_recordset($3) as r
         (date date, open float8, high float8, low float8, close float8, adj_close float8, volume float8, source text, dividend float8, split float8)
     ), held as (
       select distinct on (b.date) b.* from bar b join given g using (date) where b.symbol = $2 order by b.date, b.run_id desc
     )
     insert into bar (symbol, date, run_id, open, high, low, close, adj_close, volume, source, dividend, split)
     select $2, g.date, $1, g.open, g.high, g.low, g.close, g.adj_close, g.volume, g.source, g.dividend, g.split
     from given g left join held h using (date)
     where h.date is null
        or (h.open, h.high, h.low, h.close, h.adj_close, h.volume, h.dividend, h.split)
           is distinct from (g.open, g.high, g.low, g.close, g.adj_close, g.volume, g.dividend, g.split)
     returning 1`,
    [run, symbol, JSON.stringify(rows)],
  );
  return inserted.length;
}
