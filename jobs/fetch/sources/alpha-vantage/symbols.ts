import { readCatalogue } from "../../../../core/catalogue.ts";

/** An asset as Alpha Vantage spells it. */
export type NativeSymbol =
  | { kind: "stock"; symbol: string }
  | { kind: "fx"; from: string; to: string }
  /** Against the US dollar. */
  | { kind: "crypto"; symbol: string };

export interface AlphaVantageSymbols {
  /** Undefined for what Alpha Vantage has not, or spells in a way nobody here is sure of. */
  nativeOf(symbol: string): NativeSymbol | undefined;
  /** Our symbol for a ticker of its news (`AAPL`, `CRYPTO:BTC`, `FOREX:EUR`); undefined for the dollar itself. */
  symbolOf(ticker: string): string | undefined;
}

/**
 * Yahoo's exchange suffix → Alpha Vantage's, those that its documentation shows. London's is not among them: its lines
 * are in pence, pounds, dollars or euros, and the series do not say in which.
 */
const suffixes: Record<string, string> = {
  BO: "BSE",
  DE: "DEX",
  SS: "SHH",
  SZ: "SHZ",
  TO: "TRT",
  V: "TRV",
};

/** By the catalogue's classes; a symbol that is not in it is read by its form. */
export async function getAlphaVantageSymbols(): Promise<AlphaVantageSymbols> {
  const assets = await readCatalogue();
  const classes = new Map(assets.map((asset) => [asset.symbol, asset.class]));
  const nativeOf = (symbol: string): NativeSymbol | undefined => {
    const assetClass = classes.get(symbol) ?? "stock";
    if (assetClass === "fx") return toPair(symbol);
    if (assetClass === "crypto") return { kind: "crypto", symbol };
    const stock = assetClass === "stock" ? stockOf(symbol) : undefined;
    return stock === undefined ? undefined : { kind: "stock", symbol: stock };
  };
  const stocks = assets.flatMap(({ symbol }): [string, string][] => {
    const native = nativeOf(symbol);
    return native?.kind === "stock" ? [[native.symbol, symbol]] : [];
  });
  const ours = new Map(stocks);
  return {
    nativeOf,
    symbolOf(ticker) {
      const [kind, code = ""] = ticker.includes(":") ? ticker.split(":", 2) : ["", ticker];
      if (kind === "CRYPTO") return code;
      if (kind === "FOREX") return [`${code}USD`, `USD${code}`].find((pair) => classes.get(pair) === "fx");
      return ours.get(code) ?? code;
    },
  };
}

function toPair(symbol: string): NativeSymbol | undefined {
  const [, from, to] = /^([A-Z]{3})\/?([A-Z]{3})$/.exec(symbol) ?? [];
  return from && to ? { kind: "fx", from, to } : undefined;
}

/** `AAPL`, `BRK-B` → `BRK.B`, `RY.TO` → `RY.TRT`. */
function stockOf(symbol: string): string | undefined {
  const share = /^([A-Z]+)[-.]([AB])$/.exec(symbol);
  if (share) return `${share[1]}.${share[2]}`;
  if (/^[A-Z]+$/.test(symbol)) return symbol;
  const [, root, suffix = ""] = /^([A-Z0-9-]+)\.([A-Z]+)$/.exec(symbol) ?? [];
  const native = suffixes[suffix];
  return root && native ? `${root}.${native}` : undefined;
}
