import { isOnly } from "./beside.ts";
import { type LinkIndex, startBits, startMask, wordUses } from "./link-index.ts";
import type { Match } from "./matches.ts";
import { type Pieces, shapes } from "./scan.ts";

/** What a text as a whole says of what its words may mean. */
export interface Scene {
  text: string;
  pieces: Pieces;
  index: LinkIndex;
  matches: readonly Match[];
  /** By number of match: may not be anything else than an asset. */
  firm: readonly boolean[];
  firmCount: number;
  /** By number of match: stands in a row with one that is firm. */
  listed: readonly boolean[];
  financeWords: number;
  isIndian: boolean;
  isSpanish: boolean;
  /** Written in capitals throughout, or in the capitals of a title. */
  isShouted: boolean;
  isTitled: boolean;
  /** How often each asset may be meant, by its symbol and by its names. */
  tickers: ReadonlyMap<string, number>;
  names: ReadonlyMap<string, number>;
}

/** So far into a text its words are looked at; longer ones have shown by then what they are about. */
const wordsMax = 400;
const none: ReadonlyMap<string, number> = new Map();
const notListed: readonly boolean[] = [false];

export function readScene(text: string, pieces: Pieces, matches: readonly Match[], index: LinkIndex): Scene {
  const firm: boolean[] = [];
  for (const match of matches) firm.push(isFirm(match, pieces));
  let firmPieces = 0;
  let indianMatches = 0;
  for (let at = 0; at < matches.length; at += 1) {
    if (!firm[at]) continue;
    const { first, last, patterns } = matches[at]!;
    firmPieces += last - first + 1;
    if (patterns[0]!.region === "IN" && patterns.every(({ region }) => region === "IN")) indianMatches += 1;
  }
  const isAlone = matches.length === 1 && matches[0]!.patterns.length === 1;
  const words = readWords(text, pieces, index);
  return {
    text,
    pieces,
    index,
    matches,
    firm,
    firmCount: isAlone ? Number(firm[0]) : countFirm(matches, firm),
    listed: isAlone ? notListed : listedWithFirm(text, pieces, matches, firm),
    financeWords: words.finance,
    isIndian: words.indian + indianMatches > 0,
    isSpanish: words.spanish > 1,
    isShouted: words.capitals - firmPieces > 3 && words.lowers + words.titles < words.capitals * 0.3,
    isTitled: words.titles > 2 && words.lowers < words.titles,
    tickers: isAlone ? none : countAssets(matches, false),
    names: isAlone ? none : countAssets(matches, true),
  };
}

function readWords(text: string, pieces: Pieces, index: LinkIndex) {
  const words = { finance: 0, indian: 0, spanish: 0, capitals: 0, titles: 0, lowers: 0 };
  const count = Math.min(pieces.count, wordsMax);
  for (let at = 0; at < count; at += 1) {
    const shape = pieces.shapes[at]!;
    if (shape === shapes.capitals) words.capitals += 1;
    else if (shape === shapes.title || shape === shapes.mixed) words.titles += 1;
    else if (shape === shapes.lower) words.lowers += 1;
    else continue;
    if (!(index.starts[pieces.hashes[at]! & startMask]! & startBits.used)) continue;
    const uses = index.uses[index.words.find(text, pieces, at)]!;
    if (uses & wordUses.finance) words.finance += 1;
    if (uses & wordUses.indian) words.indian += 1;
    if (uses & wordUses.spanish) words.spanish += 1;
  }
  return words;
}

function countFirm(matches: readonly Match[], firm: readonly boolean[]): number {
  const assets = new Set<string>();
  for (let at = 0; at < matches.length; at += 1) if (firm[at]) assets.add(matches[at]!.patterns[0]!.asset);
  return assets.size;
}

function countAssets(matches: readonly Match[], areNames: boolean): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { patterns } of matches)
    for (const { asset, form } of patterns)
      if ((form === "name") === areNames) counts.set(asset, (counts.get(asset) ?? 0) + 1);
  return counts;
}

function isFirm({ first, last, patterns, isCashtag }: Match, pieces: Pieces): boolean {
  if (isCashtag) return true;
  const isCapitals = pieces.shapes[first] === shapes.capitals;
  const length = pieces.ends[last]! - pieces.starts[first]!;
  for (const { form, level, words, prominent } of patterns) {
    if (level > 0) continue;
    if (form === "ticker" ? isCapitals || length > 3 : form === "pair" || words > 1 || prominent) return true;
  }
  return false;
}

/** In `F, GM and TSLA` the first two stand in a row with the third. */
function listedWithFirm(
  text: string,
  pieces: Pieces,
  matches: readonly Match[],
  firm: readonly boolean[],
): boolean[] {
  const listed = matches.map(() => false);
  const isTicker = matches.map(({ patterns }) => patterns.some(({ form }) => form === "ticker"));
  const isNext = (at: number) =>
    isTicker[at] && isTicker[at - 1] && areInRow(text, pieces, matches[at - 1]!, matches[at]!);
  for (let at = 1; at < matches.length; at += 1)
    if ((firm[at - 1] || listed[at - 1]) && isNext(at)) listed[at] = true;
  for (let at = matches.length - 1; at > 0; at -= 1)
    if ((firm[at] || listed[at]) && isNext(at)) listed[at - 1] = true;
  return listed;
}

function areInRow(text: string, pieces: Pieces, before: Match, after: Match): boolean {
  const between = after.first - before.last;
  if (between > 2 || (between === 2 && pieces.shapes[before.last + 1] !== shapes.sign)) return false;
  const [start, end] = [pieces.ends[before.last]!, pieces.starts[after.first]!];
  return isOnly(text, start, Math.min(end, start + 8), " \n\t,;/|#&+•·)(-");
}
