import type { TextRecord } from "../domain/record.ts";

/** A signature has so many hexadecimal digits, one a bucket; core/domain/near-copies.ts says how two compare. */
const buckets = 32;
/** Spam repeats itself early; the rest of a long text tells no more. */
const codeUnitsMax = 10_000;

const basis = 0x81_1c_9d_c5;
const prime = 0x01_00_01_93;
const empty = 0x7f_ff_ff_ff;
/** Every call fills it anew; no call meets another. */
const least = new Int32Array(buckets);

/**
 * What is left of a text when only its likeness to others matters: 32 hexadecimal digits, or undefined for a text
 * without words. Copies that differ in addresses, @handles, digits, case or punctuation have the same one, and a changed
 * word changes few digits. It is a one-permutation MinHash (Li, Owen and Zhang 2012) of the words and the pairs of
 * neighbouring words: each falls into one of 32 buckets by its hash, a bucket keeps its least, and that gives its digit,
 * 1 to 15 (0: nothing fell in). A title that the text repeats is said once.
 */
export function signatureOf({ title, text }: Pick<TextRecord, "title" | "text">): string | undefined {
  least.fill(empty);
  const before = title && !text.startsWith(title) ? addWords(title, 0) : 0;
  if (addWords(text, before) === 0) return undefined;
  let hex = "";
  for (let at = 0; at < buckets; at += 4) hex += digitPairs[digitsAt(at)]! + digitPairs[digitsAt(at + 2)]!;
  return hex;
}

const digitPairs = Array.from({ length: 256 }, (_, pair) => pair.toString(16).padStart(2, "0"));

/** The digits of two neighbouring buckets. */
function digitsAt(bucket: number): number {
  return (digit(bucket) << 4) | digit(bucket + 1);
}

function digit(bucket: number): number {
  const value = least[bucket]!;
  return value === empty ? 0 : 1 + (value % 15);
}

/**
 * Adds a text's words and pairs; `before` is the hash of the word before them, 0 for none. Returns that of the last.
 * ASCII is lowered on the way; at the first letter beyond it the text begins anew, lowered whole: a word twice is once.
 */
function addWords(text: string, before: number, isLower = false): number {
  const end = Math.min(text.length, codeUnitsMax);
  let last = before;
  let hash = 0;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80 && !isLower) return addWords(text.slice(0, end).toLowerCase(), before, true);
    const kind = code < 0x80 ? asciiKinds[code]! : kindOfOther(code);
    if (kind === letter) {
      if (hash === 0) {
        if (isAddress(text, at)) {
          at = endOfAddress(text, at);
          continue;
        }
        hash = basis;
      }
      hash = Math.imul(hash ^ (code < 0x80 ? code | 0x20 : code), prime);
    } else if (kind !== dropped) {
      const isName = kind === handle && hash === 0;
      if (hash !== 0) last = addWord(hash, last);
      hash = 0;
      if (isName) at = endOfAddress(text, at);
      else if (kind === alone) last = addWord(Math.imul(basis ^ code, prime), last);
    }
  }
  return hash === 0 ? last : addWord(hash, last);
}

function addWord(hash: number, before: number): number {
  keep(mix(hash));
  if (before !== 0) keep(mix(Math.imul(before, 0x9e_37_79_b1) ^ hash));
  return hash;
}

function keep(mixed: number): void {
  const bucket = mixed >>> 27;
  const value = mixed & 0x07_ff_ff_ff;
  if (value < least[bucket]!) least[bucket] = value;
}

/** murmur3's finaliser (Austin Appleby, public domain). */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85_eb_ca_6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2_b2_ae_35);
  return mixed ^ (mixed >>> 16);
}

/** Whether `http://`, `https://` or `www.` begins here. */
function isAddress(text: string, at: number): boolean {
  const first = text.charCodeAt(at) | 0x20;
  if (first !== 0x68 && first !== 0x77) return false;
  const start = text.slice(at, at + 8).toLowerCase();
  return start.startsWith("http://") || start === "https://" || start.startsWith("www.");
}

/** The last place before a blank, a quote or a pointed bracket. */
function endOfAddress(text: string, from: number): number {
  let at = from;
  for (; at + 1 < text.length; at += 1) {
    const code = text.charCodeAt(at + 1);
    if (code <= 0x20 || code === 0xa0 || code === 0x22 || code === 0x3c || code === 0x3e) break;
  }
  return at;
}

const separator = 0;
const letter = 1;
/** As if it were not there: digits and apostrophes within words (`covid19`, `don't`). */
const dropped = 2;
/** A word of its own. */
const alone = 3;
/** `@`: a name follows, unless a word came before. */
const handle = 4;

const asciiKinds = Uint8Array.from({ length: 0x80 }, (_, code) => {
  if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) return letter;
  if (code === 0x40) return handle;
  return (code >= 0x30 && code <= 0x39) || code === 0x27 ? dropped : separator;
});

/**
 * What may be strewn in unseen (soft hyphens, zero-width and combining signs, variation selectors) is dropped; signs and
 * blanks part words; in scripts written without blanks, and among pictures, each code unit is a word.
 */
function kindOfOther(code: number): number {
  if (code === 0xad || (code >= 0x3_00 && code <= 0x3_6f) || (code >= 0xfe_00 && code <= 0xfe_0f))
    return dropped;
  if ((code >= 0x20_0b && code <= 0x20_0f) || code === 0x20_60 || code === 0xfe_ff || code === 0x20_19)
    return dropped;
  if (code < 0xc0 || (code >= 0x20_00 && code <= 0x20_6f) || (code >= 0x30_00 && code <= 0x30_3f))
    return separator;
  return code >= 0x2e_80 ? alone : letter;
}
