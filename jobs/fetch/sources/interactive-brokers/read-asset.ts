import { messageOf } from "../../../../core/domain/errors.ts";
import { tradingDate } from "../../../../core/domain/record.ts";
import type { SourceItem, SourceRequest } from "../source.ts";
import { type AssetState, hasChanged, newestOf, type Reading } from "./asset-state.ts";
import { findInstrument } from "./find-instrument.ts";
import type { AskedAsset } from "./ib-contracts.ts";
import { IbRefusal, toAppError } from "./ib-errors.ts";
import type { IbGateway } from "./ib-gateway.ts";
import { barKindOf, type IbInstrument, toDate, toIbBars, toIbDuration, toIbTime } from "./transform.ts";

export interface ReadAssetOptions {
  gateway: IbGateway;
  request: SourceRequest;
  /** Whether there is room in IB's pacing for one request beyond those that must be made. */
  hasSpareRoom(): boolean;
}

const firstLookBackYears = 10;
const dayMs = 86_400_000;
/** HMDS_MARKET_DATA_IN_SHARES. */
const volumeInSharesFrom = 175;

/**
 * An asset's new days. They are asked for from the last known one on: when IB now states that one otherwise, a split
 * or a dividend has changed all that went before, and the whole history is read again.
 */
export async function readAsset(
  asset: AskedAsset,
  state: AssetState | undefined,
  { gateway, request, hasSpareRoom }: ReadAssetOptions,
): Promise<{ items: SourceItem[]; state: AssetState | undefined }> {
  const { to, clock } = request;
  // The bar of a date is known a day later: nothing new can be known before that.
  if (state && Date.parse(state.date) + 2 * dayMs > to.getTime()) return { items: [], state };
  const instrument = await findInstrument(asset, (ask) => gateway.ask(ask));
  const first = new Date(to);
  first.setUTCFullYear(to.getUTCFullYear() - firstLookBackYears);
  const reader = { asset, instrument, gateway, request };
  let reading = await readBars(state ?? { date: isoDate(first) }, reader, hasSpareRoom());
  const isRestated = asset.class === "stock" && state !== undefined && hasChanged(reading, state);
  if (isRestated) reading = await readBars({ date: isoDate(first) }, reader, true);
  const serverVersion = await gateway.serverVersion();
  const records = toIbBars(reading.bars, {
    symbol: asset.symbol,
    assetClass: asset.class,
    instrument,
    adjusted: reading.adjusted,
    volumeInShares: serverVersion >= volumeInSharesFrom,
    collectedAt: clock.now(),
  });
  const after = state && !isRestated ? new Date(Date.parse(state.date) + dayMs) : undefined;
  const origin = `interactive-brokers:${instrument.contract.conId}`;
  const items = records.map((record): SourceItem => ({ type: "record", record, origin, after }));
  if (reading.note) items.push({ type: "note", message: `${asset.symbol}: ${reading.note}` });
  return { items, state: newestOf(reading, state) };
}

interface Reader {
  asset: AskedAsset;
  instrument: IbInstrument;
  gateway: IbGateway;
  request: SourceRequest;
}

async function readBars(
  from: Pick<AssetState, "date" | "adjusted">,
  reader: Reader,
  withAdjusted: boolean,
): Promise<Reading> {
  const { asset, instrument, gateway, request } = reader;
  const { contract } = instrument;
  const end = toIbTime(request.to);
  const duration = toIbDuration(from.date, request.to);
  const stated = await gateway
    .getBars({ contract, show: barKindOf[asset.class], end, duration })
    .catch((error: unknown) => Promise.reject(errorOf(error, asset)));
  const last = lastWholeDate(reader);
  const bars = stated.filter(
    ({ date }) => !(toDate(date) > last && tradingDate.safeParse(toDate(date)).success),
  );
  const adjusted = new Map<string, number>();
  if (asset.class !== "stock" || bars.length === 0) return { bars, adjusted };
  if (!withAdjusted) return { bars, adjusted, note: "no adjusted closes, to keep to IB's pacing" };
  try {
    // IB refuses ADJUSTED_LAST with an end: it is always as of now.
    const untilNow = toIbDuration(from.adjusted?.date ?? from.date, request.clock.now());
    const answer = await gateway.getBars({ contract, show: "ADJUSTED_LAST", end: "", duration: untilNow });
    for (const { date, close } of answer) if (close > 0) adjusted.set(date, close);
    return { bars, adjusted };
  } catch (error) {
    request.signal.throwIfAborted();
    return { bars, adjusted, note: `no adjusted closes: ${messageOf(errorOf(error, asset))}` };
  }
}

/** Coins trade through midnight: their day is over when it is over in the exchange's zone, others' by midnight UTC. */
function lastWholeDate({ asset, instrument, request }: Reader): string {
  const timeZone = asset.class === "crypto" ? (instrument.timeZone ?? "America/New_York") : "UTC";
  const today = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(request.to);
  return isoDate(new Date(Date.parse(today) - dayMs));
}

function errorOf(error: unknown, { symbol }: AskedAsset): unknown {
  return error instanceof IbRefusal ? toAppError(error, symbol) : error;
}

const isoDate = (at: Date) => at.toISOString().slice(0, 10);
