import {
  type AssetCandidate,
  type AssetRequestState,
  assetCandidateSchema,
  assetRequestChannel,
  openRequestStates,
} from "../../domain/asset-request.ts";
import type { RunId } from "../../domain/slot.ts";
import type { Tier } from "../../domain/tiers.ts";
import type { Reader } from "./reader.ts";

/** A user's wish for an asset, as the table holds it. */
export interface AssetRequestRow {
  id: string;
  userId: string;
  query: string;
  state: AssetRequestState;
  symbol: string | null;
  /** 0 to 1. */
  progress: number;
  candidates: AssetCandidate[];
  code: string | null;
  message: string | null;
  runId: RunId | null;
  counted: boolean;
  createdAt: Date;
  updatedAt: Date;
}

const columns = `r.id, r.user_id AS "userId", r.query, r.state, r.symbol, r.progress, r.candidates, r.code, r.message,
  r.run_id AS "runId", r.counted, r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;

/** Until the transaction ends, nobody else counts or adds requests of this user. */
export async function lockAssetRequests(reader: Reader, userId: string): Promise<void> {
  await reader.query("SELECT pg_advisory_xact_lock(hashtextextended('asset_request:' || $1, 0))", [userId]);
}

export async function findAssetRequest(reader: Reader, id: string): Promise<AssetRequestRow | undefined> {
  const rows = await reader.query<AssetRequestRow[]>(
    `SELECT ${columns} FROM asset_request r WHERE r.id = $1`,
    [id],
  );
  return rows.map(parseRow)[0];
}

/** A user's requests, newest first. */
export async function getAssetRequests(
  reader: Reader,
  userId: string,
  limit: number,
): Promise<AssetRequestRow[]> {
  const rows = await reader.query<AssetRequestRow[]>(
    `SELECT ${columns} FROM asset_request r WHERE r.user_id = $1 ORDER BY r.created_at DESC, r.id LIMIT $2`,
    [userId, limit],
  );
  return rows.map(parseRow);
}

/** The user's newest request for the same words or symbol that is under way or ready. */
export async function findStandingRequest(
  reader: Reader,
  { userId, query, symbol }: { userId: string; query: string; symbol: string | null },
): Promise<AssetRequestRow | undefined> {
  const rows = await reader.query<AssetRequestRow[]>(
    `SELECT ${columns} FROM asset_request r
     WHERE r.user_id = $1 AND (lower(r.query) = lower($2) OR r.symbol = $3) AND r.state = ANY($4)
     ORDER BY r.created_at DESC LIMIT 1`,
    [userId, query, symbol, [...openRequestStates, "ready"]],
  );
  return rows.map(parseRow)[0];
}

/** How many of a user's requests since an instant count, and how many there were in all. */
export async function countAssetRequests(
  reader: Reader,
  userId: string,
  since: Date,
): Promise<{ counted: number; asked: number }> {
  const rows = await reader.query<{ counted: number; asked: number }[]>(
    `SELECT count(*) FILTER (WHERE counted)::int AS counted, count(*)::int AS asked
     FROM asset_request WHERE user_id = $1 AND created_at >= $2`,
    [userId, since],
  );
  return rows[0]!;
}

export async function insertAssetRequest(reader: Reader, row: AssetRequestRow): Promise<void> {
  await reader.query(
    `WITH added AS (
       INSERT INTO asset_request (id, user_id, query, state, symbol, progress, candidates, code, message, run_id, counted, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id
     ) SELECT pg_notify('${assetRequestChannel}', id::text) FROM added`,
    [row.id, row.userId, row.query, ...standingOf(row), row.createdAt, row.updatedAt],
  );
}

/** Writes how far a request has come, and tells whoever listens. */
export async function updateAssetRequest(
  reader: Reader,
  row: Omit<AssetRequestRow, "userId" | "query" | "createdAt">,
): Promise<void> {
  await reader.query(
    `WITH changed AS (
       UPDATE asset_request SET state = $2, symbol = $3, progress = $4, candidates = $5, code = $6, message = $7,
         run_id = $8, counted = $9, updated_at = $10
       WHERE id = $1 RETURNING id
     ) SELECT pg_notify('${assetRequestChannel}', id::text) FROM changed`,
    [row.id, ...standingOf(row), row.updatedAt],
  );
}

/** The columns `state` to `counted`, in the order of both statements. */
function standingOf(row: Omit<AssetRequestRow, "userId" | "query" | "createdAt">): unknown[] {
  const { state, symbol, progress, candidates, code, message, runId, counted } = row;
  return [state, symbol, progress, JSON.stringify(candidates), code, message, runId, counted];
}

/** The oldest request that something is still to be done for, but for those passed over, with its user's tier. */
export async function findOpenRequest(
  reader: Reader,
  passedOver: readonly string[],
): Promise<{ request: AssetRequestRow; tier: Tier } | undefined> {
  const rows = await reader.query<(AssetRequestRow & { tier: Tier })[]>(
    `SELECT ${columns}, u.tier FROM asset_request r JOIN app_user u ON u.id = r.user_id
     WHERE r.state = ANY($1) AND r.id <> ALL($2::uuid[]) ORDER BY r.created_at, r.id LIMIT 1`,
    [openRequestStates, passedOver],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { tier, ...request } = row;
  return { request: parseRow(request), tier };
}

/** Notes that work on a request begins; returns how often it has, without an end, this time included. */
export async function beginAssetRequest(reader: Reader, id: string): Promise<number> {
  const [row] = await reader.query<{ starts: number }[]>(
    `WITH begun AS (UPDATE asset_request SET starts = starts + 1 WHERE id = $1 RETURNING starts) SELECT starts FROM begun`,
    [id],
  );
  return row?.starts ?? 0;
}

/** Notes that work on a request has ended, or was left in order. */
export async function leaveAssetRequest(reader: Reader, id: string): Promise<void> {
  await reader.query("UPDATE asset_request SET starts = 0 WHERE id = $1", [id]);
}

function parseRow(row: AssetRequestRow): AssetRequestRow {
  return { ...row, candidates: assetCandidateSchema.array().parse(row.candidates) };
}
