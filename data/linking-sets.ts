import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { nameForms } from "../core/text/link/company-name.ts";
import type { LinkIndex } from "../core/text/link/link-index.ts";

/** A text and the assets of the catalogue that it is known to speak of; `alternatives` of one entity are all right. */
export interface Example {
  id: string;
  text: string;
  gold: string[];
  /** Entities that several assets share; an answer among them is neither right nor wrong. */
  ignored: ReadonlySet<string>;
}
export type Row = Record<string, string>;

/** Even: to tune on; odd: to report. */
export function half(id: string): "tune" | "held" {
  return createHash("sha256").update(id).digest()[0]! % 2 === 0 ? "tune" : "held";
}

export function readShared(shared: string, file: string): string {
  return gunzipSync(readFileSync(path.join(shared, file))).toString("utf8");
}

export const readRows = (shared: string, file: string): Row[] =>
  parse(readShared(shared, file), { columns: true });

interface Tweet {
  id: string;
  text: string;
  gold: string[];
}

/** StockNet's tweets without dollar signs; gold is what the catalogue knows and what stands in the text as a word. */
export function readTweets(shared: string, index: LinkIndex): Example[] {
  const lines = readShared(shared, "linking/stocknet_decashtagged.jsonl.gz").trim().split("\n");
  return lines
    .map((line): Tweet => JSON.parse(line))
    .map(({ id, text, gold }) => {
      const visible = gold.filter((symbol) => asWord(symbol).test(text));
      return { id, text, gold: known(visible, index), ignored: known(gold, index) };
    })
    .map(({ ignored, ...tweet }) => ({
      ...tweet,
      ignored: new Set(ignored.filter((asset) => !tweet.gold.includes(asset))),
    }));
}

function known(symbols: readonly string[], index: LinkIndex): string[] {
  return [...new Set(symbols.flatMap((symbol) => index.bySymbol.get(symbol) ?? []))];
}

function asWord(symbol: string): RegExp {
  return new RegExp(
    `(?<![\\w$@/])${symbol.replace(/[.^$*+?()[\]{}|\\-]/g, "\\$&").replace("\\-", "[.-]")}(?!\\w)`,
    "g",
  );
}

/** The same texts with their gold tickers in small letters. */
export function inSmallLetters(examples: readonly Example[], index: LinkIndex): Example[] {
  return examples.map((example) => ({
    ...example,
    text: replaceTickers(example, index, (symbol) => symbol.toLowerCase()),
  }));
}

/** The same texts with a name, now the official one without its legal suffix, now an alias, for each gold ticker. */
export function withNames(
  examples: readonly Example[],
  index: LinkIndex,
  catalogue: readonly Row[],
  kind: "official" | "alias" | "either",
): Example[] {
  const rows = new Map([...catalogue].reverse().map((row) => [row.symbol!, row]));
  return examples.map((example) => ({
    ...example,
    text: replaceTickers(example, index, (symbol) => {
      const row = rows.get(symbol);
      if (!row) return symbol;
      const aliases = row.aliases!.split("|").filter(Boolean);
      const official = spelt(row.name!);
      if (kind === "official" || aliases.length === 0) return official;
      const choice =
        createHash("sha256")
          .update(example.id + symbol)
          .digest()[1]! % (kind === "alias" ? aliases.length : aliases.length + 1);
      return aliases[choice] ?? official;
    }),
  }));
}

/** `BANK OF AMERICA CORP /DE/` → `Bank Of America`. */
function spelt(name: string): string {
  const bare = name
    .replace(/\s*\/.*$/, "")
    .replace(/\(.*?\)/g, "")
    .trim();
  const shortest = nameForms(bare).at(-1) ?? [];
  let text = bare;
  const legal =
    /[\s,&]+(?:inc|incorporated|corp|corporation|co|company|companies|ltd|limited|plc|llc|lp|sa|s\.a\.|ag|se|nv|n\.v\.|ab|holdings?|group|trust|the|new|adr|class [a-z])\.?$/i;
  while (legal.test(text) && text.replace(legal, "").trim()) text = text.replace(legal, "").trim();
  if (shortest.length === 0) text = bare;
  if (text !== text.toUpperCase() || !/[A-Z]{4}/.test(text)) return text;
  return text.replace(/[A-Z][A-Z']+/g, (word) =>
    word.length <= 2 ? word : word[0] + word.slice(1).toLowerCase(),
  );
}

function replaceTickers({ text, gold }: Example, index: LinkIndex, by: (symbol: string) => string): string {
  const assets = new Set(gold);
  return text.replace(/(?<![\w$@/])[A-Z][A-Z0-9]*(?:[.-][A-Z])?(?!\w)/g, (symbol, at: number) => {
    const isAddress = /\S*:\/\/\S*$/.test(text.slice(0, at));
    const asset = isAddress ? undefined : index.bySymbol.get(symbol);
    return asset !== undefined && assets.has(asset) ? by(symbol) : symbol;
  });
}

/** SEntFiN's headlines; gold is what the catalogue's aliases make of the entities' words. */
export function readHeadlines(shared: string, index: LinkIndex, catalogue: readonly Row[]): Example[] {
  const byAlias = new Map<string, Set<string>>();
  for (const row of catalogue) {
    if (!row.sources!.includes("sentfin")) continue;
    for (const alias of [row.name!, ...row.aliases!.split("|")].filter(Boolean)) {
      const asset = row.type === "theme_or_unlisted" ? "" : index.bySymbol.get(row.symbol!)!;
      byAlias.set(alias.toLowerCase(), (byAlias.get(alias.toLowerCase()) ?? new Set()).add(asset));
    }
  }
  const byId = new Map<string, Example & { ignored: Set<string> }>();
  for (const { headline_id: id, text, entity } of readRows(
    shared,
    "sentiment_en/sentfin_dev_entity.csv.gz",
  )) {
    const example = byId.get(id!) ?? { id: id!, text: text!, gold: [], ignored: new Set<string>() };
    byId.set(id!, example);
    const assets = [...(byAlias.get(entity!.toLowerCase()) ?? [])];
    if (assets.length === 1 && assets[0]) example.gold.push(assets[0]);
    else for (const asset of assets) if (asset) example.ignored.add(asset);
  }
  return [...byId.values()].map((example) => ({ ...example, gold: [...new Set(example.gold)] }));
}
