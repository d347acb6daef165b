import { makeFoldTable, type NameTable } from "./name-table.ts";
import { entryWordsOf, type IdHash, ScannedLine } from "./scanned-line.ts";
import { scannerModule } from "./scanner-module.ts";

/** Where the module keeps its own data ends; see assembly/memory.ts for the layout. */
const idAt = 10_496;
const hashAt = 16_368;
const foldTableAt = 16_384;
const tablesAt = 81_920;
const outBytes = 1_048_576;
const pageBytes = 65_536;
/** A vector read may reach this far beyond the last line. */
const paddingBytes = 64;

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
        entry += entryWordsOf(words[entry]!);
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
