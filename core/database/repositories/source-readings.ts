import { type RunId, runIdAt } from "../../domain/slot.ts";
import type { Reader } from "./reader.ts";

/** What the published runs tell of one source, its newest reading first in mind. */
export interface SourceStanding {
  source: string;
  /** The newest reading. */
  run: RunId;
  state: "ok" | "partial" | "skipped" | "over_budget" | "failed";
  readAt: Date;
  /** What it had to say, a remark or why it is not ok. */
  message: string | null;
  records: number;
  sample: boolean;
  /** As jsonb holds them; their readers parse them. */
  budget: unknown;
  about: unknown;
  /** When it was last read to some good (ok or partial), and the end of that window. */
  lastSuccessAt: Date | null;
  until: Date | null;
  /** When the newest record of all that it brought was published. */
  newestAt: Date | null;
  /** Of the readings since `since`. */
  recordsOfSpan: number;
  deletedOfSpan: number;
  /** The newest failure since `since`. */
  errorCode: string | null;
  errorMessage: string | null;
  errorAt: Date | null;
}

/** Every source that a published run has asked, by name; spans and errors are of the runs since `since`. */
export async function getSourceStandings(reader: Reader, since: Date): Promise<SourceStanding[]> {
  return reader.query(
    `SELECT newest.source, newest.run_id AS run, newest.state, newest.read_at AS "readAt", newest.message, newest.records, newest.sample,
       newest.budget, newest.about, success.read_at AS "lastSuccessAt", success.to_at AS until, whole.newest_at AS "newestAt",
       coalesce(span.records, 0) AS "recordsOfSpan", coalesce(span.deleted, 0) AS "deletedOfSpan",
       error.code AS "errorCode", error.message AS "errorMessage", error.read_at AS "errorAt"
     FROM (SELECT DISTINCT ON (source) * FROM source_reading ORDER BY source, run_id DESC) newest
     LEFT JOIN LATERAL (
       SELECT read_at, to_at FROM source_reading WHERE source = newest.source AND state IN ('ok', 'partial')
       ORDER BY run_id DESC LIMIT 1
     ) success ON true
     LEFT JOIN LATERAL (
       SELECT max(newest_at) AS newest_at FROM source_reading WHERE source = newest.source
     ) whole ON true
     LEFT JOIN LATERAL (
       SELECT sum(records)::int4 AS records, sum(deleted)::int4 AS deleted FROM source_reading
       WHERE source = newest.source AND run_id >= $1
     ) span ON true
     LEFT JOIN LATERAL (
       SELECT code, message, read_at FROM source_reading WHERE source = newest.source AND code IS NOT NULL AND run_id >= $1
       ORDER BY run_id DESC LIMIT 1
     ) error ON true
     ORDER BY newest.source`,
    [runIdAt(since)],
  );
}
