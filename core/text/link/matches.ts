import { hashWord } from "../fnv.ts";
import type { LinkIndex } from "./link-index.ts";
import { startBits, startMask } from "./link-index.ts";
import { isWordInUse, type Pattern } from "./pattern.ts";
import { type Pieces, shapes } from "./scan.ts";
import { bearerOn } from "./symbol-periods.ts";

/** A run of pieces in which at least one pattern is written. */
export interface Match {
  first: number;
  last: number;
  /** At least one; all of the longest run that fits. */
  patterns: readonly Pattern[];
  /** `$AAPL`. */
  isCashtag: boolean;
}

/**
 * The longest match at each place, from left to right, none over another. `lenient` also takes words and
 * abbreviations in small letters for tickers (`fb, low and cat`). Of cashtags those count that stand for somebody on `day`.
 */
export function findMatches(
  text: string,
  pieces: Pieces,
  index: LinkIndex,
  lenient: boolean,
  day?: string,
): readonly Match[] {
  const { count, hashes } = pieces;
  const { starts } = index;
  const lowerBit = lenient ? startBits.any : startBits.lower;
  let found: Match[] | undefined;
  for (let at = 0; at < count; ) {
    const shape = pieces.shapes[at]!;
    let match: Match | undefined;
    if (shape === shapes.cashtag) match = cashtag(text, pieces, at, index, day);
    else {
      const bits = starts[hashes[at]! & startMask]!;
      const isStart = shape === shapes.lower ? (bits & lowerBit) !== 0 : (bits & startBits.any) !== 0;
      if (isStart || (bits & startBits.any && text.charCodeAt(pieces.starts[at]! - 1) === 35))
        match = longest(text, pieces, at, index, lenient);
    }
    at += 1;
    if (match === undefined) continue;
    at = match.last + 1;
    if (found === undefined) found = [match];
    else found.push(match);
  }
  return found ?? nothing;
}

const nothing: readonly Match[] = [];

/** `$BRK.B` whole, or `$AAPL` of `$AAPL.If`. */
function cashtag(
  text: string,
  pieces: Pieces,
  at: number,
  index: LinkIndex,
  day: string | undefined,
): Match | undefined {
  const symbol = text.slice(pieces.starts[at]! + 1, pieces.ends[at]).toUpperCase();
  // `$ES_F` is a future, not Eversource.
  const asset = assetOf(symbol, index, day) ?? assetOf(symbol.replace(/[.-].*$/, ""), index, day);
  if (asset === undefined) return undefined;
  let patterns = index.cashtags.get(asset);
  if (patterns === undefined) {
    patterns = [cashtagPattern(asset)];
    index.cashtags.set(asset, patterns);
  }
  return { first: at, last: at, patterns, isCashtag: true };
}

/** Whom an upper-case symbol stands for on a day; without one, now. */
export function assetOf(
  symbol: string,
  { bySymbol, byBase, periods }: LinkIndex,
  day: string | undefined,
): string | undefined {
  const held = day === undefined ? undefined : periods.get(symbol);
  return held ? bearerOn(held, day!) : (bySymbol.get(symbol) ?? byBase.get(symbol));
}

function cashtagPattern(asset: string): Pattern {
  return {
    asset,
    form: "ticker",
    level: 0,
    company: true,
    words: 1,
    whole: true,
    anyCase: true,
    glued: false,
    prominent: true,
    famous: false,
    region: "",
    rank: 9,
  };
}

const andHash = hashWord("and");

function longest(
  text: string,
  pieces: Pieces,
  first: number,
  index: LinkIndex,
  lenient: boolean,
): Match | undefined {
  const isAlone = (index.starts[pieces.hashes[first]! & startMask]! & startBits.alone) !== 0;
  if (!isAlone && !mayGoOn(index, pieces, first + 1)) return undefined;
  let node = 0;
  let found: Match | undefined;
  for (let last = first; last < pieces.count; last += 1) {
    if (pieces.shapes[last] === shapes.cashtag) break;
    if (last > first && !(mayGoOn(index, pieces, last) && areJoined(text, pieces, last - 1))) break;
    const word =
      pieces.hashes[last] === andHash && last > first
        ? index.ampersand
        : index.words.find(text, pieces, last);
    if (word === 0) break;
    node = last === first ? index.roots[word]! : index.transitions.next(node, word);
    if (node === 0) break;
    const patterns = index.patterns[node];
    if (patterns?.length === 1) {
      if (fits(patterns[0]!, text, pieces, first, last, lenient))
        found = { first, last, patterns, isCashtag: false };
    } else if (patterns) {
      const fitting = patterns.filter((pattern) => fits(pattern, text, pieces, first, last, lenient));
      if (fitting.length > 0) found = { first, last, patterns: fitting, isCashtag: false };
    }
    if (index.goesOn[node] === 0) break;
  }
  return found;
}

