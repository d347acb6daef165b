import { isDatabaseAway } from "../../core/database/is-database-away.ts";
import {
  type AssetRequestRow,
  beginAssetRequest,
  leaveAssetRequest,
  updateAssetRequest,
} from "../../core/database/repositories/asset-requests.ts";
import { releaseRequestedAsset, upsertRequestedAsset } from "../../core/database/repositories/assets.ts";
import { findNewestPublication } from "../../core/database/repositories/publications.ts";
import type { Reader } from "../../core/database/repositories/reader.ts";
import {
  hasBars,
  insertRequestedBars,
  insertRequestedForecast,
  type RequestedForecast,
} from "../../core/database/repositories/requested-results.ts";
import { type AssetCandidate, progressOf } from "../../core/domain/asset-request.ts";
import type { Asset } from "../../core/domain/assets.ts";
import { AppError, codeOf, type ErrorCode, messageOf } from "../../core/domain/errors.ts";
import type { RunId } from "../../core/domain/slot.ts";
import { newestSlot, type Tier, tiers } from "../../core/domain/tiers.ts";
import { backfill, priceSources } from "./backfill.ts";
import type { RequestDeps } from "./deps.ts";
import { forecastAsset } from "./forecast-asset.ts";
import { findBackfill, writeBackfill } from "./request-objects.ts";
import { searchAsset } from "./search-asset.ts";
import { toHistory } from "./to-history.ts";

/** So often a request may be begun and not end, for what kills its host. */
const startsMax = 3;

/**
 * Brings one request as far as it can come: to `ready`, `ambiguous` or `failed`, or leaves it `queued` while its tier
 * sees no published run. Every step is written down and told before the next begins; begun anew, it goes on from there.
 * What comes to nothing counts nothing against the tier; one whose host has died of it three times is given up. Throws
 * only the host's reason to stop, and what says that the database is away: the request is then left as it is.
 */
export async function handleRequest(
  { request, tier }: { request: AssetRequestRow; tier: Tier },
  deps: RequestDeps,
): Promise<void> {
  const ticket = new Ticket(request, deps);
  if ((await beginAssetRequest(deps.database, request.id)) > startsMax) {
    deps.log.error({ request: request.id, startsMax }, "request.given_up");
    await ticket.fail("internal", `it was begun ${startsMax} times and its host never came to its end`);
  } else await bringAsFarAsItCan(ticket, tier, deps).finally(() => leave(request.id, deps));
}

/** When the database is away too, the request counts as begun once more. */
async function leave(id: string, { database, log }: RequestDeps): Promise<void> {
  await leaveAssetRequest(database, id).catch((error: unknown) =>
    log.warn({ request: id, error: messageOf(error) }, "request.not_left"),
  );
}

async function bringAsFarAsItCan(ticket: Ticket, tier: Tier, deps: RequestDeps): Promise<void> {
  try {
    const asset = await findAsset(ticket, deps);
    if (asset) await bring(asset, ticket, tier, deps);
  } catch (error) {
    deps.signal.throwIfAborted();
    if (isDatabaseAway(error)) throw error;
    const code = codeOf(error);
    const stack = error instanceof Error && code === "internal" ? error.stack : undefined;
    deps.log.warn({ request: ticket.row.id, code, message: messageOf(error), stack }, "request.failed");
    const message =
      code === "internal" ? "this is a defect of ours; the log has the details" : messageOf(error);
    await ticket.fail(code, message);
  }
}

/** The asset that is meant; undefined when its user must say which. */
async function findAsset(ticket: Ticket, deps: RequestDeps): Promise<Asset | undefined> {
  const { id, query, symbol } = ticket.row;
  const listed = deps.catalogue.find((asset) => asset.symbol === symbol);
  if (listed) return listed;
  const chosenBefore = ticket.row.candidates.find((candidate) => candidate.symbol === symbol);
  if (chosenBefore) return toAsset(chosenBefore, deps);
  await ticket.move("searching");
  const { chosen, candidates } = await searchAsset({ id, query }, deps);
  if (!chosen) {
    await ticket.move("ambiguous", { candidates, counted: false });
    return undefined;
  }
  await ticket.move("queued", { symbol: chosen.symbol, candidates: [chosen] });
  return toAsset(chosen, deps);
}

