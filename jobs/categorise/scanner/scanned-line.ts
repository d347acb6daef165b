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
const detailWords = 4 + 2 * fieldCount;

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
  /** What fields that seldom change held last: most lines of an object share them. */
  readonly #last: { bytes: Buffer; text: string }[] = Array.from({ length: fieldCount }, () => ({
    bytes: Buffer.alloc(0),
    text: "",
  }));

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
    return {
      id: this.#string(fields.id)!,
      source: this.#repeated(fields.source)!,
      kind: this.#repeated(fields.kind) as TextRecord["kind"],
      channel: this.#repeated(fields.channel)!,
      author: this.#string(fields.author),
      publishedAt: this.#string(fields.publishedAt)!,
      collectedAt: this.#repeated(fields.collectedAt)!,
      lang: this.#repeated(fields.lang),
      title: this.#string(fields.title),
      text: this.#string(fields.text)!,
      url: this.#string(fields.url),
      engagement: this.#json(fields.engagement) as TextRecord["engagement"],
      tickers: this.#json(fields.tickers) as TextRecord["tickers"],
      redistribute: this.#repeated(fields.redistribute) as Redistribution | undefined,
    };
  }

  #string(field: number): string | undefined {
    if (!this.#isSet(0, field)) return undefined;
    const start = this.#start(field);
    const end = this.#end(field);
    if (this.#isSet(1, field)) return JSON.parse(this.#bytes.toString("utf8", start - 1, end + 1)) as string;
    return this.#bytes.toString("utf8", start, end);
  }

  #repeated(field: number): string | undefined {
    if (!this.#isSet(0, field)) return undefined;
    const last = this.#last[field]!;
    const start = this.#start(field);
    const length = this.#end(field) - start;
    let same = length === last.bytes.length ? 0 : -1;
    while (same >= 0 && same < length) same = this.#bytes[start + same] === last.bytes[same] ? same + 1 : -1;
    if (same < 0) {
      last.text = this.#string(field)!;
      last.bytes = Buffer.from(this.#bytes.subarray(start, start + length));
    }
    return last.text;
  }

  #json(field: number): unknown {
    if (!this.#isSet(0, field)) return undefined;
    return JSON.parse(this.#bytes.toString("utf8", this.#start(field), this.#end(field)));
  }

  #isSet(word: 0 | 1, field: number): boolean {
    return (this.#words[this.#entry + entryWords + word]! & (1 << field)) !== 0;
  }

  #start(field: number): number {
    return this.#words[this.#entry + entryWords + 4 + 2 * field]!;
  }

  #end(field: number): number {
    return this.#words[this.#entry + entryWords + 5 + 2 * field]!;
  }
}
