import { firstCell } from "./csv-cell.ts";
import { type Row, RowTable } from "./row-table.ts";
import { SpillFile } from "./spill-file.ts";

/** Rows of one asset that lie in the spill file, one after the other. */
interface Segment {
  offset: number;
  bytes: number;
}

/** The rows of an asset in order: their CSV with its header, and their rows of signatures. */
export interface AssetRows {
  rows: number;
  csv: Buffer;
  signatures: Buffer;
}

/** A time, the lengths of the row and of what belongs to it in the signatures. */
const headBytes = 16;

/**
 * Gathers the rows of a run asset by asset, and gives each asset's back in the order of `compareLines`. Of all rows at most
 * `heldBytesMax` bytes stay in memory: the rest lies in a file of the system's temporary folder, which is gone with the
 * store. To give an asset's rows back takes the memory of those rows.
 */
export class RowStore implements AsyncDisposable {
  readonly #heldBytesMax: number;
  readonly #held = new RowTable();
  /** The last row that is held of each asset; they are a chain. */
  readonly #lasts = new Map<string, { row: number }>();
  readonly #segments = new Map<string, Segment[]>();
  readonly #spill = new SpillFile("rows");

  constructor(heldBytesMax: number) {
    this.#heldBytesMax = heldBytesMax;
  }

  get assets(): string[] {
    return [...new Set([...this.#lasts.keys(), ...this.#segments.keys()])].sort();
  }

  /** Adds a row; true when more is held than should be, and `spill` is due. */
  add(asset: string, row: Row): boolean {
    const last = this.#lasts.get(asset);
    if (last) last.row = this.#held.add(row, last.row);
    else this.#lasts.set(asset, { row: this.#held.add(row) });
    return this.#held.bytes > this.#heldBytesMax;
  }

  /** Moves all rows that are held to the file. */
  async spill(): Promise<void> {
    for (const [asset, { row }] of this.#lasts) {
      const packed = pack(this.#held.chain(row));
      const segments = this.#segments.get(asset) ?? [];
      segments.push({ offset: await this.#spill.append(packed), bytes: packed.length });
      this.#segments.set(asset, segments);
    }
    this.#lasts.clear();
    this.#held.clear();
  }

  /** Gives an asset's rows back, once; their CSV begins with `header`. */
  async take(asset: string, header: Uint8Array): Promise<AssetRows> {
    const rows = this.#held.chain(this.#lasts.get(asset)?.row ?? -1);
    for (const { offset, bytes } of this.#segments.get(asset) ?? [])
      unpack(await this.#spill.read(offset, bytes), rows);
    this.#lasts.delete(asset);
    this.#segments.delete(asset);
    return join(sorted(rows), header);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#spill[Symbol.asyncDispose]();
  }
}

/** By time; of rows of one time, by their ids. */
function sorted(rows: Row[]): Row[] {
  const ids = new Map<Row, string>();
  const idOf = (row: Row): string => {
    const known = ids.get(row) ?? firstCell(row.text, row.start);
    ids.set(row, known);
    return known;
  };
  return rows.sort((a, b) => a.publishedMs - b.publishedMs || (idOf(a) < idOf(b) ? -1 : 1));
}

function join(rows: readonly Row[], header: Uint8Array): AssetRows {
  let csvBytes = header.length;
  let signatureBytes = 0;
  for (const { start, middle, end } of rows) {
    csvBytes += middle - start;
    signatureBytes += end - middle;
  }
  const csv = Buffer.allocUnsafeSlow(csvBytes);
  const signatures = Buffer.allocUnsafeSlow(signatureBytes);
  csv.set(header);
  let csvAt = header.length;
  let signaturesAt = 0;
  for (const { text, start, middle, end } of rows) {
    csv.set(new Uint8Array(text.buffer, text.byteOffset + start, middle - start), csvAt);
    signatures.set(new Uint8Array(text.buffer, text.byteOffset + middle, end - middle), signaturesAt);
    csvAt += middle - start;
    signaturesAt += end - middle;
  }
  return { rows: rows.length, csv, signatures };
}

/** Of each row a head, then its bytes. */
function pack(rows: readonly Row[]): Buffer {
  let bytes = 0;
  for (const { start, end } of rows) bytes += headBytes + end - start;
  const packed = Buffer.allocUnsafeSlow(bytes);
  let at = 0;
  for (const { publishedMs, text, start, middle, end } of rows) {
    packed.writeDoubleLE(publishedMs, at);
    packed.writeUInt32LE(middle - start, at + 8);
    packed.writeUInt32LE(end - middle, at + 12);
    packed.set(text.subarray(start, end), at + headBytes);
    at += headBytes + end - start;
  }
  return packed;
}

function unpack(packed: Buffer, rows: Row[]): void {
  for (let at = 0; at < packed.length; ) {
    const start = at + headBytes;
    const middle = start + packed.readUInt32LE(at + 8);
    const end = middle + packed.readUInt32LE(at + 12);
    rows.push({ publishedMs: packed.readDoubleLE(at), text: packed, start, middle, end });
    at = end;
  }
}
