import type { DataIncident } from "../../domain/incident.ts";
import type { RunId } from "../../domain/slot.ts";
import type { Reader } from "./reader.ts";

/** An incident and the run that found it first. */
export interface DataIncidentRow extends DataIncident {
  runId: string;
}

/** Where an incident stands in the list: by date, newest first, then by symbol, field and sources. */
export type IncidentPlace = [
  date: string,
  symbol: string,
  field: string,
  source: string,
  otherSource: string,
];

/** Of one symbol or all, found up to a run, newest date first, after a place, at most `limit`. */
export async function getDataIncidents(
  reader: Reader,
  { symbol, run, after, limit }: { symbol?: string; run: RunId; after?: IncidentPlace; limit: number },
): Promise<DataIncidentRow[]> {
  const [date, ...rest] = after ?? [];
  return reader.query(
    `SELECT symbol, date::text AS date, field, source, value, other_source AS "otherSource",
       other_value AS "otherValue", run_id AS "runId"
     FROM data_incident
     WHERE ($1::text IS NULL OR symbol = $1) AND run_id <= $2
       AND ($3::date IS NULL OR date < $3
         OR (date = $3 AND (symbol COLLATE "C", field COLLATE "C", source COLLATE "C", other_source COLLATE "C")
           > ($4::text COLLATE "C", $5::text COLLATE "C", $6::text COLLATE "C", $7::text COLLATE "C")))
     ORDER BY date DESC, symbol COLLATE "C", field COLLATE "C", source COLLATE "C", other_source COLLATE "C"
     LIMIT $8`,
    [symbol ?? null, run, date ?? null, ...(after ? rest : [null, null, null, null]), limit],
  );
}
