import type { Asset } from "../../domain/assets.ts";
import { isWordy, levelOf, nameLevel, tickerKind, tickerKinds } from "./ambiguity.ts";
import { nameForms } from "./company-name.ts";
import { knownAliases } from "./known-aliases.ts";
import type { Pattern } from "./pattern.ts";
import { foldedWords } from "./scan.ts";
import { Transitions, WordTable } from "./word-table.ts";

/** A trie of patterns in the making. */
export interface Draft {
  words: WordTable;
  transitions: Transitions;
  patterns: (Pattern[] | undefined)[];
  /** By a word's number: 1 when a pattern begins with it, 3 when one does in small letters. */
  firsts: number[];
}

/** What all patterns of an asset share. */
export interface Bearer extends Pick<Pattern, "asset" | "company" | "prominent" | "famous" | "region"> {
  standing: number;
}

type Writing = Pick<Pattern, "form" | "level" | "whole" | "anyCase" | "glued" | "rank">;

export function createDraft(): Draft {
  return { words: new WordTable(), transitions: new Transitions(), patterns: [], firsts: [0] };
}

/** Of the listings that share a name, the main one speaks: on a large exchange, with an industry, no preferred share. */
export function bearerOf(
  { symbol, exchange, industry, sector, class: assetClass }: Asset,
  asset: string,
): Bearer {
  const isMain = exchange === "NYSE" || exchange === "Nasdaq";
  const isSide = exchange === "OTC" || /-P[A-Z]?$/.test(symbol);
  const company = assetClass === "stock";
  const famous = Object.hasOwn(knownAliases, symbol);
  const prominent = !company || Boolean(sector) || Boolean(industry) || famous;
  const standing =
    (famous ? 0.3 : 0) +
    (isMain ? 0.6 : 0) +
    (prominent ? 0.2 : 0) +
    (industry ? 0.1 : 0) -
    (isSide ? 0.3 : 0);
  const isIndian = symbol.endsWith(".NS") || symbol.endsWith(".BO");
  const region = isIndian ? "IN" : symbol.endsWith(".MC") ? "ES" : "";
  return { asset, company, prominent, famous, region, standing };
}

/** Adds what symbols of an asset are written like, and tells it. */
export function addTickers(draft: Draft, asset: Asset, bearer: Bearer, symbols: readonly string[]): string[] {
  const written = symbols.flatMap((symbol) => symbolForms(symbol.toUpperCase(), asset));
  for (const form of written) if (!/[=^]/.test(form)) addTicker(draft, asset, bearer, form);
  return written;
}

/** `BRK-B` is also written `BRK.B`; a coin also `BTCUSD`, a pair `EUR/USD`. */
function symbolForms(symbol: string, asset: Asset): string[] {
  const forms = [symbol];
  if (/^[A-Z]+-[A-Z]$/.test(symbol)) forms.push(symbol.replace("-", "."));
  if (asset.class === "crypto")
    for (const quote of ["USD", "USDT", "EUR"])
      forms.push(symbol + quote, `${symbol}-${quote}`, `${symbol}/${quote}`);
  if (asset.class === "fx" && /^[A-Z]{6}$/.test(symbol))
    forms.push(`${symbol.slice(0, 3)}/${symbol.slice(3)}`, `${symbol.slice(0, 3)}-${symbol.slice(3)}`);
  return forms;
}

function addTicker(draft: Draft, asset: Asset, bearer: Bearer, written: string): void {
  const isPair = asset.class === "fx" || (asset.class === "crypto" && written.length > asset.symbol.length);
  const words = foldedWords(written);
  const level = isPair || words.length > 1 ? tickerKinds.free : tickerKind(written);
  add(draft, words, bearer, {
    form: isPair ? "pair" : "ticker",
    level,
    whole: true,
    anyCase: isPair || level <= tickerKinds.rare,
    glued: false,
    rank: 4 + bearer.standing,
  });
}

/** Adds an asset's names, as its catalogue and everybody calls it; `bySymbol` tells whose symbols they are. */
export function addNames(
  draft: Draft,
  asset: Asset,
  bearer: Bearer,
  bySymbol: ReadonlyMap<string, string>,
): void {
  addName(draft, bearer, asset.name, 0, bySymbol);
  for (const name of asset.aliases) if (name !== asset.name) addName(draft, bearer, name, 0, bySymbol);
  for (const name of bearer.famous ? knownAliases[asset.symbol]! : [])
    addName(draft, bearer, name, 1, bySymbol);
}

