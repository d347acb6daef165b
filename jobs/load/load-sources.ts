import type { EntityManager } from "typeorm";
import type { Manifest } from "../../core/domain/manifest.ts";
import type { SourceCoverage } from "../fetch/source-coverage.ts";

/** Writes what each source delivered to the run, one row a source. */
export async function loadSources(
  manager: EntityManager,
  { run, endedAt }: Manifest,
  coverage: readonly SourceCoverage[],
): Promise<void> {
  await manager.query(
    `insert into source_reading (run_id, source, state, from_at, to_at, records, bars, quarantined, duplicate, deleted, code,
       message, newest_at, budget, sample, read_at, about)
     select $1, source, state, "from", "to", records, bars, quarantined, duplicate, deleted, code, message, "newestAt", budget,
       sample, $2, about
     from json_to_recordset($3) as r (source text, state text, "from" timestamptz, "to" timestamptz, records int4, bars int4,
       quarantined int4, duplicate int4, deleted int4, code text, message text, "newestAt" timestamptz, budget jsonb,
       sample boolean, about jsonb)`,
    [run, endedAt, JSON.stringify(coverage)],
  );
}
