import { hashWord, seed, step } from "../fnv.ts";
import { fold } from "../fold.ts";
import { foldedAscii, isWordCode, wideKindOf, wideKinds } from "./characters.ts";

/** How the letters of a piece are written. */
export const shapes = {
  lower: 0,
  /** `Apple`. */
  title: 1,
  /** `AAPL`, `A`, `3M`. */
  capitals: 2,
  /** `eBay`, `JPMorgan`. */
  mixed: 3,
  digits: 4,
  /** `&` or `+`, which names hold. */
  sign: 5,
  /** `$AAPL`, the dollar sign included. */
  cashtag: 6,
} as const;

/** The pieces of one text, in order; column by column, so that scanning makes no objects. */
export interface Pieces {
  count: number;
  /** In UTF-16 code units. */
  starts: Int32Array;
  ends: Int32Array;
  /** `hashWord` of the folded word. */
  hashes: Int32Array;
  shapes: Uint8Array;
  /** The folded word where folding took more than small letters; else undefined. */
  folded: (string | undefined)[];
}

/** Longer words are nobody's name and are not folded. */
const wordLengthMax = 64;

export function createPieces(): Pieces {
  return {
    count: 0,
    starts: new Int32Array(256),
    ends: new Int32Array(256),
    hashes: new Int32Array(256),
    shapes: new Uint8Array(256),
    folded: [],
  };
}

/** Reads a text into `pieces`: words, cashtags and signs; addresses and @handles are none. Linear in the text. */
export function scan(text: string, pieces: Pieces): void {
  pieces.count = 0;
  if (pieces.folded.length > 0) pieces.folded.length = 0;
  const { length } = text;
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (foldedAscii[code] !== 0) at = readWord(text, at, pieces);
      else at = code === 32 ? at + 1 : readSign(text, at, code, pieces);
    } else {
      const kind = wideKindOf(code);
      at = kind === wideKinds.letter || kind === wideKinds.upper ? readWord(text, at, pieces) : at + 1;
    }
  }
}

function readWord(text: string, start: number, pieces: Pieces): number {
  const { length } = text;
  let at = start;
  let code = 0;
  let hash = seed;
  let uppers = 0;
  let lowers = 0;
  let isWide = false;
  for (; at < length; at += 1) {
    code = text.charCodeAt(at);
    if (code < 128) {
      const folded = foldedAscii[code]!;
      if (folded === 0) break;
      if (folded !== code) uppers += 1;
      else if (folded > 57) lowers += 1;
      hash = step(hash, folded);
      continue;
    }
    const kind = wideKindOf(code);
    if (kind === wideKinds.other) break;
    isWide = true;
    if (kind === wideKinds.upper) uppers += 1;
    else if (kind === wideKinds.letter) lowers += 1;
  }
  if (at < length && code !== 32) {
    if (code === 58 && text.charCodeAt(at + 1) === 47 && text.charCodeAt(at + 2) === 47)
      return skipAddress(text, at);
    if (code === 46 && at - start === 3 && isWww(text, start)) return skipAddress(text, at);
    if (code === 47 && endsHost(text, start, at, pieces)) return skipAddress(text, at);
  }
  let shape: number = shapes.mixed;
  if (uppers === 0) shape = lowers === 0 ? shapes.digits : shapes.lower;
  else if (lowers === 0) shape = shapes.capitals;
  else if (uppers === 1 && isUpper(text.charCodeAt(start))) shape = shapes.title;
  let folded: string | undefined;
  if (isWide) {
    folded = at - start > wordLengthMax ? "" : fold(text.slice(start, at));
    hash = hashWord(folded);
  }
  push(pieces, start, at, hash, shape, folded);
  return at;
}

function isUpper(code: number): boolean {
  return code < 128 ? code >= 65 && code <= 90 : wideKindOf(code) === wideKinds.upper;
}

function readSign(text: string, at: number, code: number, pieces: Pieces): number {
  if (code === 36) return readCashtag(text, at, pieces);
  if (code === 64) return skipHandle(text, at);
  if (code === 43) push(pieces, at, at + 1, plusHash, shapes.sign, undefined);
  if (code !== 38) return at + 1;
  const end = entityEnd(text, at);
  if (end === 0) push(pieces, at, at + 1, ampersandHash, shapes.sign, undefined);
  else if (text.startsWith("amp", at + 1)) push(pieces, at, end, ampersandHash, shapes.sign, undefined);
  return end || at + 1;
}

const ampersandHash = hashWord("&");
const plusHash = hashWord("+");