async function bring(asset: Asset, ticket: Ticket, tier: Tier, deps: RequestDeps): Promise<void> {
  const { database, store, clock } = deps;
  const { symbol } = asset;
  await upsertRequestedAsset(database, asset, clock.now());
  const run = ticket.row.runId ?? (await findVisibleRun(tier, deps));
  if (run && (await hasBars(database, symbol, run))) {
    await ticket.move("ready", { symbol, runId: run, counted: false });
    return;
  }
  if (priceSources(deps).length === 0)
    throw new AppError("asset.no_prices", {
      message: `${asset.name} is noted, but no live price source is on: set PULSO_SOURCES=yahoo and start again`,
      symbol,
    });
  if (!run) {
    if (ticket.row.message === null)
      await ticket.move("queued", { symbol, message: "waits for the first run that its tier shows" });
    return;
  }
  const key = { id: ticket.row.id, symbol, run };
  let bars = await findBackfill(store, key);
  if (!bars) {
    await ticket.move("backfilling", { symbol, runId: run, message: null });
    const found = await backfill(key, deps).catch(async (error: unknown) => {
      deps.signal.throwIfAborted();
      // Nobody is charged for it: no later run is to ask for it either.
      if (!isDatabaseAway(error)) await releaseRequestedAsset(database, { symbol, request: ticket.row.id });
      throw error;
    });
    await writeBackfill(store, key, found, clock.now());
    bars = found.bars;
  }
  await ticket.move("forecasting", { symbol, runId: run, message: null });
  const assetClass = bars.at(-1)?.class ?? asset.class;
  const priority = deps.config.pricePriority;
  const history = toHistory(bars, { symbol, class: assetClass, priority });
  const { forecasts, refusal } = await tryForecast({ symbol, class: assetClass, run, bars: history }, deps);
  const currency = asset.currency ?? bars.at(-1)?.currency ?? null;
  await database.transaction(async (reader) => {
    await insertRequestedBars(reader, { symbol, run, bars: history });
    for (const forecast of forecasts) await insertRequestedForecast(reader, { symbol, run, forecast });
    await reader.query("UPDATE asset SET class = $2, currency = coalesce(currency, $3) WHERE symbol = $1", [
      symbol,
      assetClass,
      currency,
    ]);
    await ticket.move("ready", refusal, reader);
  });
}

/** Prices without a forecast are worth having: why there is none stands beside them. */
async function tryForecast(
  wish: Parameters<typeof forecastAsset>[0],
  deps: RequestDeps,
): Promise<{ forecasts: RequestedForecast[]; refusal: { code?: ErrorCode; message?: string } }> {
  try {
    return { forecasts: await forecastAsset(wish, deps), refusal: {} };
  } catch (error) {
    deps.signal.throwIfAborted();
    const code = codeOf(error);
    if (code === "internal") throw error;
    return { forecasts: [], refusal: { code, message: messageOf(error) } };
  }
}

async function findVisibleRun(tier: Tier, { database, clock }: RequestDeps): Promise<RunId | null> {
  return (await findNewestPublication(database, newestSlot(tiers[tier], clock.now()))).visible;
}

function toAsset(candidate: AssetCandidate, { catalogue }: RequestDeps): Asset {
  const { symbol, name, class: assetClass, exchange, currency, source } = candidate;
  return (
    catalogue.find((asset) => asset.symbol === symbol) ?? {
      symbol,
      name,
      class: assetClass,
      exchange: exchange ?? undefined,
      currency: currency ?? undefined,
      yahooSymbol: source === "yahoo" ? symbol : undefined,
      formerSymbols: [],
      aliases: [],
    }
  );
}

/** A request as it stands, and how it is moved. */
class Ticket {
  row: AssetRequestRow;
  readonly #deps: RequestDeps;

  constructor(row: AssetRequestRow, deps: RequestDeps) {
    this.row = row;
    this.#deps = deps;
  }

  async move(
    state: keyof typeof progressOf,
    changes: Partial<AssetRequestRow> = {},
    reader: Reader = this.#deps.database,
  ): Promise<void> {
    await this.#write({ ...this.row, ...changes, state, progress: progressOf[state] }, reader);
  }

  async fail(code: ErrorCode, told: string): Promise<void> {
    // PostgreSQL's texts hold no NUL, and a source may have said one.
    const message = told.replaceAll("\0", "");
    await this.#write({ ...this.row, state: "failed", code, message, counted: false }, this.#deps.database);
  }

  async #write(row: AssetRequestRow, reader: Reader): Promise<void> {
    this.row = { ...row, updatedAt: this.#deps.clock.now() };
    await updateAssetRequest(reader, this.row);
  }
}
