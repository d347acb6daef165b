import { z } from "zod";
import { AppError } from "./errors.ts";
import { type FormerSymbol, formerSymbol } from "./former-symbols.ts";
import { type AssetClass, assetClasses } from "./record.ts";

/** What a symbol asked for by a person or named by a search may be: printable ASCII without spaces. */
export const symbolPattern = /^[\x21-\x7e]{1,64}$/;

/** One asset of the catalogue. `symbol` is ASCII: `AAPL`, `BTC`, `EUR/USD`, `BRK-B`, `TCS.NS`. */
export interface Asset {
  symbol: string;
  yahooSymbol?: string;
  class: AssetClass;
  name: string;
  exchange?: string;
  currency?: string;
  country?: string;
  sector?: string;
  industry?: string;
  /** The company's SEC identifier: symbols that share one are one company. */
  cik?: string;
  formerSymbols: FormerSymbol[];
  /** The symbols of the same share, or its receipts, on other exchanges; the catalogue need not list them. */
  listings?: string[];
  aliases: string[];
  /** The first and the last trading date, where known: under its symbol nothing before or after is this asset's. */
  listedFrom?: string;
  delistedOn?: string;
}

const classOfType: Record<string, AssetClass> = {
  equity: "stock",
  stock: "stock",
  etf: "stock",
  crypto: "crypto",
  fx: "fx",
  index: "index",
  commodity: "commodity",
};
const list = z
  .string()
  .optional()
  .transform((text) =>
    text
      ? text
          .split("|")
          .map((part) => part.trim())
          .filter(Boolean)
      : [],
  );
/** No name is longer; linking tries a name in many lengths, and one stray quote in a CSV makes a whole file a name. */
const nameMax = 4_000;
const optionalText = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);
const optionalDate = optionalText.pipe(z.iso.date().optional());

/** `BBVA.MC:EUR;BBVA:USD`: symbols of Yahoo's with their currencies. */
const listingSymbols = z
  .string()
  .optional()
  .transform((text) => text?.split(";").flatMap((part) => part.split(":")[0]!.trim() || []) ?? []);

/** A row of a catalogue CSV (`symbol` and `name` needed; `type`, `aliases`, … as in data/README.md). */
export const catalogueRowSchema = z.object({
  symbol: z
    .string()
    .trim()
    .regex(/^[\x20-\x7e]{1,64}$/, "a symbol is 1 to 64 printable ASCII characters"),
  name: z.string().trim().min(1).max(nameMax),
  type: optionalText,
  yahoo_symbol: optionalText,
  exchange: optionalText,
  currency: optionalText,
  country: optionalText,
  sector: optionalText,
  industry: optionalText,
  cik: optionalText,
  former_symbols: list.pipe(z.array(formerSymbol)),
  listings: listingSymbols,
  listed_from: optionalDate,
  delisted_on: optionalDate,
  aliases: list.pipe(z.array(z.string().max(nameMax))),
});

/** Turns a catalogue row into an asset, or undefined for a row that is no tradable asset (a theme). */
export function toAsset(row: z.infer<typeof catalogueRowSchema>): Asset | undefined {
  const assetClass = classOfType[row.type?.toLowerCase() ?? "equity"];
  if (!assetClass || !assetClasses.includes(assetClass)) return undefined;
  return {
    symbol: row.symbol,
    class: assetClass,
    name: row.name,
    yahooSymbol: row.yahoo_symbol,
    exchange: row.exchange,
    currency: row.currency,
    country: row.country,
    sector: row.sector,
    industry: row.industry,
    cik: row.cik,
    formerSymbols: row.former_symbols,
    listings: row.listings,
    aliases: row.aliases,
    listedFrom: row.listed_from,
    delistedOn: row.delisted_on,
  };
}

/** A symbol as one path part: `BTC/USD` → `BTC%2FUSD`, `.` and `..` escaped too. Reversed by `decodeURIComponent`. */
export function symbolInPath(symbol: string): string {
  if (!symbol) throw new AppError("input.invalid", { message: "an empty symbol has no path" });
  const escaped = encodeURIComponent(symbol).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return /^\.+$/.test(escaped) ? escaped.replaceAll(".", "%2E") : escaped;
}

/** The symbol that a Hive-style path names (`…/asset=BTC%2FUSD/…`), or undefined. */
export function assetOfPath(path: string): string | undefined {
  const escaped = /\/asset=([^/]+)\//.exec(path)?.[1];
  return escaped === undefined ? undefined : decodeURIComponent(escaped);
}
