import { type Contract, SecType } from "@stoqey/ib";
import type { Asset } from "../../../../core/domain/assets.ts";
import { AppError } from "../../../../core/domain/errors.ts";

/** What of an asset says which contract it is; one that is not in the catalogue is known by its symbol alone. */
export type AskedAsset = Pick<Asset, "symbol" | "class" | "currency" | "exchange">;

/**
 * The contracts an asset may be at IB, to be asked for in turn: a stock by SMART routing and the exchange it is listed
 * on (for one of the USA, then on any), a currency pair at IDEALPRO, a coin at one of IB's two crypto venues (an account has one of them), an index at
 * its own exchange. Throws `asset.not_found` for what IB has only as futures and for an index not in the table.
 */
export function contractsOf(asset: AskedAsset): Contract[] {
  if (asset.class === "stock") return stockContracts(asset);
  if (asset.class === "fx") return [pairContract(asset.symbol)];
  if (asset.class === "crypto") return cryptoVenues.map((exchange) => cryptoContract(asset, exchange));
  if (asset.class === "index") return [indexContract(asset.symbol)];
  throw new AppError("asset.not_found", {
    message: `${asset.symbol}: IB has commodities as futures only, and no rule for rolling them into one series is set`,
    symbol: asset.symbol,
  });
}

const cryptoVenues = ["PAXOS", "ZEROHASH"];

/** Yahoo's ending of a symbol → the exchange's name at IB and its currency. */
const exchangeOfEnding: Record<string, { primaryExch: string; currency: string }> = {
  AS: { primaryExch: "AEB", currency: "EUR" },
  DE: { primaryExch: "IBIS", currency: "EUR" },
  F: { primaryExch: "FWB", currency: "EUR" },
  HK: { primaryExch: "SEHK", currency: "HKD" },
  L: { primaryExch: "LSE", currency: "GBP" },
  MC: { primaryExch: "BM", currency: "EUR" },
  MI: { primaryExch: "BVME", currency: "EUR" },
  NS: { primaryExch: "NSE", currency: "INR" },
  PA: { primaryExch: "SBF", currency: "EUR" },
  ST: { primaryExch: "SFB", currency: "SEK" },
  SW: { primaryExch: "EBS", currency: "CHF" },
  T: { primaryExch: "TSEJ", currency: "JPY" },
  TO: { primaryExch: "TSE", currency: "CAD" },
};

/** The catalogue's exchange → IB's. */
const exchangeOfName: Record<string, string> = {
  CBOE: "BATS",
  NYSE: "NYSE",
  Nasdaq: "NASDAQ",
  OTC: "PINK",
};

/** Our index → IB's symbol, exchange and currency. */
const indexes: Record<string, { symbol: string; exchange: string; currency: string }> = {
  "^DJI": { symbol: "INDU", exchange: "CME", currency: "USD" },
  "^FCHI": { symbol: "CAC40", exchange: "MONEP", currency: "EUR" },
  "^GDAXI": { symbol: "DAX", exchange: "EUREX", currency: "EUR" },
  "^GSPC": { symbol: "SPX", exchange: "CBOE", currency: "USD" },
  "^HSI": { symbol: "HSI", exchange: "HKFE", currency: "HKD" },
  "^IXIC": { symbol: "COMP", exchange: "NASDAQ", currency: "USD" },
  "^N225": { symbol: "N225", exchange: "OSE.JPN", currency: "JPY" },
  "^NDX": { symbol: "NDX", exchange: "NASDAQ", currency: "USD" },
  "^RUT": { symbol: "RUT", exchange: "RUSSELL", currency: "USD" },
  "^STOXX50E": { symbol: "ESTX50", exchange: "EUREX", currency: "EUR" },
  "^VIX": { symbol: "VIX", exchange: "CBOE", currency: "USD" },
};

function stockContracts({ symbol, currency, exchange }: AskedAsset): Contract[] {
  const [, stem, ending] = /^(.+)\.([A-Z]+)$/.exec(symbol) ?? [];
  const listed = ending === undefined ? undefined : exchangeOfEnding[ending];
  const named = exchangeOfName[exchange ?? ""];
  const contract = {
    // IB writes a class of shares after a space: BRK-B is "BRK B".
    symbol: (listed && stem ? stem : symbol).replace("-", " "),
    secType: SecType.STK,
    exchange: "SMART",
    primaryExch: listed?.primaryExch ?? named,
    currency: currency ?? listed?.currency,
  };
  // A company may have moved its listing since the catalogue was made: its symbol is its own in all of the country.
  return named && !listed ? [contract, { ...contract, primaryExch: undefined }] : [contract];
}

function pairContract(symbol: string): Contract {
  const [, base, quote] = /^([A-Z]{3})\/?([A-Z]{3})$/.exec(symbol) ?? [];
  if (!base || !quote)
    throw new AppError("asset.not_found", { message: `${symbol} is not a pair of currencies`, symbol });
  return { symbol: base, secType: SecType.CASH, exchange: "IDEALPRO", currency: quote };
}

function cryptoContract({ symbol, currency }: AskedAsset, exchange: string): Contract {
  return { symbol, secType: SecType.CRYPTO, exchange, currency: currency ?? "USD" };
}

function indexContract(symbol: string): Contract {
  const index = indexes[symbol];
  if (!index)
    throw new AppError("asset.not_found", {
      message: `${symbol}: no contract of IB is known for it`,
      symbol,
    });
  return { ...index, secType: SecType.IND };
}
