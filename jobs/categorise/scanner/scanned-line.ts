import type { Redistribution, TextRecord } from "../../../core/domain/record.ts";

/** What the scanner says of a line: left to the full parser, a text that names no asset, one that may name some. */
export type ScannedKind = "other" | "plain" | "mayLink";
const kinds: readonly ScannedKind[] = ["other", "plain", "mayLink"];
const mayLink = kinds.indexOf("mayLink");

/** 96 bits of an id's hash, as three words. */
export type IdHash = Int32Array<ArrayBuffer>;

/** The module's numbers of the fields: `Field` in assembly/record.ts. */
const fields = {
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
} as const;
/** With `schema`, of which nothing is read. */
const fieldCount = 15;
const entryWords = 10;
const detailWords = 3 + 2 * fieldCount;

/** How many words an entry of that kind takes. */
export function entryWordsOf(kind: number): number {
  return kind === mayLink ? entryWords + detailWords : entryWords;
}

/** A line that the scanner has read. */
export class ScannedLine {
  kind: ScannedKind = "other";
  line = 0;
  /** The hash of a plain record's id. */
  readonly hash: IdHash = new Int32Array(3);
  #entry = 0;
  readonly #bytes: Buffer;
  readonly #words: Int32Array;
  /** The line as Latin-1, in which every byte is a character: it is decoded once, and fields of ASCII are parts of it. */
  #latin = "";
  #latinAt = 0;

  constructor(bytes: Buffer, words: Int32Array) {
    this.#bytes = bytes;
    this.#words = words;
  }

  moveTo(entry: number): void {
    const words = this.#words;
    this.#entry = entry;
    this.kind = kinds[words[entry]!]!;
    this.line = words[entry + 1]!;
    this.hash[0] = words[entry + 6]!;
    this.hash[1] = words[entry + 7]!;
    this.hash[2] = words[entry + 8]!;
  }

  /** Its bytes, without the line end. */
  get bytes(): Buffer {
    return this.#bytes.subarray(this.#words[this.#entry + 2], this.#words[this.#entry + 3]);
  }

  /** The bytes of a plain record's id, which need no quotes in a CSV. */
  get id(): Buffer {
    return this.#bytes.subarray(this.#words[this.#entry + 4], this.#words[this.#entry + 5]);
  }

  /** The record of a line that may name an asset, with the values that JSON.parse would give. */
  toRecord(): TextRecord {
    this.#latinAt = this.#words[this.#entry + 2]!;
    this.#latin = this.#bytes.toString("latin1", this.#latinAt, this.#words[this.#entry + 3]);
    return {
      id: this.#ownString(fields.id),
      source: this.#string(fields.source)!,
      kind: this.#string(fields.kind) as TextRecord["kind"],
      channel: this.#string(fields.channel)!,
      author: this.#string(fields.author),
      publishedAt: this.#ownString(fields.publishedAt),
      collectedAt: this.#string(fields.collectedAt)!,
      lang: this.#string(fields.lang),
      title: this.#string(fields.title),
      text: this.#text(),
      url: this.#string(fields.url),
      engagement: this.#engagement(),
      tickers: this.#tickers(),
      redistribute: this.#string(fields.redistribute) as Redistribution | undefined,
    };
  }

  /** Read several times over, which goes faster in a string of its own than in a part of the line's. */
  #text(): string {
    const isPlain = !this.#isSet(1, fields.text) && !this.#isSet(2, fields.text);
    return isPlain ? this.#ownString(fields.text) : this.#string(fields.text)!;
  }

  /** Of a field without escapes: no part of the line's string, which would stay in memory as long as the part. */
  #ownString(field: number): string {
    return this.#bytes.toString("latin1", this.#start(field), this.#end(field));
  }

  #string(field: number): string | undefined {
    if (!this.#isSet(0, field)) return undefined;
    const quotes = this.#isSet(1, field) ? 1 : 0;
    const start = this.#start(field) - quotes;
    const end = this.#end(field) + quotes;
    const text = this.#isSet(2, field)
      ? this.#bytes.toString("utf8", start, end)
      : this.#latin.substring(start - this.#latinAt, end - this.#latinAt);
    return quotes === 1 ? (JSON.parse(text) as string) : text;
  }

  #engagement(): TextRecord["engagement"] {
    if (!this.#isSet(0, fields.engagement)) return undefined;
    return parseCounts(this.#bytes, this.#start(fields.engagement), this.#end(fields.engagement));
  }

  #tickers(): string[] | undefined {
    const { tickers } = fields;
    if (!this.#isSet(0, tickers)) return undefined;
    return JSON.parse(this.#bytes.toString("utf8", this.#start(tickers), this.#end(tickers)));
  }

  #isSet(word: 0 | 1 | 2, field: number): boolean {
    return (this.#words[this.#entry + entryWords + word]! & (1 << field)) !== 0;
  }

  #start(field: number): number {
    return this.#words[this.#entry + entryWords + 3 + 2 * field]!;
  }

  #end(field: number): number {
    return this.#words[this.#entry + entryWords + 4 + 2 * field]!;
  }
}

/** What `{"likes": 3, …}` states, where the scanner has found only these names and whole numbers. */
function parseCounts(
  bytes: Uint8Array,
  start: number,
  end: number,
): Exclude<TextRecord["engagement"], undefined> {
  let likes: number | undefined;
  let replies: number | undefined;
  let reposts: number | undefined;
  let score: number | undefined;
  let key = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte === quote) {
      key = at + 1;
      at = bytes.indexOf(quote, key);
    } else if (byte === minus || (byte >= zero && byte < zero + 10)) {
      let value = byte === minus ? 0 : byte - zero;
      for (; bytes[at + 1]! >= zero && bytes[at + 1]! < zero + 10; at += 1)
        value = value * 10 + bytes[at + 1]! - zero;
      if (byte === minus) value = -value;
      if (bytes[key] === 0x6c) likes = value;
      else if (bytes[key] === 0x73) score = value;
      else if (bytes[key + 3] === 0x6c) replies = value;
      else reposts = value;
    }
  }
  return { likes, replies, reposts, score };
}

const quote = 0x22;
const minus = 0x2d;
const zero = 0x30;