/** Whether a pattern may go on with this piece. */
function mayGoOn({ starts }: LinkIndex, { hashes, count }: Pieces, at: number): boolean {
  if (at >= count) return false;
  return (starts[hashes[at]! & startMask]! & startBits.further) !== 0 || hashes[at] === andHash;
}

/** Whether two pieces may belong to one name: a blank, a hyphen, a stop after an initial; not the end of a sentence. */
function areJoined(text: string, pieces: Pieces, before: number): boolean {
  const start = pieces.ends[before]!;
  const length = pieces.starts[before + 1]! - start;
  if (length === 0) return true;
  if (length > 3) return false;
  const code = text.charCodeAt(start);
  if (length === 1) return isBlank(code) || isJoint(code);
  if (code === 44 || code === 46)
    return (
      length === 2 &&
      isBlank(text.charCodeAt(start + 1)) &&
      (code === 44 || start - pieces.starts[before]! <= 2)
    );
  for (let at = start; at < start + length; at += 1)
    if (!isBlank(text.charCodeAt(at))) return isSpacedSlash(text, start, length);
  return true;
}

function isSpacedSlash(text: string, start: number, length: number): boolean {
  return length === 3 && text.slice(start, start + 3) === " / ";
}

function isBlank(code: number): boolean {
  return code === 32 || code === 160 || code === 9 || code === 10;
}

/** `-`, `–`, `.`, `'`, `’`, `/`, `,`, `_`, `:`. */
function isJoint(code: number): boolean {
  return (
    code === 45 ||
    code === 46 ||
    code === 39 ||
    code === 47 ||
    code === 44 ||
    code === 95 ||
    code === 8217 ||
    code === 8211
  );
}

function fits(
  pattern: Pattern,
  text: string,
  pieces: Pieces,
  first: number,
  last: number,
  lenient: boolean,
): boolean {
  const shape = pieces.shapes[first]!;
  const length = pieces.ends[first]! - pieces.starts[first]!;
  const before = text.charCodeAt(pieces.starts[first]! - 1);
  const isHashtag = before === 35;
  // `'s` and `n't` of the word before.
  if (
    length <= 2 &&
    first === last &&
    (before === 39 || before === 8217) &&
    first > 0 &&
    pieces.ends[first - 1] === pieces.starts[first]! - 1
  )
    return false;
  if (pattern.form !== "name") return fitsTicker(pattern, text, pieces, first, last, lenient, isHashtag);
  if (pattern.glued && !isHashtag && !pattern.anyCase) return false;
  if (isHashtag) return shape !== shapes.lower || pattern.anyCase || pattern.prominent;
  if (shape === shapes.lower) return pattern.anyCase || (length > 3 && isWordInUse(pattern));
  if (pattern.words === 1 && length <= 3 && shape === shapes.title)
    return pattern.level > 0 || !pattern.company;
  // The last word of a name of plain words is capitalised too: `Best Buy`, not `Best buy`.
  if (pattern.words > 1 && pattern.level > 0 && pattern.company)
    return pieces.shapes[last] !== shapes.lower || pieces.ends[last]! - pieces.starts[last]! === 1;
  return true;
}

function fitsTicker(
  pattern: Pattern,
  text: string,
  pieces: Pieces,
  first: number,
  last: number,
  lenient: boolean,
  isHashtag: boolean,
): boolean {
  let isCapitals = true;
  let isLower = true;
  for (let at = first; at <= last; at += 1) {
    const shape = pieces.shapes[at]!;
    if (shape !== shapes.capitals && shape !== shapes.digits && shape !== shapes.sign) isCapitals = false;
    if (shape !== shapes.lower && shape !== shapes.digits) isLower = false;
    if (at === last) break;
    const gap = pieces.starts[at + 1]! - pieces.ends[at]!;
    if (gap === 3 && pattern.form === "pair") continue;
    if (gap > 1 || (gap === 1 && isBlank(text.charCodeAt(pieces.ends[at]!)))) return false;
  }
  if (pattern.form === "pair") return true;
  if (isCapitals) return true;
  if (isLower) return pattern.anyCase || lenient;
  return (
    pieces.shapes[first] === shapes.title &&
    pattern.level === 0 &&
    (isHashtag || (pattern.prominent && pieces.ends[first]! - pieces.starts[first]! > 3))
  );
}
