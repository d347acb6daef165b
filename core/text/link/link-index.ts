import type { Asset } from "../../domain/assets.ts";
import { canonicalSymbols } from "./canonical-symbols.ts";
import { companyWords, financeWords, indianWords, moveWords, spanishSigns } from "./common-words.ts";
import { knownAliases } from "./known-aliases.ts";
import type { Pattern } from "./pattern.ts";
import { addNames, addTickers, bearerOf, createDraft, type Draft } from "./pattern-draft.ts";
import { type SymbolPeriods, symbolPeriods } from "./symbol-periods.ts";
import type { Transitions, WordTable } from "./word-table.ts";

/** All that linking knows of a catalogue; built once, read by every text. */
export interface LinkIndex {
  words: WordTable;
  /** The number of `&`, for which texts write `and` too. */
  ampersand: number;
  transitions: Transitions;
  /** By node of `transitions`. */
  patterns: readonly (readonly Pattern[] | undefined)[];
  /** Upper-case symbol, present or former → the asset it stands for. */
  bySymbol: ReadonlyMap<string, string>;
  /** The same without its exchange, where nobody else is called so: `TEF` → `TEF.MC`; for cashtags. */
  byBase: ReadonlyMap<string, string>;
  /** Who bore a symbol when; for texts whose day is known. */
  periods: SymbolPeriods;
  /** By a word's number: the node to which it leads from the root; 0 when no pattern begins with it. */
  roots: Int32Array;
  /** By node: 1 when a longer pattern goes on from there. */
  goesOn: Uint8Array;
  /** What a cashtag of an asset means, made when one is first met. */
  cashtags: Map<string, readonly Pattern[]>;
  /** By the low bits of a word's hash: `startBits`. A bit that is not set rules the word out as a beginning. */
  starts: Uint8Array;
  /** By a word's number: `wordUses`. */
  uses: Uint8Array;
  /** By a word's number: `startBits` of the words with which a pattern begins. */
  firsts: Uint8Array;
}

/**
 * A pattern may begin so: in any writing, or in small letters; or the word has `wordUses`; or a pattern goes on with it; or
 * it is a pattern by itself.
 */
export const startBits = { any: 1, lower: 2, used: 4, further: 8, alone: 16 } as const;
export const startMask = 0x3ffff;
export const wordUses = { finance: 1, indian: 2, spanish: 4, company: 8, move: 16 } as const;

/** Builds the word trie of a catalogue. Some 20 µs an asset. */
export function buildLinkIndex(assets: readonly Asset[]): LinkIndex {
  const canonical = canonicalSymbols(assets);
  const draft = createDraft();
  const bySymbol = new Map<string, string>();
  const byBase = new Map<string, string>();
  const bearers = assets.map((asset) => bearerOf(asset, canonical.get(asset.symbol)!));
  const written = assets.map((asset, at) => ({
    asset,
    speaker: bearers[at]!.asset,
    own: addTickers(draft, asset, bearers[at]!, [asset.symbol]),
    former: new Map<string, string[]>(),
  }));
  for (const { own, speaker } of written)
    for (const symbol of own) if (!bySymbol.has(symbol)) bySymbol.set(symbol, speaker);
  for (const [at, asset] of assets.entries()) {
    const { asset: present } = bearers[at]!;
    for (const { symbol: former } of asset.formerSymbols) {
      const forms = addTickers(draft, asset, bearers[at]!, [former]);
      written[at]!.former.set(former, forms);
      for (const form of forms) if (!bySymbol.has(form)) bySymbol.set(form, present);
    }
    // `$TEF` for `TEF.MC`, where nobody else is called so.
    const base = withoutExchange(asset.symbol);
    if (base !== asset.symbol && !bySymbol.has(base) && !byBase.has(base)) byBase.set(base, present);
    // `$ES_F`, and `$SPX`, which is no share of Spirax in London.
    for (const alias of bearers[at]!.famous ? knownAliases[asset.symbol]! : [])
      if (/^[A-Z]{2,5}(?:_F)?$/.test(alias)) byBase.set(alias, present);
  }
  for (const [at, asset] of assets.entries()) addNames(draft, asset, bearers[at]!, bySymbol);
  const ampersand = draft.words.add("&");
  const uses = usesOf(draft.words);
  const { words, transitions, patterns } = draft;
  const firsts = Uint8Array.from(draft.firsts);
  const { roots, goesOn } = nodesOf(draft);
  return {
    words,
    ampersand,
    transitions,
    patterns,
    bySymbol,
    byBase,
    periods: symbolPeriods(written),
    firsts,
    roots,
    goesOn,
    cashtags: new Map(),
    starts: startsOf(draft, uses),
    uses,
  };
}

function withoutExchange(symbol: string): string {
  const stop = symbol.lastIndexOf(".");
  return stop > 0 && symbol.length - stop < 4 ? symbol.slice(0, stop) : symbol;
}

function nodesOf({ words, transitions, patterns }: Draft): Pick<LinkIndex, "roots" | "goesOn"> {
  const roots = new Int32Array(words.words.length);
  const goesOn = new Uint8Array(patterns.length);
  transitions.forEach((node, word, next) => {
    goesOn[node] = 1;
    if (node === 0) roots[word] = next;
  });
  return { roots, goesOn };
}

function startsOf({ words, firsts, transitions, patterns }: Draft, uses: Uint8Array): Uint8Array {
  const starts = new Uint8Array(startMask + 1);
  for (let id = 1; id < words.words.length; id += 1) {
    const bits = (firsts[id] ?? 0) | (uses[id] === 0 ? 0 : startBits.used);
    if (bits !== 0) starts[words.hashOf(id) & startMask]! |= bits;
  }
  transitions.forEach((node, word, next) => {
    const bits = node !== 0 ? startBits.further : patterns[next] ? startBits.alone : 0;
    starts[words.hashOf(word) & startMask]! |= bits;
  });
  return starts;
}

function usesOf(words: WordTable): Uint8Array {
  const lists = [
    [financeWords, wordUses.finance],
    [indianWords, wordUses.indian],
    [spanishSigns, wordUses.spanish],
    [companyWords, wordUses.company],
    [moveWords, wordUses.move],
  ] as const;
  for (const [list] of lists) for (const word of list) words.add(word);
  const uses = new Uint8Array(words.words.length);
  for (const [list, use] of lists) for (const word of list) uses[words.add(word)]! |= use;
  return uses;
}