function addName(
  draft: Draft,
  bearer: Bearer,
  name: string,
  extra: number,
  bySymbol: ReadonlyMap<string, string>,
): void {
  const forms = bearer.company ? nameForms(name) : [foldedWords(name)];
  const isOthers =
    bearer.company &&
    !bearer.famous &&
    bearer.region === "" &&
    isSymbolOfOther(forms.at(-1), bearer, bySymbol);
  for (let at = 0; at < forms.length; at += 1) {
    const form = forms[at]!;
    if (!isSaying(form)) continue;
    if (form.length === 1 && extra === 0 && isOthers && form[0]!.length < 5) continue;
    const rank = (at === 0 ? 3 : 2) + bearer.standing + extra - (isOthers ? 9 : 0);
    addForm(draft, bearer, form, at === 0, extra > 0, rank);
  }
}

/** `FB Bancorp` is no `FB`: that is another's symbol. */
function isSymbolOfOther(
  form: readonly string[] | undefined,
  { asset }: Bearer,
  bySymbol: ReadonlyMap<string, string>,
): boolean {
  const other = form?.length === 1 ? bySymbol.get(form[0]!.toUpperCase()) : undefined;
  return other !== undefined && other !== asset;
}

/** `U.S` is no bank, `12` no company, and what begins with `The` is found without it. */
function isSaying(form: readonly string[]): boolean {
  if (form.length === 1) return form[0]!.length > 1 && !/^\d+$/.test(form[0]!);
  if (form[0] === "the") return false;
  return (
    (form.length > 2 || form[0]!.length > 1 || form[1]!.length > 1) &&
    form.some((word) => !/^\d+$/.test(word))
  );
}

function addForm(
  draft: Draft,
  bearer: Bearer,
  form: readonly string[],
  isFirst: boolean,
  isKnown: boolean,
  rank: number,
): void {
  const { company, famous } = bearer;
  const glued = form.length === 1 ? form[0]! : form.join("");
  const isSingle = form.length === 1;
  let level: number = isWordy(form) ? 2 : 0;
  if (isSingle) level = nameLevel(glued, famous || !company);
  if (level === 9 && company && !isKnown) return;
  if (level === 9) level = company ? 2 : levelOf(glued);
  // `Brent`, `Dow`: of coins and indices only plain words are in doubt.
  if (!company && level === 1) level = 0;
  // `new`, `first`: so many texts have them that only the famous may begin with them in small letters.
  const isCommonStart = !isSingle && !famous && company && levelOf(form[0]!) > 2;
  const isBrand = (level === 0 && !isCommonStart) || (famous && (isSingle ? level < 2 : glued !== "bestbuy"));
  add(draft, form, bearer, {
    form: "name",
    level,
    whole: isFirst && (!isSingle || isKnown || !company),
    anyCase: (glued.length > 3 || isCaseless(glued)) && (!company || isBrand),
    glued: false,
    rank,
  });
  if (isSingle || form.length > 3 || glued.length < 5 || levelOf(glued) > 0) return;
  const isClear = glued.length > 7 && level === 0;
  add(draft, [glued.replace("&", "and")], bearer, {
    form: "name",
    level: isClear ? 0 : 2,
    whole: false,
    anyCase: isClear,
    glued: true,
    rank: rank - 1,
  });
}

/** `腾讯`, `삼성`: a script that has no capitals, in which a short name looks like no small word. */
function isCaseless(word: string): boolean {
  return /^[\p{Lo}\p{Lm}]+$/u.test(word);
}

function add(draft: Draft, words: readonly string[], bearer: Bearer, writing: Writing): void {
  if (words.length === 0) return;
  const { transitions, patterns, firsts } = draft;
  let node = 0;
  for (let at = 0; at < words.length; at += 1) {
    // `Johnson and Johnson` is `Johnson & Johnson`.
    const id = draft.words.add(words[at] === "and" ? "&" : words[at]!);
    while (firsts.length <= id) firsts.push(0);
    if (at === 0) {
      const isWordInUse =
        writing.form === "name" &&
        bearer.prominent &&
        words.length === 1 &&
        writing.level > 0 &&
        words[0]!.length > 3;
      firsts[id]! |= writing.anyCase || isWordInUse ? 3 : 1;
    }
    node = transitions.extend(node, id);
  }
  while (patterns.length <= node) patterns.push(undefined);
  const rivals = patterns[node];
  if (rivals === undefined) {
    patterns[node] = [toPattern(words.length, bearer, writing)];
    return;
  }
  const rival = rivals.findIndex(({ form, region }) => form === writing.form && region === bearer.region);
  if (rival < 0)
    rivals[writing.form === "ticker" ? "unshift" : "push"](toPattern(words.length, bearer, writing));
  else if (rivals[rival]!.rank < writing.rank) rivals[rival] = toPattern(words.length, bearer, writing);
}

function toPattern(words: number, bearer: Bearer, writing: Writing): Pattern {
  return {
    asset: bearer.asset,
    form: writing.form,
    level: writing.level,
    company: bearer.company,
    words,
    whole: writing.whole,
    anyCase: writing.anyCase,
    glued: writing.glued,
    prominent: bearer.prominent,
    famous: bearer.famous,
    region: bearer.region,
    rank: writing.rank,
  };
}
