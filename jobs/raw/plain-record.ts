import type { Redistribution, TextRecord } from "../../core/domain/record.ts";
import { instantAt } from "./plain-instant.ts";
import { endOfCounts, endOfTickers, escapeLength, skipBlanks, wordAt } from "./plain-values.ts";

/** A text record's fields, as bits of what a line states. */
export const fields = {
  id: 0,
  source: 1,
  kind: 2,
  channel: 3,
  author: 4,
  publishedAt: 5,
  collectedAt: 6,
  lang: 7,
  title: 8,
  text: 9,
  url: 10,
  redistribute: 11,
  engagement: 12,
  tickers: 13,
  schema: 14,
} as const;
const names = Object.keys(fields) as (keyof typeof fields)[];
const needed = [0, 1, 2, 3, 5, 6, 9].reduce((mask, field) => mask | (1 << field), 0);
/** The longest each string may be in bytes: then it is within the schema's count of UTF-16 code units. */
const bytesMax = Int32Array.of(512, 64, 7, 512, 512, 24, 24, 16, 10_000, 1_000_000, 4096, 7);
const escapable =
  (1 << fields.channel) | (1 << fields.author) | (1 << fields.title) | (1 << fields.text) | (1 << fields.url);
const keyBytes = names.map((name) => [Buffer.from(name)]);
/** Fields by their key's length, first and last letter, which no two share. */
const byShape: (number | undefined)[] = Array.from({ length: 512 }, () => undefined);
for (const [field, [key]] of keyBytes.entries()) byShape[shapeOf(key!, 0, key!.length)] = field;

const quote = 0x22;
const backslash = 0x5c;
/** Bytes that end the run of a string's plain ones: its quote, an escape, a control character. */
const isSpecial = new Uint8Array(256).fill(1, 0, 0x20);
isSpecial[quote] = 1;
isSpecial[backslash] = 1;

/**
 * Reads a text record from the bytes of its line without making a string of any: most records name no asset, and of those
 * only the id is ever wanted. It knows the plain shape that Pulso's own fetch stage writes; `read` answers false for
 * whatever else a line holds, valid or not, and leaves that to the full parser. What it accepts, the full parser
 * accepts too, with the same values (a property test compares them).
 */
export class PlainRecord {
  #bytes: Buffer = Buffer.alloc(0);
  readonly #starts = new Int32Array(names.length);
  readonly #ends = new Int32Array(names.length);
  #stated = 0;
  #escaped = 0;
  /** When it was published, in ms since 1970. */
  publishedMs = 0;

