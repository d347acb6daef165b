import type { Asset } from "../../domain/assets.ts";
import { isWordy, levelOf, nameLevel, tickerKind, tickerKinds } from "./ambiguity.ts";
import { canonicalSymbols } from "./canonical-symbols.ts";
import { companyWords, financeWords, indianWords, moveWords, spanishSigns } from "./common-words.ts";
import { nameForms } from "./company-name.ts";
import { knownAliases } from "./known-aliases.ts";
import type { Pattern } from "./pattern.ts";
import { foldedWords, hashWord } from "./scan.ts";
import { Transitions, WordTable } from "./word-table.ts";

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
  /** By the low bits of a word's hash: `startBits`. A bit that is not set rules the word out as a beginning. */
  starts: Uint8Array;
  /** By a word's number: `wordUses`. */
  uses: Uint8Array;
  /**
   * Every folded word with which a link can begin, and whether it can in small letters. A text that has none of them
   * (small letters: none that can so) and neither `$` nor `#` holds no link; a test asserts it.
   */
  firstWords: ReadonlyMap<string, { lowerCase: boolean }>;
}

/** A pattern may begin so: in any writing, or in small letters. */
export const startBits = { any: 1, lower: 2 } as const;
export const startMask = 0x1ffff;
export const wordUses = { finance: 1, indian: 2, spanish: 4, company: 8, move: 16 } as const;

interface Draft {
  words: WordTable;
  transitions: Transitions;
  patterns: (Pattern[] | undefined)[];
  firstWords: Map<string, { lowerCase: boolean }>;
}

/** Builds the word trie of a catalogue. Some 15 µs an asset. */
export function buildLinkIndex(assets: readonly Asset[]): LinkIndex {
  const canonical = canonicalSymbols(assets);
  const draft: Draft = {
    words: new WordTable(),
    transitions: new Transitions(),
    patterns: [],
    firstWords: new Map(),
  };
  const bySymbol = new Map<string, string>();
  const byBase = new Map<string, string>();
  for (const asset of assets) {
    const symbol = canonical.get(asset.symbol)!;
    const traits = traitsOf(asset);
    for (const written of symbolForms(asset)) {
      if (!bySymbol.has(written)) bySymbol.set(written, symbol);
      addTicker(draft, asset, symbol, written, traits);
    }
  }
  for (const asset of assets) {
    const symbol = canonical.get(asset.symbol)!;
    for (const { symbol: former } of asset.formerSymbols) {
      const written = former.toUpperCase();
      if (!bySymbol.has(written)) bySymbol.set(written, symbol);
      addTicker(draft, asset, symbol, written, traitsOf(asset));
    }
    // `$TEF` for `TEF.MC`, where nobody else is called so.
    const base = asset.symbol.toUpperCase().replace(/\.[A-Z]{1,2}$/, "");
    if (!bySymbol.has(base) && !byBase.has(base)) byBase.set(base, symbol);
  }
  for (const asset of assets) addNames(draft, asset, canonical.get(asset.symbol)!, bySymbol);
  for (const asset of assets)
    for (const alias of knownAliases[asset.symbol] ?? [])
      if (/^[A-Z0-9]+_F$/.test(alias)) bySymbol.set(alias, canonical.get(asset.symbol)!);
  return {
    ...draft,
    ampersand: draft.words.add(ampersand),
    bySymbol,
    byBase,
    starts: startsOf(draft),
    uses: usesOf(draft),
  };
}

type Traits = Pick<Pattern, "prominent" | "famous" | "region" | "company"> & { standing: number };

/** Of the listings that share a name, the main one speaks: on a large exchange, with an industry, no preferred share. */
function traitsOf({ symbol, exchange, industry, sector, class: assetClass }: Asset): Traits {
  const isMain = exchange === "NYSE" || exchange === "Nasdaq";
  const isSide = exchange === "OTC" || /-P[A-Z]?$/.test(symbol);
  const famous = Object.hasOwn(knownAliases, symbol);
  const prominent = assetClass !== "stock" || Boolean(sector) || Boolean(industry) || famous;
  const standing =
    (famous ? 0.3 : 0) +
    (isMain ? 0.6 : 0) +
    (prominent ? 0.2 : 0) +
    (industry ? 0.1 : 0) -
    (isSide ? 0.3 : 0);
  const ending = /\.([A-Z]{1,2})$/.exec(symbol)?.[1];
  const region = ending === "NS" || ending === "BO" ? "IN" : ending === "MC" ? "ES" : "";
  return { prominent, famous, region, company: assetClass === "stock", standing };
}

/** `BRK-B` is also written `BRK.B`; a coin also `BTCUSD`, a pair `EUR/USD`. */
function symbolForms(asset: Asset): string[] {
  const symbol = asset.symbol.toUpperCase();
  const forms = [symbol];
  if (/^[A-Z]+-[A-Z]$/.test(symbol)) forms.push(symbol.replace("-", "."));
  if (asset.class === "crypto")
    for (const quote of ["USD", "USDT", "EUR"])
      forms.push(symbol + quote, `${symbol}-${quote}`, `${symbol}/${quote}`);
  if (asset.class === "fx" && /^[A-Z]{6}$/.test(symbol))
    forms.push(`${symbol.slice(0, 3)}/${symbol.slice(3)}`, `${symbol.slice(0, 3)}-${symbol.slice(3)}`);
  return forms;
}

