import type { Reader } from "./reader.ts";

export interface Tombstone {
  recordId: string;
  source: string;
  reason: "deleted" | "request";
  foundAt: Date;
}

/** Notes that records are gone; those known to be keep their first reason and time. Returns how many are new. */
export async function insertTombstones(reader: Reader, tombstones: readonly Tombstone[]): Promise<number> {
  if (tombstones.length === 0) return 0;
  const [row] = await reader.query<{ n: number }[]>(
    `WITH inserted AS (
       INSERT INTO tombstone (record_id, source, reason, found_at)
       SELECT DISTINCT ON (r."recordId") r."recordId", r.source, r.reason, r."foundAt"
       FROM json_to_recordset($1) AS r ("recordId" text, source text, reason text, "foundAt" timestamptz)
       ON CONFLICT (record_id) DO NOTHING RETURNING 1
     ) SELECT count(*)::int4 AS n FROM inserted`,
    [JSON.stringify(tombstones)],
  );
  return row?.n ?? 0;
}

/** Those whose text may still be in the lake, the first found first. */
export async function getPendingTombstones(reader: Reader): Promise<Tombstone[]> {
  return reader.query(
    `SELECT record_id AS "recordId", source, reason, found_at AS "foundAt" FROM tombstone
     WHERE erased_at IS NULL ORDER BY found_at, record_id`,
  );
}

/** Takes the words of every record with a tombstone from its mentions; the figures stay. Returns how many had some. */
export async function clearMentions(reader: Reader, at: Date): Promise<number> {
  return countOf(
    reader,
    `UPDATE mention m SET excerpt = NULL, url = NULL, erased_at = coalesce(m.erased_at, $1)
     FROM tombstone t WHERE t.record_id = m.record_id AND (m.excerpt IS NOT NULL OR m.url IS NOT NULL OR m.erased_at IS NULL)`,
    [at],
  );
}

/** Takes the words of a source's texts published before an instant; the address and the figures stay. */
export async function clearMentionsBefore(
  reader: Reader,
  { source, before, at }: { source: string; before: Date; at: Date },
): Promise<number> {
  return countOf(
    reader,
    `UPDATE mention SET excerpt = NULL, erased_at = $3 WHERE source = $1 AND published_at < $2 AND erased_at IS NULL`,
    [source, before, at],
  );
}

/** Which of the records have a mention. */
export async function findMentioned(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await reader.query<{ id: string }[]>(
    "SELECT DISTINCT record_id AS id FROM mention WHERE record_id = ANY($1)",
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Says that the text of these has left every object. */
export async function settleTombstones(reader: Reader, ids: readonly string[], at: Date): Promise<void> {
  await reader.query("UPDATE tombstone SET erased_at = $2 WHERE record_id = ANY($1) AND erased_at IS NULL", [
    ids,
    at,
  ]);
}

/** Forgets deletions of records that were never held. */
export async function dropTombstones(reader: Reader, ids: readonly string[]): Promise<void> {
  await reader.query("DELETE FROM tombstone WHERE record_id = ANY($1)", [ids]);
}

/** How many are erased and how many wait, with the time of the oldest that waits; null when none does. */
export async function countTombstones(
  reader: Reader,
): Promise<{ erased: number; waiting: number; waitingSince: Date | null }> {
  const [row] = await reader.query<{ erased: number; waiting: number; waitingSince: Date | null }[]>(
    `SELECT count(erased_at)::int4 AS erased, count(*) FILTER (WHERE erased_at IS NULL)::int4 AS waiting,
       min(found_at) FILTER (WHERE erased_at IS NULL) AS "waitingSince" FROM tombstone`,
  );
  return row ?? { erased: 0, waiting: 0, waitingSince: null };
}

async function countOf(reader: Reader, statement: string, parameters: unknown[]): Promise<number> {
  const [row] = await reader.query<{ n: number }[]>(
    `WITH changed AS (${statement} RETURNING 1) SELECT count(*)::int4 AS n FROM changed`,
    parameters,
  );
  return row?.n ?? 0;
}
