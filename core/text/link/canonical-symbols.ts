import type { Asset } from "../../domain/assets.ts";
import { nameForms } from "./company-name.ts";

/**
 * Which symbol speaks for each: symbols with one `cik` and listings of one share are one company, and a former symbol is
 * its present one, unless its time is over and another asset bears it now.
 * Of several one that the SEC knows wins, then one abroad, then what is traded over the counter or preferred; among such the
 * one with an industry (a catalogue gives it to the main listing), then the shortest, then the first.
 */
export function canonicalSymbols(assets: readonly Asset[]): Map<string, string> {
  const companies = companiesOf(assets);
  const main = new Map<string, Asset>();
  for (const asset of assets) {
    const company = companies(asset.symbol);
    const other = main.get(company);
    if (!other || weight(asset) > weight(other)) main.set(company, asset);
  }
  const bySymbol = new Map(assets.map(({ symbol }) => [symbol, main.get(companies(symbol))!.symbol]));
  for (const asset of assets)
    for (const { symbol: former, until } of asset.formerSymbols)
      if (until === undefined && bySymbol.has(former)) bySymbol.set(former, bySymbol.get(asset.symbol)!);
  return bySymbol;
}

/** By symbol: one symbol of its company, the same for all of them. */
function companiesOf(assets: readonly Asset[]): (symbol: string) => string {
  const parents = new Map<string, string>();
  const rootOf = (symbol: string): string => {
    const parent = parents.get(symbol);
    return parent === undefined ? symbol : rootOf(parent);
  };
  const join = (one: string, other: string) => {
    const [root, otherRoot] = [rootOf(one), rootOf(other)];
    if (root !== otherRoot) parents.set(otherRoot, root);
  };
  const bySymbol = new Map([...assets].reverse().map((asset) => [asset.symbol, asset]));
  const byCik = new Map<string, string>();
  for (const { symbol, cik } of assets) {
    if (!cik) continue;
    if (!byCik.has(cik)) byCik.set(cik, symbol);
    join(byCik.get(cik)!, symbol);
  }
  for (const asset of assets)
    for (const listing of asset.listings ?? []) {
      const other = bySymbol.get(listing);
      if (other && other !== asset && isOneCompany(asset, other)) join(asset.symbol, listing);
    }
  return rootOf;
}

/** A list of listings may be older than the catalogue: `SI` was Siemens once, and is another's symbol now. */
function isOneCompany(one: Asset, other: Asset): boolean {
  if (one.class !== "stock" || other.class !== "stock") return false;
  if (one.cik && other.cik && one.cik !== other.cik) return false;
  const words = new Set(namingWords(one));
  return namingWords(other).some((word) => words.has(word));
}

function namingWords({ name, aliases }: Asset): string[] {
  return [name, ...aliases].flatMap((text) => nameForms(text).at(-1) ?? []).filter((word) => word.length > 1);
}

function weight({ cik, exchange, industry, sector, symbol }: Asset): number {
  const isSide = exchange === "OTC" || /-P[A-Z]?$/.test(symbol);
  // `BBVA.MC`: an exchange that its symbol has to name.
  const isElsewhere = /\.[A-Z]{1,3}$/.test(symbol);
  const standing = (cik ? 1_000 : 0) - (isSide ? 4_000 : 0) - (isElsewhere ? 2_000 : 0);
  return standing + (industry ? 100 : 0) + (sector ? 10 : 0) - symbol.length;
}