function addTicker(draft: Draft, asset: Asset, symbol: string, written: string, traits: Traits): void {
  if (/[=^]/.test(written)) return;
  const isPair = asset.class === "fx" || (asset.class === "crypto" && written.length > asset.symbol.length);
  const words = foldedWords(written);
  const level = isPair || words.length > 1 ? tickerKinds.free : tickerKind(written);
  add(draft, words, {
    asset: symbol,
    form: isPair ? "pair" : "ticker",
    level,
    words: words.length,
    whole: true,
    anyCase: isPair || level <= tickerKinds.rare,
    glued: false,
    ...traits,
    rank: 4 + traits.standing,
  });
}

function addNames(draft: Draft, asset: Asset, symbol: string, bySymbol: ReadonlyMap<string, string>): void {
  const traits = traitsOf(asset);
  for (const name of [asset.name, ...asset.aliases]) {
    // `FB Bancorp` is no `FB`: that is another's symbol.
    const bearer = bySymbol.get((nameForms(name).at(-1) ?? []).join("").toUpperCase());
    const isSymbol =
      bearer !== undefined && bearer !== symbol && !traits.famous && traits.region === "" && traits.company;
    addName(draft, asset, symbol, name, isSymbol ? { ...traits, standing: traits.standing - 9 } : traits, 0);
  }
  for (const name of knownAliases[asset.symbol] ?? []) addName(draft, asset, symbol, name, traits, 1);
}

function addName(
  draft: Draft,
  asset: Asset,
  symbol: string,
  name: string,
  traits: Traits,
  extra: number,
): void {
  const isStock = asset.class === "stock";
  for (const [at, form] of (isStock ? nameForms(name) : [foldedWords(name)]).entries()) {
    const glued = form.join("");
    if (glued.length < 2 || /^\d+$/.test(glued)) continue;
    // `U.S` is no bank; `J&J` holds its sign.
    if (form.length > 1 && form.every((word) => /^\p{L}$/u.test(word)) && form.length < 3) continue;
    const single = form.length === 1;
    const level = single ? nameLevel(glued, traits.famous || !isStock) : isWordy(form) ? 2 : 0;
    if (single && isStock && extra === 0 && (level === 9 || (traits.standing < -5 && glued.length < 5)))
      continue;
    const pattern: Pattern = {
      asset: symbol,
      form: asset.class === "fx" ? "pair" : "name",
      level: level === 9 ? 2 : level,
      words: form.length,
      whole: at === 0 && (!single || extra > 0 || !isStock),
      anyCase:
        glued.length > 3 &&
        (!isStock || level === 0 || (traits.famous && (single ? level < 2 : glued !== "bestbuy"))),
      glued: false,
      ...traits,
      rank: (at === 0 ? 3 : 2) + traits.standing + extra,
    };
    add(draft, form, pattern);
    if (!single && glued.length > 4 && levelOf(glued) === 0)
      add(draft, [glued.replace("&", "and")], {
        ...pattern,
        level: glued.length > 7 && level === 0 ? 0 : 2,
        glued: true,
        whole: false,
        anyCase: glued.length > 7 && level === 0,
        rank: pattern.rank - 1,
      });
  }
}

/** `Johnson and Johnson` is `Johnson & Johnson`. */
const ampersand = "&";

function add(draft: Draft, words: readonly string[], pattern: Pattern): void {
  if (words.length === 0) return;
  let node = 0;
  for (const word of words)
    node = draft.transitions.extend(node, draft.words.add(word === "and" ? ampersand : word));
  const lowerCase = pattern.anyCase || (isWordInUse(pattern) && words[0]!.length > 3);
  const first = draft.firstWords.get(words[0]!);
  if (!first) draft.firstWords.set(words[0]!, { lowerCase });
  else if (lowerCase) first.lowerCase = true;
  const rivals = draft.patterns[node];
  if (!rivals) {
    draft.patterns[node] = [pattern];
    return;
  }
  const rival = rivals.findIndex(({ form, region }) => form === pattern.form && region === pattern.region);
  if (rival < 0) rivals[pattern.form === "ticker" ? "unshift" : "push"](pattern);
  else if (rivals[rival]!.rank < pattern.rank) rivals[rival] = pattern;
}

/** `apple`, `target`: a company of which texts in small letters speak too, where the next word shows it. */
export function isWordInUse({ form, prominent, words, level }: Pattern): boolean {
  return form === "name" && prominent && words === 1 && level > 0;
}

function startsOf({ firstWords }: Draft): Uint8Array {
  const starts = new Uint8Array(startMask + 1);
  for (const [word, { lowerCase }] of firstWords)
    starts[hashWord(word) & startMask]! |= startBits.any | (lowerCase ? startBits.lower : 0);
  return starts;
}

function usesOf({ words }: Draft): Uint8Array {
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
