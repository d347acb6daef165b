/**
 * Makes data/catalogue.csv, the ~1,500 most traded assets, from the full catalogue beside the repository
 * (`../shared/data/catalogue/assets.csv.gz`, or the file named as the first argument). Run: npx tsx data/build-catalogue.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { packageRoot } from "../core/package-root.ts";
import {
  authoredAliases,
  authoredAssets,
  famousSymbols,
  secondListings,
  unwantedAliases,
} from "./catalogue-authored.ts";
import { delistedAssets, delistedOn, listedFrom, symbolChanges } from "./catalogue-dates.ts";

const columns = [
  "symbol",
  "yahoo_symbol",
  "type",
  "name",
  "exchange",
  "currency",
  "country",
  "sector",
  "industry",
  "cik",
  "former_symbols",
  "listings",
  "listed_from",
  "delisted_on",
  "aliases",
  "sources",
];
type Row = Record<string, string>;
/** `BANK OF AMERICA CORP /DE/`: the state of incorporation, as the SEC writes it. */
const stateSuffix = /\s*\/[A-Z]{2,3}\/?$/;
const sectorNames: Record<string, string> = {
  "information technology": "Information Technology",
  technology: "Information Technology",
  "health care": "Health Care",
  healthcare: "Health Care",
  "consumer cyclicals": "Consumer Discretionary",
  "consumer non-cyclicals": "Consumer Staples",
  "consumer goods": "Consumer Staples",
  "basic materials": "Materials",
  telecommunications: "Communication Services",
  "telecommunications services": "Communication Services",
};

const source = process.argv[2] ?? path.join(packageRoot, "../shared/data/catalogue/assets.csv.gz");
const all: Row[] = parse(gunzipSync(readFileSync(source)), { columns: true });
const listed = unique([...all.filter(isWanted), ...delistedAssets]).map((row) => trim({ cik: "", ...row }));
const wanted = [...authoredAssets, ...listed].filter(isNotFormer);
const symbols = new Set(wanted.map(({ symbol }) => symbol!));
const rows: Row[] = wanted.map((row) => ({ ...row, listings: otherListings(row) }));
rows.sort((a, b) => order(a) - order(b) || (a.symbol! < b.symbol! ? -1 : 1));
writeFileSync(path.join(packageRoot, "data/catalogue.csv"), stringify(rows, { columns, header: true }));
process.stdout.write(`data/catalogue.csv: ${rows.length} assets\n`);

/** In an index of large companies, a coin, a currency pair, named by hand, or famous; no preferred shares. */
function isWanted(row: Row): boolean {
  if (row.type === "theme_or_unlisted" || /-P[A-Z]?$/.test(row.symbol!)) return false;
  if (secondListings.has(row.symbol!)) return false;
  if (row.type === "crypto" || row.type === "fx") return true;
  const indices = row.indices!.split("|").filter((name) => name && name !== "S&P 600");
  return indices.length > 0 || /\b(stocknet|authored)\b/.test(row.sources!) || famousSymbols.has(row.symbol!);
}

/** Coins come first in the source, so that BTC is Bitcoin and not the fund that took its symbol. */
function unique(candidates: Row[]): Row[] {
  const seen = new Set<string>();
  return candidates.filter(({ symbol }) => !seen.has(symbol!) && seen.add(symbol!));
}

/** FB, PCLN, …: the row of the company's present symbol speaks for them. Who bears it now has another `cik`. */
function isNotFormer(row: Row, _at: number, every: Row[]): boolean {
  const isFormerOf = (other: Row) =>
    other.former_symbols?.split("|").some((former) => former.split(":")[0] === row.symbol);
  return !every.some((other) => isFormerOf(other) && (!row.cik || row.cik === other.cik));
}

function trim(row: Row): Row {
  const name = presentName(row);
  return {
    ...row,
    name,
    country: country(row.country!),
    sector: sectorNames[row.sector?.toLowerCase() ?? ""] ?? row.sector ?? "",
    industry: (row.industry ?? "").split(";")[0]!.trim(),
    former_symbols: symbolChanges[row.symbol!] ?? row.former_symbols ?? "",
    listed_from: listedFrom[row.symbol!] ?? "",
    delisted_on: delistedOn[row.symbol!] ?? "",
    aliases: aliases(row, name).join("|"),
  };
}

/** Where else the same share is traded under a symbol that is listed here; with its currency, as the source has it. */
function otherListings({ symbol, listings = "" }: Row): string {
  const others = listings.split(";").filter((listing) => {
    const [other] = listing.split(":");
    return other !== symbol && symbols.has(other!);
  });
  return others.join(";");
}

function isShouted(text: string): boolean {
  return text === text.toUpperCase() && /[A-Z]{4}/.test(text);
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/\/.*$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\b(the|inc|corp|corporation|co|company|ltd|plc|group|holdings)\b/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** `MICROSOFT CORP` → `Microsoft Corporation`: a spelling among the aliases, or the same words in small letters. */
function presentName(row: Row): string {
  const name = row.type === "equity" ? row.name!.replace(stateSuffix, "").trim() : row.name!;
  if (!isShouted(name)) return name;
  const spelt = row
    .aliases!.split("|")
    .filter((alias) => !isShouted(alias) && bare(alias) === bare(name) && !/[a-z] {2}/.test(alias));
  return (
    spelt.sort((a, b) => b.length - a.length)[0] ??
    name.replace(/[A-Z][A-Z']+/g, (word) => (word.length <= 3 ? word : word[0] + word.slice(1).toLowerCase()))
  );
}

function aliases(row: Row, name: string): string[] {
  const seen = new Set([name.toLowerCase()]);
  const listed = [...row.aliases!.split("|"), ...(authoredAliases[row.symbol!] ?? [])];
  return listed
    .map((alias) => alias.replace(/\s+/g, " ").trim())
    .filter((alias) => alias && !(row.type === "equity" && stateSuffix.test(alias)))
    .filter((alias) => !unwantedAliases[row.symbol!]?.includes(alias))
    .filter((alias) => !seen.has(alias.toLowerCase()) && seen.add(alias.toLowerCase()));
}

function country(text: string): string {
  if (text === "US-listed") return "";
  if (text === "Virginia Beach, Virginia") return "United States";
  const last = text.split(",").at(-1)!.trim();
  return text.includes(",") && !["United Kingdom", "Bermuda"].includes(last) ? "United States" : last;
}

function order(row: Row): number {
  return ["index", "fx", "crypto", "commodity", "equity"].indexOf(row.type!);
}
