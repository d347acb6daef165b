import type { Redistribution, TextRecord } from "../../../core/domain/record.ts";
import { makeFoldTable, type NameTable } from "./name-table.ts";
import { scannerModule } from "./scanner-module.ts";

/** Where the module keeps its own data ends; see assembly/memory.ts for the layout. */
const foldTableAt = 1024;
const idAt = 10_496;
const hashAt = 16_368;
const tablesAt = 16_384;
const entryWords = 10;
const outBytes = 1_048_576;
const pageBytes = 65_536;
/** A vector read may reach this far beyond the last line. */
const paddingBytes = 64;

const fieldNames = [
  "id",
  "source",
  "kind",
  "channel",
  "author",
  "publishedAt",
  "collectedAt",
  "lang",
  "title",
  "text",
  "url",
  "redistribute",
  "engagement",
  "tickers",
  "schema",
] as const;
type FieldName = (typeof fieldNames)[number];
const detailWords = 4 + 2 * fieldNames.length;

interface ScannerExports {
  memory: WebAssembly.Memory;
  count: WebAssembly.Global;
  line: WebAssembly.Global;
  setNames(words: number, wordSlots: number, pairs: number, pairSlots: number, isForeign: number): void;
  setSeed(seed: bigint): void;
  hashId(start: number, end: number, out: number): void;
  scan(
    at: number,
    end: number,
    firstLine: number,
    out: number,
    outEnd: number,
    lineBytesMax: number,
    earliestMs: number,
    latestMs: number,
  ): number;
}

/** What the scanner says of a line: left to the full parser, a text that names no asset, one that may name some. */
export type ScannedKind = "other" | "plain" | "mayLink";
const kinds: readonly ScannedKind[] = ["other", "plain", "mayLink"];
const mayLink = kinds.indexOf("mayLink");

/** 96 bits of an id's hash, as three words. */
export type IdHash = Int32Array<ArrayBuffer>;

export interface ScanBounds {
  lineBytesMax: number;
  /** Texts published outside of these, ms since 1970, are left to the full parser. */
  earliestMs: number;
  latestMs: number;
}

/**
 * Reads blocks of raw lines in WebAssembly (its source is in assembly/): tells plain text records from all else, and those
 * that can name no asset from those that may, without making a string of anything.
 */
export class BlockScanner {
  readonly #exports: ScannerExports;
  readonly #inAt: number;
  #outAt = 0;
  #inBytes = 0;

  constructor(names: NameTable, seed: bigint) {
    const instance = new WebAssembly.Instance(scannerModule());
    this.#exports = instance.exports as unknown as ScannerExports;
    const { words, pairs, isForeign } = names;
    const pairsAt = tablesAt + words.byteLength;
    this.#inAt = pairsAt + pairs.byteLength;
    this.#reserve(pageBytes);
    const memory = new Uint8Array(this.#exports.memory.buffer);
    memory.set(makeFoldTable(), foldTableAt);
    memory.set(new Uint8Array(words.buffer), tablesAt);
    memory.set(new Uint8Array(pairs.buffer), pairsAt);
    this.#exports.setNames(tablesAt, words.length / 2, pairsAt, pairs.length / 2, isForeign ? 1 : 0);
    this.#exports.setSeed(seed);
  }

  /** Visits every non-blank line of the block, in order; what a visit is given is valid until it returns. */
  scan(firstLine: number, bytes: Buffer, bounds: ScanBounds, visit: (line: ScannedLine) => void): void {
    this.#reserve(bytes.length);
    const { memory, count, line: nextLine } = this.#exports;
    const all = Buffer.from(memory.buffer);
    bytes.copy(all, this.#inAt);
    const end = this.#inAt + bytes.length;
    all.fill(0x0a, end, end + paddingBytes);
    const words = new Int32Array(memory.buffer);
    const scanned = new ScannedLine(all, words);
    let line = firstLine;
    for (let at = this.#inAt; at < end; ) {
      const [outAt, outEnd] = [this.#outAt, this.#outAt + outBytes];
      const { lineBytesMax, earliestMs, latestMs } = bounds;
      at = this.#exports.scan(at, end, line, outAt, outEnd, lineBytesMax, earliestMs, latestMs);
      line = nextLine.value as number;
      let entry = outAt >> 2;
      for (let left = count.value as number; left > 0; left -= 1) {
        scanned.moveTo(entry);
        entry += entryWords + (words[entry] === mayLink ? detailWords : 0);
        visit(scanned);
      }
    }
  }

  /** The hash that a plain line's id has, of an id that the full parser read. */
  hashOf(id: string): IdHash {
    const bytes = Buffer.from(id);
    bytes.copy(Buffer.from(this.#exports.memory.buffer), idAt);
    this.#exports.hashId(idAt, idAt + bytes.length, hashAt);
    return new Int32Array(this.#exports.memory.buffer, hashAt, 3).slice();
  }

  #reserve(inBytes: number): void {
    if (inBytes <= this.#inBytes) return;
    this.#inBytes = Math.max(inBytes, 4 * pageBytes);
    this.#outAt = (this.#inAt + this.#inBytes + paddingBytes + 7) & ~7;
    const missing = this.#outAt + outBytes - this.#exports.memory.buffer.byteLength;
    if (missing > 0) this.#exports.memory.grow(Math.ceil(missing / pageBytes));
  }
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
      id: this.#string("id")!,
      source: this.#string("source")!,
      kind: this.#string("kind") as TextRecord["kind"],
      channel: this.#string("channel")!,
      author: this.#string("author"),
      publishedAt: this.#string("publishedAt")!,
      collectedAt: this.#string("collectedAt")!,
      lang: this.#string("lang"),
      title: this.#string("title"),
      text: this.#string("text")!,
      url: this.#string("url"),
      engagement: this.#json("engagement") as TextRecord["engagement"],
      tickers: this.#json("tickers") as TextRecord["tickers"],
      redistribute: this.#string("redistribute") as Redistribution | undefined,
    };
  }

  #string(name: FieldName): string | undefined {
    const field = fieldNames.indexOf(name);
    if (!this.#isSet(0, field)) return undefined;
    const [start, end] = this.#range(field);
    if (this.#isSet(1, field)) return JSON.parse(this.#bytes.toString("utf8", start - 1, end + 1)) as string;
    return this.#bytes.toString("utf8", start, end);
  }

  #json(name: FieldName): unknown {
    const field = fieldNames.indexOf(name);
    return this.#isSet(0, field)
      ? JSON.parse(this.#bytes.toString("utf8", ...this.#range(field)))
      : undefined;
  }

  #isSet(word: 0 | 1, field: number): boolean {
    return (this.#words[this.#entry + entryWords + word]! & (1 << field)) !== 0;
  }

  #range(field: number): [start: number, end: number] {
    const at = this.#entry + entryWords + 4 + 2 * field;
    return [this.#words[at]!, this.#words[at + 1]!];
  }
}