function push(
  pieces: Pieces,
  start: number,
  end: number,
  hash: number,
  shape: number,
  folded: string | undefined,
): void {
  const at = pieces.count;
  if (at === pieces.starts.length) grow(pieces);
  pieces.starts[at] = start;
  pieces.ends[at] = end;
  pieces.hashes[at] = hash;
  pieces.shapes[at] = shape;
  if (folded !== undefined) pieces.folded[at] = folded;
  pieces.count = at + 1;
}

function grow(pieces: Pieces): void {
  const size = pieces.starts.length * 2;
  for (const column of ["starts", "ends", "hashes"] as const) {
    const larger = new Int32Array(size);
    larger.set(pieces[column]);
    pieces[column] = larger;
  }
  const larger = new Uint8Array(size);
  larger.set(pieces.shapes);
  pieces.shapes = larger;
}

function isLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

/** `$AAPL`, `$BRK.B`, `$BTC-USD`; in `US$100` or `A$AP` the sign opens no cashtag. */
function readCashtag(text: string, at: number, pieces: Pieces): number {
  if (!isLetter(text.charCodeAt(at + 1))) return at + 1;
  if (at > 0) {
    const before = text.charCodeAt(at - 1);
    if (before === 36 || isWordCode(before)) return at + 1;
  }
  let end = at + 2;
  while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
  if (end - at > 11 || (end < text.length && isWordCode(text.charCodeAt(end)))) return at + 1;
  const joint = text.charCodeAt(end);
  if (joint === 46 || joint === 45 || joint === 95) {
    let last = end + 1;
    while (last < text.length && last - end <= 4 && isLetter(text.charCodeAt(last))) last += 1;
    const isWhole = last === text.length || !isWordCode(text.charCodeAt(last));
    if (last > end + 1 && last - end <= 4 && isWhole) end = last;
  }
  push(pieces, at, end, 0, shapes.cashtag, undefined);
  return end;
}

/** `@name`; the at sign of `AAPL @ 150` or `@150` opens no handle. */
function skipHandle(text: string, at: number): number {
  let end = at + 1;
  if (!isLetter(text.charCodeAt(end)) && text.charCodeAt(end) !== 95) return end;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code !== 95 && !isWordCode(code)) break;
  }
  return end;
}

/** Where `&amp;`, `&#39;` or the like ends, 0 when it is none. */
function entityEnd(text: string, at: number): number {
  let end = at + 1;
  if (text.charCodeAt(end) === 35) end += 1;
  const first = end;
  while (end - first < 8 && end < text.length) {
    const code = text.charCodeAt(end);
    if (code > 127 || foldedAscii[code] === 0) break;
    end += 1;
  }
  return end > first && text.charCodeAt(end) === 59 ? end + 1 : 0;
}

/** To the next blank, quote or angle bracket. */
function skipAddress(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code <= 32 || code === 34 || code === 60 || code === 62 || code === 160) break;
  }
  return end;
}

function isWww(text: string, start: number): boolean {
  for (let at = start; at < start + 3; at += 1) if ((text.charCodeAt(at) | 32) !== 119) return false;
  return true;
}

const hostEnds = new Set([
  "com",
  "co",
  "net",
  "org",
  "io",
  "ly",
  "gl",
  "me",
  "in",
  "es",
  "it",
  "tv",
  "uk",
  "de",
  "fm",
  "gd",
  "be",
]);

/** `example.com/…` without a scheme: its pieces are taken back. */
function endsHost(text: string, start: number, end: number, pieces: Pieces): boolean {
  if (end - start > 3 || text.charCodeAt(start - 1) !== 46) return false;
  if (!hostEnds.has(text.slice(start, end).toLowerCase()) || pieces.count === 0) return false;
  let from = start - 1;
  while (pieces.count > 0 && pieces.ends[pieces.count - 1] === from) {
    pieces.count -= 1;
    from = pieces.starts[pieces.count]! - 1;
    if (from < 0 || (text.charCodeAt(from) !== 46 && text.charCodeAt(from) !== 45)) break;
  }
  return true;
}

/** The folded words and signs of a short text, a name for example. */
export function foldedWords(text: string): string[] {
  scan(text, names);
  const words: string[] = [];
  for (let at = 0; at < names.count; at += 1)
    words.push(
      names.hashes[at] === ampersandHash
        ? "&"
        : (names.folded[at] ?? text.slice(names.starts[at], names.ends[at]).toLowerCase()),
    );
  return words;
}

const names = createPieces();
