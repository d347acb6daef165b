import type { QuarantinedRecord } from "../../core/domain/record.ts";
import type { RawBlock, RawReaderOptions } from "../raw/contract.ts";
import { type BlockSink, categoriseBlock } from "./categorise-block.ts";
import type { CategorisedLine } from "./categorised-csv.ts";
import type { IdHash } from "./scanner/scanned-line.ts";
import type { JudgeDeps } from "./text-deps.ts";

/**
 * What became of a block, in a form that crosses threads cheaply. Of record i, in the order of its lines: three words of
 * its id's hash, and how many rows it has (0: it names no asset). `text` holds, for each record in turn, its rows, each in two
 * pieces (that of the CSV, then that of the signatures), or its id as a cell and a line end; `ends` says where each piece ends.
 */
export interface PackedBlock {
  hashes: IdHash;
  rowCounts: Int32Array;
  ends: Int32Array;
  text: Uint8Array;
  /** Of each row, in order. */
  assets: string[];
  publishedMs: Float64Array;
  faults: QuarantinedRecord[];
}

/** Judges a block into its packed form; see `categoriseBlock`. */
export async function packBlock(
  block: RawBlock,
  options: RawReaderOptions,
  deps: JudgeDeps,
): Promise<PackedBlock> {
  const packer = new BlockPacker(block.bytes.length);
  await categoriseBlock(block, options, deps, packer);
  return packer.finish();
}

/** A fault of a whole object, met before any block was cut. */
export function packFault(fault: QuarantinedRecord): PackedBlock {
  const packer = new BlockPacker(0);
  packer.fault(fault);
  return packer.finish();
}

class BlockPacker implements BlockSink {
  #hashes = new Int32Array(3 * 512);
  #rowCounts = new Int32Array(512);
  #ends = new Int32Array(1024);
  #text: Buffer;
  #records = 0;
  #pieces = 0;
  #at = 0;
  readonly #assets: string[] = [];
  readonly #publishedMs: number[] = [];
  readonly #faults: QuarantinedRecord[] = [];

  constructor(bytes: number) {
    this.#text = Buffer.allocUnsafeSlow(Math.max(4096, bytes));
  }

  fault(fault: QuarantinedRecord): void {
    this.#faults.push(fault);
  }

  unlinked(hash: IdHash, idCell: Uint8Array): void {
    this.#record(hash, 0);
    this.#room(idCell.length + 1);
    this.#text.set(idCell, this.#at);
    this.#at += idCell.length;
    this.#text[this.#at] = 0x0a;
    this.#at += 1;
    this.#endPiece();
  }

  linked(hash: IdHash, lines: CategorisedLine[]): void {
    this.#record(hash, lines.length);
    const publishedMs = Date.parse(lines[0]!.publishedAt);
    for (const { asset, csv, signature } of lines) {
      this.#room((csv.length + signature.length) * 3);
      this.#at += this.#text.write(csv, this.#at);
      this.#endPiece();
      this.#at += this.#text.write(signature, this.#at);
      this.#endPiece();
      this.#assets.push(asset);
      this.#publishedMs.push(publishedMs);
    }
  }

  finish(): PackedBlock {
    return {
      hashes: this.#hashes.slice(0, this.#records * 3),
      rowCounts: this.#rowCounts.slice(0, this.#records),
      ends: this.#ends.slice(0, this.#pieces),
      text: Uint8Array.prototype.slice.call(this.#text, 0, this.#at),
      assets: this.#assets,
      publishedMs: Float64Array.from(this.#publishedMs),
      faults: this.#faults,
    };
  }

  #record(hash: IdHash, rows: number): void {
    const at = this.#records * 3;
    if (at === this.#hashes.length) this.#hashes = doubled(this.#hashes);
    this.#hashes.set(hash, at);
    if (this.#records === this.#rowCounts.length) this.#rowCounts = doubled(this.#rowCounts);
    this.#rowCounts[this.#records] = rows;
    this.#records += 1;
  }

  #endPiece(): void {
    if (this.#pieces === this.#ends.length) this.#ends = doubled(this.#ends);
    this.#ends[this.#pieces] = this.#at;
    this.#pieces += 1;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#text.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#text.length * 2, this.#at + bytes));
    this.#text.copy(larger, 0, 0, this.#at);
    this.#text = larger;
  }
}

function doubled(values: IdHash): IdHash {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
