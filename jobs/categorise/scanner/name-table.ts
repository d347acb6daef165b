import { hashWord } from "../../../core/text/fnv.ts";
import { fold } from "../../../core/text/fold.ts";

/** How a word is written: in small letters, with one capital before them, in any other way. */
export type Writing = "small" | "titled" | "otherwise";

/** A folded word that may begin a name when it is so written, or after `$` or `#`. */
export interface FirstWord {
  word: string;
  writings: readonly Writing[];
  /** The words (or `&`, `+`) of which one must follow, where the first alone names nothing. */
  next?: ReadonlySet<string> | undefined;
}

/** As in assembly/names.ts. */
const writingFlags = { small: 1, titled: 2, otherwise: 4 };
const pairShift = 3;
const signed = 64;

/** Hash tables of 8 bytes a slot (a hash, then flags), a third full at most, for the scanner's memory. */
export interface NameTable {
  words: Uint32Array;
  pairs: Uint32Array;
  /** Whether a word holds a letter that does not fold to ASCII. */
  isForeign: boolean;
}

export function makeNameTable(firstWords: readonly FirstWord[]): NameTable {
  const words = new Map<number, number>();
  const pairs = new Map<number, number>();
  for (const { word, writings, next } of firstWords) {
    const own = wordHash(word);
    let flags = signed;
    for (const writing of writings) flags |= writingFlags[writing] << (next ? pairShift : 0);
    words.set(own, (words.get(own) ?? 0) | flags);
    for (const second of next ?? []) pairs.set(pairHash(own, wordHash(second)), 1);
  }
  return {
    words: toTable(words),
    pairs: toTable(pairs),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
    isForeign: firstWords.some(({ word }) => !/^[\x00-\x7f]*$/.test(word)),
  };
}

/** FNV-1a of the folded word's characters, never 0. */
function wordHash(word: string): number {
  return hashWord(word) >>> 0 || 1;
}

function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ second) >>> 0 || 1;
}

function toTable(entries: ReadonlyMap<number, number>): Uint32Array {
  let slots = 64;
  while (slots < entries.size * 3) slots *= 2;
  const table = new Uint32Array(slots * 2);
  for (const [hash, flag] of entries) {
    let slot = hash & (slots - 1);
    while (table[slot * 2] !== 0) slot = (slot + 1) & (slots - 1);
    table[slot * 2] = hash;
    table[slot * 2 + 1] = flag;
  }
  return table;
}

const separator = 0;
const mark = 0xfe;
const foreign = 0xff;
const capital = 0x80;

/** What each UTF-16 code unit is to a word: its folded ASCII letter or digit, or one of the three above. */
export function makeFoldTable(): Uint8Array {
  const table = new Uint8Array(0x1_0000);
  for (let unit = 0; unit < table.length; unit += 1) table[unit] = kindOf(String.fromCharCode(unit));
  return table;
}

function kindOf(character: string): number {
  // From here on none folds to ASCII, and there are too many to fold.
  if (character >= "\u2200")
    return isLetterOrDigit.test(character) ? foreign : isMark.test(character) ? mark : separator;
  const folded = fold(character);
  if (/^[a-z0-9]$/.test(folded))
    return folded.charCodeAt(0) | (character === character.toLowerCase() ? 0 : capital);
  if (folded === "" || isMark.test(character)) return mark;
  return isLetterOrDigit.test(character) ? foreign : separator;
}

const isMark = /\p{M}/u;
const isLetterOrDigit = /[\p{L}\p{N}]/u;
