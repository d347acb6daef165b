import type { Asset } from "../../domain/assets.ts";
import { fold } from "../fold.ts";
import { neverNames, neverTickers, wordNames, wordTickers } from "./common-words.ts";
import { nameForms } from "./company-name.ts";
import { tokenise } from "./tokenise.ts";

/** One way in which an asset is written. */
export interface Pattern {
  /** The symbol linked to: of several symbols of one company, the one that speaks for all. */
  asset: string;
  kind: "ticker" | "pair" | "name";
  /** Must stand in the text exactly so (tickers, short names); otherwise any capitals do. */
  exact?: string;
  /** Needs no capital: coins, indices, currency pairs. */
  anyCase: boolean;
  /** A word of everyday language too: links only in a financial context; `never`: not bare at all. */
  ambiguous: boolean | "never";
  /** Of two assets that claim the same words, the higher keeps them. */
  rank: number;
}

export interface Node {
  next: Map<string, Node>;
  patterns: Pattern[];
}

/** All that linking knows of a catalogue; built once, read by every text. */
export interface LinkIndex {
  root: Node;
  /** Upper-case symbol, present or former → the asset it stands for. */
  bySymbol: ReadonlyMap<string, string>;
}

/** Builds the word trie of a catalogue. Some 10 µs an asset. */
export function buildLinkIndex(assets: readonly Asset[]): LinkIndex {
  const canonical = canonicalSymbols(assets);
  const root: Node = { next: new Map(), patterns: [] };
  const bySymbol = new Map<string, string>();
  for (const asset of assets) {
    const symbol = canonical.get(asset.symbol)!;
    for (const written of symbolForms(asset)) {
      if (!bySymbol.has(written)) bySymbol.set(written, symbol);
      addTicker(root, asset, symbol, written);
    }
    for (const name of [asset.name, ...asset.aliases]) addName(root, asset, symbol, name);
  }
  for (const asset of assets)
    for (const former of asset.formerSymbols.map(({ symbol }) => symbol.toUpperCase())) {
      if (!bySymbol.has(former)) bySymbol.set(former, canonical.get(asset.symbol)!);
      addTicker(root, asset, canonical.get(asset.symbol)!, former);
    }
  return { root, bySymbol };
}

/**
 * Which symbol speaks for each: symbols with one `cik` are one company, and a former symbol is its present one, unless
 * its time is over and another asset bears it now.
 * The one with an industry (a catalogue gives it to the main listing), then the shortest, then the first wins.
 */
function canonicalSymbols(assets: readonly Asset[]): Map<string, string> {
  const main = new Map<string, Asset>();
  for (const asset of assets) {
    if (!asset.cik) continue;
    const other = main.get(asset.cik);
    if (!other || weight(asset) > weight(other)) main.set(asset.cik, asset);
  }
  const bySymbol = new Map(
    assets.map((asset) => [asset.symbol, (asset.cik && main.get(asset.cik)?.symbol) || asset.symbol]),
  );
  for (const asset of assets)
    for (const { symbol: former, until } of asset.formerSymbols)
      if (until === undefined && bySymbol.has(former)) bySymbol.set(former, bySymbol.get(asset.symbol)!);
  return bySymbol;
}

function weight(asset: Asset): number {
  return (asset.industry ? 100 : 0) + (asset.sector ? 10 : 0) - asset.symbol.length;
}

/** `BRK-B` is also written `BRK.B`; a coin also `BTCUSD`. */
function symbolForms(asset: Asset): string[] {
  const symbol = asset.symbol.toUpperCase();
  const forms = [symbol];
  if (/^[A-Z]+-[A-Z]$/.test(symbol)) forms.push(symbol.replace("-", "."));
  if (asset.class === "crypto") forms.push(`${symbol}USD`, `${symbol}-USD`, `${symbol}/USD`);
  if (asset.class === "fx" && /^[A-Z]{6}$/.test(symbol))
    forms.push(`${symbol.slice(0, 3)}/${symbol.slice(3)}`);
  return forms;
}

function addTicker(root: Node, asset: Asset, symbol: string, written: string): void {
  if (/[=^]/.test(written)) return;
  const isPair = asset.class === "fx" || (asset.class === "crypto" && written.length > asset.symbol.length);
  add(root, wordsOf(written), {
    asset: symbol,
    kind: isPair ? "pair" : "ticker",
    exact: isPair ? undefined : written,
    anyCase: isPair,
    ambiguous: isPair ? false : tickerAmbiguity(written),
    rank: 4,
  });
}

function tickerAmbiguity(symbol: string): Pattern["ambiguous"] {
  if (neverTickers.has(symbol) || /^\d+$/.test(symbol)) return "never";
  return symbol.length === 1 || wordTickers.has(symbol);
}

function addName(root: Node, asset: Asset, symbol: string, name: string): void {
  const forms = nameForms(name);
  for (const [at, form] of forms.entries()) {
    const length = form.join("").length;
    if (length < 2 || /^\d+$/.test(form.join(""))) continue;
    if (form.length === 1 && asset.class === "stock" && neverNames.has(form[0]!)) continue;
    // `U.S` is no bank; `J&J` holds its sign.
    if (form.length > 1 && form.every((word) => /^\p{L}$/u.test(word))) continue;
    const isShort = length <= 3;
    const isStock = asset.class === "stock";
    add(root, form, {
      asset: symbol,
      kind: asset.class === "fx" ? "pair" : "name",
      exact: isShort && at === 0 ? name : isShort ? form.join(" ").toUpperCase() : undefined,
      anyCase: !isStock && !isShort && !(form.length === 1 && wordNames.has(form[0]!)),
      ambiguous: form.length === 1 && (wordNames.has(form[0]!) || wordTickers.has(form[0]!.toUpperCase())),
      rank: (at === 0 ? 3 : 2) + standing(asset),
    });
  }
}

/** Of the listings that share a name, the main one speaks: on a large exchange, with an industry, no preferred share. */
function standing({ symbol, exchange, industry }: Asset): number {
  const isMain = exchange === "NYSE" || exchange === "Nasdaq";
  const isSide = exchange === "OTC" || /-P[A-Z]?$/.test(symbol);
  return (isMain ? 0.4 : 0) + (industry ? 0.2 : 0) - (isSide ? 0.3 : 0);
}

function wordsOf(text: string): string[] {
  return tokenise(text).map((token) => fold(token.surface));
}

function add(root: Node, words: string[], pattern: Pattern): void {
  if (words.length === 0) return;
  let node = root;
  for (const word of words) {
    let next = node.next.get(word);
    if (!next) {
      next = { next: new Map(), patterns: [] };
      node.next.set(word, next);
    }
    node = next;
  }
  const rival = node.patterns.findIndex(
    ({ kind, exact }) => kind === pattern.kind && exact === pattern.exact,
  );
  // Tickers are asked first: they must stand exactly so, names need not.
  if (rival < 0) node.patterns[pattern.kind === "ticker" ? "unshift" : "push"](pattern);
  else if (node.patterns[rival]!.rank < pattern.rank) node.patterns[rival] = pattern;
}
