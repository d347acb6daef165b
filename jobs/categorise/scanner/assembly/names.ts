import { foldTable } from "./memory";
import { hexUnit } from "./text";

/**
 * What the fold table says of a character that is no letter or digit, one that a word passes over, one of another script.
 * Of a letter or digit it holds the folded byte, and `capital` beside it.
 */
const separator: u32 = 0;
const mark: u32 = 0xfe;
const foreign: u32 = 0xff;
const capital: u32 = 0x80;

const offset: u32 = 0x811c9dc5;
const prime: u32 = 0x01000193;
const http: u32 = 0xc96448a5;
const https: u32 = 0xdedea8e2;

/**
 * How a word is written, as flags of the words that name something in that writing by themselves; three bits further up,
 * of those that do so only with a second word after them. Other flags count after `$` or `#` alone.
 */
const small: u32 = 1;
const titled: u32 = 2;
const otherwise: u32 = 4;
const pairShift: u32 = 3;

let words: usize = 0;
let wordsMask: usize = 0;
let pairs: usize = 0;
let pairsMask: usize = 0;
let mayBeForeign: bool = false;

/** Says where the tables lie (8 bytes a slot: a hash, flags; a zero hash is a free slot) and how many slots they have. */
export function setNames(wordsAt: usize, wordSlots: usize, pairsAt: usize, pairSlots: usize, foreignWords: bool): void {
  words = wordsAt;
  wordsMask = wordSlots - 1;
  pairs = pairsAt;
  pairsMask = pairSlots - 1;
  mayBeForeign = foreignWords;
}

/** The word under way: its hash, its small letters and capitals, whether it begins with one, whether `$` or `#` stands before. */
let hash: u32 = 0;
let isOpen: bool = false;
let smalls: u32 = 0;
let capitals: u32 = 0;
let beginsCapital: bool = false;
let hasSign: bool = false;
/** The word before, where it begins a name that needs another word. */
let before: u32 = 0;

export function beginNames(): void {
  isOpen = false;
  hasSign = false;
  before = 0;
}

/** Whether a name may begin in the JSON string from `at` to `end`: false only if none does. */
export function mayName(at: usize, end: usize): bool {
  while (at < end) {
    const byte = <u32>load<u8>(at);
    let unit = byte;
    if (byte < 0x80) {
      at += 1;
      if (byte == 0x5c) {
        const escape = load<u8>(at);
        at += 1;
        unit = 0x20;
        if (escape == 0x75) {
          unit = <u32>hexUnit(at);
          at += 4;
        }
      } else if (byte == 0x3a && load<u8>(at) == 0x2f && load<u8>(at + 1) == 0x2f && isScheme()) {
        isOpen = false;
        at = skipAddress(at);
        continue;
      }
    } else if (byte < 0xe0) {
      unit = ((byte & 0x1f) << 6) | (load<u8>(at + 1) & 0x3f);
      at += 2;
    } else if (byte < 0xf0) {
      unit = ((byte & 0x0f) << 12) | (<u32>(load<u8>(at + 1) & 0x3f) << 6) | (load<u8>(at + 2) & 0x3f);
      at += 3;
    } else {
      unit = 0xffff;
      at += 4;
    }
    const kind = <u32>load<u8>(foldTable + unit);
    if (kind == mark) continue;
    if (kind == foreign && mayBeForeign) return true;
    if (kind == separator || kind == foreign) {
      if (isOpen && closeWord()) return true;
      // A name may hold these signs: they are words of their own.
      if ((unit == 0x26 || unit == 0x2b) && closeSign(unit)) return true;
      hasSign = unit == 0x24 || unit == 0x23;
      continue;
    }
    const isCapital = (kind & capital) != 0;
    const folded = kind & 0x7f;
    if (!isOpen) {
      isOpen = true;
      hash = offset;
      smalls = 0;
      capitals = 0;
      beginsCapital = isCapital;
    }
    if (isCapital) capitals += 1;
    else if (folded > 0x39) smalls += 1;
    hash = (hash ^ folded) * prime;
  }
  return isOpen && closeWord();
}

/** Whether the word that ends here may begin a name, or goes on with one. */
function closeWord(): bool {
  isOpen = false;
  const own = hash == 0 ? 1 : hash;
  if (endsPair(own)) return true;
  const flags = find(words, wordsMask, own);
  if (flags == 0) return false;
  const isSmall = capitals == 0 && smalls > 0;
  const writing = isSmall ? small : capitals == 1 && beginsCapital && smalls > 0 ? titled : otherwise;
  if ((flags & writing) != 0 || hasSign) return true;
  if ((flags & (writing << pairShift)) != 0) before = own;
  return false;
}

function closeSign(sign: u32): bool {
  return endsPair((offset ^ sign) * prime);
}

/** Whether the word before needs just this one after it. */
function endsPair(own: u32): bool {
  const first = before;
  before = 0;
  return first != 0 && find(pairs, pairsMask, pairOf(first, own)) != 0;
}

/** The hash of two words in a row, made from theirs. */
// @ts-ignore: decorator
@inline
function pairOf(first: u32, second: u32): u32 {
  const both = (first * 0x9e3779b1) ^ second;
  return both == 0 ? 1 : both;
}

function find(table: usize, mask: usize, wanted: u32): u32 {
  let slot = <usize>wanted & mask;
  while (true) {
    const found = load<u32>(table + (slot << 3));
    if (found == wanted) return load<u32>(table + (slot << 3), 4);
    if (found == 0) return 0;
    slot = (slot + 1) & mask;
  }
}

/** Whether the word under way is `http` or `https`, in small letters as the linker knows them. */
function isScheme(): bool {
  return isOpen && capitals == 0 && (hash == http || hash == https);
}

/** Where an address ends: at the latest where the linker lets it end. */
function skipAddress(at: usize): usize {
  while (true) {
    const byte = <u32>load<u8>(at);
    const letter = byte | 0x20;
    const isWord = letter - 0x61 <= 25 || byte - 0x2d <= 12 || byte == 0x3f || byte == 0x3d || byte == 0x5f || byte == 0x25;
    if (!isWord) return at;
    at += 1;
  }
}