  /** Whether the line from `start` to `end` is a plain record of a text that cannot be later than `latestMs`. */
  read(bytes: Buffer, start: number, end: number, earliestMs: number, latestMs: number): boolean {
    this.#bytes = bytes;
    this.#stated = 0;
    this.#escaped = 0;
    let at = start;
    if (bytes[at] !== 0x7b) return false;
    do {
      at = skipBlanks(bytes, at + 1);
      if (bytes[at] !== quote) return false;
      const keyStart = at + 1;
      at = keyStart;
      while (bytes[at]! >= 0x41) at += 1;
      if (bytes[at] !== quote) return false;
      const field = fieldAt(bytes, keyStart, at);
      if (field < 0 || this.#stated & (1 << field)) return false;
      this.#stated |= 1 << field;
      at = skipBlanks(bytes, at + 1);
      if (bytes[at] !== 0x3a) return false;
      at = this.#readValue(field, skipBlanks(bytes, at + 1), end);
      if (at < 0) return false;
      at = skipBlanks(bytes, at);
    } while (bytes[at] === 0x2c);
    return bytes[at] === 0x7d && skipBlanks(bytes, at + 1) >= end && this.#isValid(earliestMs, latestMs);
  }

  has(field: number): boolean {
    return (this.#stated & (1 << field)) !== 0;
  }

  start(field: number): number {
    return this.#starts[field]!;
  }

  end(field: number): number {
    return this.#ends[field]!;
  }

  /** The record, with the values that JSON.parse would give. */
  toRecord(): TextRecord {
    return {
      ...(this.has(fields.schema) ? { schema: 1 } : {}),
      id: this.#string(fields.id)!,
      source: this.#string(fields.source)!,
      kind: this.#string(fields.kind) as TextRecord["kind"],
      channel: this.#string(fields.channel)!,
      author: this.#string(fields.author),
      publishedAt: this.#string(fields.publishedAt)!,
      collectedAt: this.#string(fields.collectedAt)!,
      lang: this.#string(fields.lang),
      title: this.#string(fields.title),
      text: this.#string(fields.text)!,
      url: this.#string(fields.url),
      engagement: this.#json(fields.engagement) as TextRecord["engagement"],
      tickers: this.#json(fields.tickers) as TextRecord["tickers"],
      redistribute: this.#string(fields.redistribute) as Redistribution | undefined,
    };
  }

  #string(field: number): string | undefined {
    if (!this.has(field)) return undefined;
    const [start, end] = [this.start(field), this.end(field)];
    if (this.#escaped & (1 << field))
      return JSON.parse(this.#bytes.toString("utf8", start - 1, end + 1)) as string;
    return this.#bytes.toString("utf8", start, end);
  }

  #json(field: number): unknown {
    if (!this.has(field)) return undefined;
    return JSON.parse(this.#bytes.toString("utf8", this.start(field), this.end(field)));
  }

  /** Where the value of a field ends, from `start` on; −1 when it is not plain. */
  #readValue(field: number, start: number, end: number): number {
    const bytes = this.#bytes;
    this.#starts[field] = start;
    let after = -1;
    if (field === fields.schema) after = bytes[start] === 0x31 ? start + 1 : -1;
    else if (field === fields.engagement) after = endOfCounts(bytes, start);
    else if (field === fields.tickers) after = endOfTickers(bytes, start, end);
    else {
      if (bytes[start] !== quote) return -1;
      const closing = this.#endOfString(field, start + 1, end);
      if (closing < 0 || closing - start > bytesMax[field]! + 1) return -1;
      this.#starts[field] = start + 1;
      this.#ends[field] = closing;
      return closing + 1;
    }
    this.#ends[field] = after;
    return after;
  }

  /** Where the quote stands that closes a string; −1 for a string that is not valid or holds NUL. */
  #endOfString(field: number, start: number, end: number): number {
    const bytes = this.#bytes;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at]!;
      if (isSpecial[byte] === 0) continue;
      if (byte === quote) return at;
      if (byte !== backslash || (escapable & (1 << field)) === 0) return -1;
      const length = escapeLength(bytes, at);
      if (length < 0) return -1;
      this.#escaped |= 1 << field;
      at += length - 1;
    }
    return -1;
  }

  #isValid(earliestMs: number, latestMs: number): boolean {
    if ((this.#stated & needed) !== needed) return false;
    const bytes = this.#bytes;
    if (!isSourceName(bytes, this.start(fields.source), this.end(fields.source))) return false;
    if (!isPlainId(bytes, this.start(fields.id), this.end(fields.id))) return false;
    if (!this.#isOneOf(fields.kind, kinds)) return false;
    if (this.has(fields.redistribute) && !this.#isOneOf(fields.redistribute, redistributions)) return false;
    this.publishedMs = instantAt(bytes, this.start(fields.publishedAt), this.end(fields.publishedAt));
    const collectedMs = instantAt(bytes, this.start(fields.collectedAt), this.end(fields.collectedAt));
    return this.publishedMs >= earliestMs && this.publishedMs <= latestMs && collectedMs <= latestMs;
  }

  #isOneOf(field: number, words: readonly Uint8Array[]): boolean {
    return wordAt(this.#bytes, this.start(field), this.end(field), words) >= 0;
  }
}

const kinds = ["post", "comment", "news"].map((kind) => Buffer.from(kind));
const redistributions = ["excerpt", "ids"].map((one) => Buffer.from(one));

/** The field a key names; −1: none that is plain. Its length and first byte leave at most one. */
function fieldAt(bytes: Uint8Array, start: number, end: number): number {
  const field = byShape[shapeOf(bytes, start, end)];
  return field !== undefined && wordAt(bytes, start, end, keyBytes[field]!) === 0 ? field : -1;
}

function shapeOf(bytes: Uint8Array, start: number, end: number): number {
  return ((end - start) << 5) | ((bytes[start]! ^ bytes[end - 1]!) & 0x1f);
}

/** The schema's `^[a-z0-9][a-z0-9_-]{0,63}$`. */
function isSourceName(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    const isAlphanumeric = (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
    if (!isAlphanumeric && (at === start || (byte !== 0x2d && byte !== 0x5f))) return false;
  }
  return end > start;
}

/** At least three characters, all printable ASCII. */
function isPlainId(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at]! > 0x7e) return false;
  return end - start >= 3;
}
