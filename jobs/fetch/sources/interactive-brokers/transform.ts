import type { Contract, ContractDetails } from "@stoqey/ib";
import type { AssetClass } from "../../../../core/domain/record.ts";
import type { BarKind, IbBar } from "./ib-history.ts";

/** A contract as IB settled it, and what it takes to read its bars. */
export interface IbInstrument {
  contract: Contract;
  /** LSE: IB states pence of a contract in GBP, and 100 here. */
  priceMagnifier: number;
  timeZone: string | undefined;
}

export function toInstrument({ contract, priceMagnifier, timeZoneId }: ContractDetails): IbInstrument {
  return { contract, priceMagnifier: priceMagnifier || 1, timeZone: timeZoneId || undefined };
}

/** What daily bars of a class are made of: currencies have no trades, coins have IB's sum of all venues. */
export const barKindOf: Record<AssetClass, BarKind> = {
  stock: "TRADES",
  index: "TRADES",
  commodity: "TRADES",
  fx: "MIDPOINT",
  crypto: "AGGTRADES",
};

export interface IbBarsOptions {
  symbol: string;
  assetClass: AssetClass;
  instrument: IbInstrument;
  /** ADJUSTED_LAST closes by date, as IB states them; empty where they were not asked. */
  adjusted: ReadonlyMap<string, number>;
  /** Whether volumes count shares: gateways before server version 175 count hundreds of them, of US stocks only. */
  volumeInShares: boolean;
  collectedAt: Date;
}

/**
 * Bars as records under our own symbol, prices in whole units of the contract's currency. TRADES of stocks are adjusted
 * for splits and not for dividends (TWS API, "Historical Bar whatToShow"). A bar in no known shape goes on as it is,
 * for the check to refuse. Pure.
 */
export function toIbBars(bars: readonly IbBar[], options: IbBarsOptions): unknown[] {
  const { symbol, assetClass, instrument, adjusted, volumeInShares, collectedAt } = options;
  const inUnits = (price: number) => price / instrument.priceMagnifier;
  const isStock = assetClass === "stock";
  return bars.map(({ date: stated, open, high, low, close, volume = -1 }) => {
    const date = toDate(stated);
    const adjClose = adjusted.get(stated);
    return {
      id: `interactive-brokers:bar:${symbol}:${date}`,
      source: "interactive-brokers",
      kind: "bar",
      symbol,
      class: assetClass,
      date,
      open: inUnits(open),
      high: inUnits(high),
      low: inUnits(low),
      close: inUnits(close),
      adjClose: adjClose === undefined ? undefined : inUnits(adjClose),
      closeBasis: isStock ? "split_adjusted" : undefined,
      volume: volume >= 0 && (volumeInShares || !isStock) ? volume : undefined,
      currency: instrument.contract.currency,
      collectedAt: collectedAt.toISOString(),
    };
  });
}

/** `20260105` → `2026-01-05`; anything else as it is. */
export function toDate(stated: string): string {
  return stated.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
}

/** An instant as IB takes it: `20260106-00:00:00`, UTC. */
export function toIbTime(at: Date): string {
  return at.toISOString().slice(0, 19).replaceAll("-", "").replace("T", "-");
}

/** The duration that reaches from `end` back over a date: days up to a year, years beyond, as IB demands. */
export function toIbDuration(date: string, end: Date): string {
  const days = Math.ceil((end.getTime() - Date.parse(date)) / 86_400_000) + 1;
  return days <= 365 ? `${days} D` : `${Math.ceil(days / 365)} Y`;
}
