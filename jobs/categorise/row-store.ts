import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { compareLines } from "./categorised-csv.ts";

interface Row {
  publishedMs: number;
  recordId: string;
  text: Uint8Array;
}

/** Rows of one asset that lie in the spill file, one after the other. */
interface Segment {
  offset: number;
  bytes: number;
}

const headBytes = 14;

/**
 * Gathers the rows of a run asset by asset, and gives each asset's back sorted by `published_at`, `record_id`. Of all rows
 * at most `heldBytesMax` bytes stay in memory: the rest lies in a file of the system's temporary folder, which is gone with
 * the store. To give an asset's rows back takes the memory of those rows.
 */
export class RowStore {
  readonly #heldBytesMax: number;
  readonly #rows = new Map<string, Row[]>();
  readonly #segments = new Map<string, Segment[]>();
  #heldBytes = 0;
  #spillFolder: string | undefined;
  #spill: FileHandle | undefined;
  #spillBytes = 0;

  constructor(heldBytesMax: number) {
    this.#heldBytesMax = heldBytesMax;
  }

  get assets(): string[] {
    return [...new Set([...this.#rows.keys(), ...this.#segments.keys()])].sort();
  }

  /** Adds a row; true when more is held than should be, and `spill` is due. */
  add(asset: string, row: Row): boolean {
    const rows = this.#rows.get(asset);
    if (rows) rows.push(row);
    else this.#rows.set(asset, [row]);
    this.#heldBytes += row.text.length + row.recordId.length + 64;
    return this.#heldBytes > this.#heldBytesMax;
  }

  /** Moves all rows that are held to the file. */
  async spill(): Promise<void> {
    this.#spillFolder ??= await mkdtemp(path.join(tmpdir(), "pulso-categorise-rows-"));
    this.#spill ??= await open(path.join(this.#spillFolder, "rows"), "wx+", 0o600);
    for (const [asset, rows] of this.#rows) {
      const packed = Buffer.concat(rows.flatMap(pack));
      const segments = this.#segments.get(asset) ?? [];
      segments.push({ offset: this.#spillBytes, bytes: packed.length });
      this.#segments.set(asset, segments);
      await this.#spill.write(packed, 0, packed.length, this.#spillBytes);
      this.#spillBytes += packed.length;
    }
    this.#rows.clear();
    this.#heldBytes = 0;
  }

  /** The texts of an asset's rows, in order. */
  async take(asset: string): Promise<Uint8Array[]> {
    const rows = this.#rows.get(asset) ?? [];
    for (const { offset, bytes } of this.#segments.get(asset) ?? []) {
      const { buffer } = await this.#spill!.read(Buffer.allocUnsafe(bytes), 0, bytes, offset);
      for (const row of unpack(buffer)) rows.push(row);
    }
    this.#rows.delete(asset);
    this.#segments.delete(asset);
    return rows.sort(compareLines).map(({ text }) => text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#spill?.close();
    if (this.#spillFolder) await rm(this.#spillFolder, { recursive: true, force: true });
  }
}

/** A head (time, length of the id, length of the text), the id, the text. */
function pack({ publishedMs, recordId, text }: Row): Uint8Array[] {
  const id = Buffer.from(recordId);
  const head = Buffer.allocUnsafe(headBytes);
  head.writeDoubleLE(publishedMs);
  head.writeUInt16LE(id.length, 8);
  head.writeUInt32LE(text.length, 10);
  return [head, id, text];
}

function* unpack(packed: Buffer): Generator<Row> {
  for (let at = 0; at < packed.length; ) {
    const idEnd = at + headBytes + packed.readUInt16LE(at + 8);
    const end = idEnd + packed.readUInt32LE(at + 10);
    yield {
      publishedMs: packed.readDoubleLE(at),
      recordId: packed.toString("utf8", at + headBytes, idEnd),
      text: packed.subarray(idEnd, end),
    };
    at = end;
  }
}
