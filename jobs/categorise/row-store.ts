import { compareLines } from "./categorised-csv.ts";
import { SpillFile } from "./spill-file.ts";

interface Row {
  publishedAt: string;
  recordId: string;
  text: Uint8Array;
}

/** Rows of one asset that lie in the spill file, one after the other. */
interface Segment {
  offset: number;
  bytes: number;
}

/** A time, the length of the id, the length of the text. */
const headBytes = 30;
const timeBytes = 24;

/**
 * Gathers the rows of a run asset by asset, and gives each asset's back sorted by `published_at`, `record_id`. Of all rows
 * at most `heldBytesMax` bytes stay in memory: the rest lies in a file of the system's temporary folder, which is gone with
 * the store. To give an asset's rows back takes the memory of those rows.
 */
export class RowStore implements AsyncDisposable {
  readonly #heldBytesMax: number;
  readonly #rows = new Map<string, Row[]>();
  readonly #segments = new Map<string, Segment[]>();
  #heldBytes = 0;
  #lastBuffer: ArrayBufferLike | undefined;
  readonly #spill = new SpillFile("rows");

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
    this.#heldBytes += row.recordId.length + 64;
    // Texts are cut from the buffer of a block, whose rows come one after another: any of them holds all of it.
    if (row.text.buffer !== this.#lastBuffer) this.#heldBytes += row.text.buffer.byteLength;
    this.#lastBuffer = row.text.buffer;
    return this.#heldBytes > this.#heldBytesMax;
  }

  /** Moves all rows that are held to the file. */
  async spill(): Promise<void> {
    for (const [asset, rows] of this.#rows) {
      const packed = Buffer.concat(rows.flatMap(pack));
      const segments = this.#segments.get(asset) ?? [];
      segments.push({ offset: await this.#spill.append(packed), bytes: packed.length });
      this.#segments.set(asset, segments);
    }
    this.#rows.clear();
    this.#heldBytes = 0;
    this.#lastBuffer = undefined;
  }

  /** The texts of an asset's rows, in order. */
  async take(asset: string): Promise<Uint8Array[]> {
    const rows = this.#rows.get(asset) ?? [];
    for (const { offset, bytes } of this.#segments.get(asset) ?? [])
      for (const row of unpack(await this.#spill.read(offset, bytes))) rows.push(row);
    this.#rows.delete(asset);
    this.#segments.delete(asset);
    return rows.sort(compareLines).map(({ text }) => text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#spill[Symbol.asyncDispose]();
  }
}

/** A head, the id, the text. */
function pack({ publishedAt, recordId, text }: Row): Uint8Array[] {
  const id = Buffer.from(recordId);
  const head = Buffer.allocUnsafe(headBytes);
  head.write(publishedAt, "latin1");
  head.writeUInt16LE(id.length, timeBytes);
  head.writeUInt32LE(text.length, timeBytes + 2);
  return [head, id, text];
}

function* unpack(packed: Buffer): Generator<Row> {
  for (let at = 0; at < packed.length; ) {
    const idAt = at + headBytes;
    const textAt = idAt + packed.readUInt16LE(at + timeBytes);
    const end = textAt + packed.readUInt32LE(at + timeBytes + 2);
    const publishedAt = packed.toString("latin1", at, at + timeBytes);
    yield {
      publishedAt,
      recordId: packed.toString("utf8", idAt, textAt),
      text: packed.subarray(textAt, end),
    };
    at = end;
  }
}
