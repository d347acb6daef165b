import { randomUUID } from "node:crypto";
import {
  type AssetRequestRow,
  countAssetRequests,
  findStandingRequest,
  insertAssetRequest,
  lockAssetRequests,
} from "../../core/database/repositories/asset-requests.ts";
import { type AssetRow, upsertRequestedAsset } from "../../core/database/repositories/assets.ts";
import type { Reader } from "../../core/database/repositories/reader.ts";
import { type AssetCandidate, progressOf } from "../../core/domain/asset-request.ts";
import { AppError } from "../../core/domain/errors.ts";
import { lowestTier, type Tier, tiers } from "../../core/domain/tiers.ts";
import { requireAccount, startOfDay } from "../access.ts";
import { findAsset } from "../asset/find-asset.ts";
import type { ApiContext } from "../context.ts";

/** What came to nothing counts nothing, but a source's patience is not without end. */
const asksPerDayMax = 50;
const queryCharactersMax = 100;

/**
 * Writes a user's wish down for the host's worker and answers it. The same asked again while it is under way or ready is
 * answered with the one there. Throws `auth.required`, `input.invalid`, `asset.request_limit`.
 */
export async function requestAsset(text: string, context: ApiContext): Promise<AssetRequestRow> {
  const { id: userId } = requireAccount(context);
  const { deps, reads, catalogueBySymbol, tier, view } = context;
  const query = parseQuery(text);
  const asset = await findAsset(query, context);
  const isHeld = asset !== undefined && (await reads.lastBars(asset.symbol, {})).length > 0;
  const symbol = asset?.symbol ?? null;
  const now = deps.clock.now();
  return deps.dataSource.transaction(async (reader) => {
    await lockAssetRequests(reader, userId);
    const standing = await findStandingRequest(reader, { userId, query, symbol });
    if (standing) return standing;
    await refuseAbove(reader, { userId, tier, now, isFree: isHeld });
    const listed = symbol === null ? undefined : catalogueBySymbol.get(symbol);
    if (listed) await upsertRequestedAsset(reader, listed, now);
    const state = isHeld ? "ready" : symbol === null ? "searching" : "queued";
    const request: AssetRequestRow = {
      id: randomUUID(),
      userId,
      query,
      state,
      symbol,
      progress: progressOf[state],
      candidates: asset ? [toCandidate(asset)] : [],
      code: null,
      message: null,
      runId: view?.run ?? null,
      counted: !isHeld,
      createdAt: now,
      updatedAt: now,
    };
    await insertAssetRequest(reader, request);
    return request;
  });
}

function toCandidate({ symbol, name, class: assetClass, exchange, currency }: AssetRow): AssetCandidate {
  return { symbol, name, class: assetClass, exchange, currency, source: "catalogue" };
}

function parseQuery(text: string): string {
  const query = text.trim().replace(/\s+/g, " ");
  if (query === "" || query.length > queryCharactersMax || /\p{C}/u.test(query))
    throw new AppError("input.invalid", {
      message: `a symbol or a name has 1 to ${queryCharactersMax} printable characters`,
      argument: "query",
    });
  return query;
}

async function refuseAbove(reader: Reader, ask: Ask): Promise<void> {
  const { userId, tier, now, isFree } = ask;
  const tomorrow = new Date(startOfDay(now).getTime() + 86_400_000);
  if ((await countAssetRequests(reader, userId, startOfDay(now))).asked >= asksPerDayMax)
    throw new AppError("asset.request_limit", {
      message: `no more than ${asksPerDayMax} assets can be asked for in a day; restored at ${tomorrow.toISOString()}`,
      restoredAt: tomorrow.toISOString(),
    });
  const { assetRequestsPerMonth } = tiers[tier];
  if (isFree || assetRequestsPerMonth === null) return;
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  if ((await countAssetRequests(reader, userId, month)).counted < assetRequestsPerMonth) return;
  const restoredAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString();
  const requiredTier = lowestTier(
    (rules) => rules.assetRequestsPerMonth === null || rules.assetRequestsPerMonth > assetRequestsPerMonth,
  );
  throw new AppError("asset.request_limit", {
    message: `the ${assetRequestsPerMonth} assets a month of ${tier} are used up; restored at ${restoredAt}, and ${requiredTier} has more`,
    restoredAt,
    requiredTier,
  });
}

interface Ask {
  userId: string;
  tier: Tier;
  now: Date;
  /** Whether it would cost nothing. */
  isFree: boolean;
}
