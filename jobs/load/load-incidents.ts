import type { EntityManager } from "typeorm";
import type { Manifest } from "../../core/domain/manifest.ts";
import { readPredictDetail } from "../predict/detail.ts";

/** Stores what disagrees, once for each figure and pair of sources; one found again keeps its first run. Returns how many are new. */
export async function loadIncidents(
  manager: EntityManager,
  run: string,
  predicted: Manifest,
): Promise<number> {
  const rows = readPredictDetail(predicted).incidents.map(({ otherSource, otherValue, ...incident }) => ({
    ...incident,
    other_source: otherSource,
    other_value: otherValue,
  }));
  const stored: { isNew: boolean }[] = await manager.query(
    `insert into data_incident (symbol, date, field, source, other_source, value, other_value, run_id)
     select distinct on (symbol, date, field, source, other_source)
       symbol, date, field, source, other_source, value, other_value, $1
     from json_to_recordset($2) as r
       (symbol text, date date, field text, source text, other_source text, value float8, other_value float8)
     on conflict (symbol, date, field, source, other_source)
       do update set value = excluded.value, other_value = excluded.other_value
     returning run_id = $1 as "isNew"`,
    [run, JSON.stringify(rows)],
  );
  return stored.filter(({ isNew }) => isNew).length;
}
