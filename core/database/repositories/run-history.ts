import type { Counts, Stage } from "../../domain/manifest.ts";
import type { RunStatus } from "../../domain/run.ts";
import type { RunId } from "../../domain/slot.ts";
import type { Reader } from "./reader.ts";

/** A run as its ledger row tells it. */
export interface RunHistoryRow {
  id: RunId;
  status: RunStatus;
  reason: string | null;
  sample: boolean;
  createdAt: Date;
  finishedAt: Date | null;
  publishedAt: Date | null;
  coverage: unknown[] | null;
}

export interface StageHistoryRow {
  runId: RunId;
  stage: Stage;
  attempt: number;
  status: string;
  reason: string | null;
  startedAt: Date;
  endedAt: Date | null;
  counts: Counts | null;
}

const columns = `r.id, r.status, r.reason, r.sample, r.created_at AS "createdAt", r.finished_at AS "finishedAt",
  p.published_at AS "publishedAt", r.coverage`;

/** Runs newest first, those before `before` when it is given. */
export async function getRunHistory(
  reader: Reader,
  { before, limit }: { before?: RunId; limit: number },
): Promise<RunHistoryRow[]> {
  return reader.query(
    `SELECT ${columns} FROM run r LEFT JOIN publication p ON p.run_id = r.id
     WHERE $1::text IS NULL OR r.id < $1 ORDER BY r.id DESC LIMIT $2`,
    [before ?? null, limit],
  );
}

export async function findRunHistory(reader: Reader, run: RunId): Promise<RunHistoryRow | undefined> {
  const rows = await reader.query<RunHistoryRow[]>(
    `SELECT ${columns} FROM run r LEFT JOIN publication p ON p.run_id = r.id WHERE r.id = $1`,
    [run],
  );
  return rows[0];
}

/** Every stage attempt of the runs, in the order they were started. */
export async function getStageHistory(reader: Reader, runs: readonly RunId[]): Promise<StageHistoryRow[]> {
  return reader.query(
    `SELECT run_id AS "runId", stage, attempt, status, reason, started_at AS "startedAt", ended_at AS "endedAt", counts
     FROM stage_attempt WHERE run_id = ANY($1) ORDER BY run_id, started_at, stage, attempt`,
    [runs],
  );
}
