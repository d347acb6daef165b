import { randomUUID } from "node:crypto";
import { appendFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { MeasuredBody } from "../../../../core/cloud/measured-body.ts";
import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import type { ManifestObject } from "../../../../core/domain/manifest.ts";
import { categorisedHeader } from "../../categorised-csv.ts";
import { partRow } from "../../signatures.ts";
import { objectPathOf } from "../object-path.ts";

const chunkBytes = 262_144;
const rowsHeld = 4_096;

/** Where an asset's signatures lie in the work folder until all of them are one object. */
export interface Stretch {
  path: string;
  start: number;
  bytes: number;
}

/** The object of an asset; that of an empty one has the texts that name none. */
export interface WrittenRow {
  asset: string;
  object: ManifestObject;
  signatures?: Stretch;
}

/** Writes one asset after the other: each its CSV, and all their signatures into one file of the work folder. */
export class AssetWriter {
  readonly #lake: ObjectStore;
  readonly #prefix: string;
  readonly #path = `signatures/${randomUUID()}`;
  readonly #file: string;
  #bytes = 0;

  constructor(lake: ObjectStore, prefix: string, work: string) {
    this.#lake = lake;
    this.#prefix = prefix;
    this.#file = path.join(work, this.#path);
  }

  /** From rows that hold both. */
  async write(asset: string, rows: AsyncIterable<Uint8Array>): Promise<WrittenRow> {
    const start = this.#bytes;
    const csvPath = objectPathOf(this.#prefix, asset);
    const object = await writeObject(this.#lake, csvPath, categorisedHeader, this.#csvOf(rows));
    return { asset, object, signatures: { path: this.#path, start, bytes: this.#bytes - start } };
  }

  async *#csvOf(rows: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let held: Uint8Array[] = [];
    for await (const row of rows) {
      const { csv, signature } = partRow(row);
      held.push(signature);
      if (held.length === rowsHeld) held = await this.#append(held);
      yield csv;
    }
    await this.#append(held);
  }

  async #append(held: Uint8Array[]): Promise<Uint8Array[]> {
    const bytes = Buffer.concat(held);
    if (this.#bytes === 0) await mkdir(path.dirname(this.#file), { recursive: true });
    await appendFile(this.#file, bytes);
    this.#bytes += bytes.length;
    return [];
  }
}

/** Writes the header and the lines, each of which counts as a row, in chunks of some size. */
export async function writeObject(
  lake: ObjectStore,
  objectPath: string,
  header: string,
  lines: AsyncIterable<Uint8Array>,
): Promise<ManifestObject> {
  let rows = 0;
  const body = new MeasuredBody(inChunks(header, lines, () => (rows += 1)));
  await lake.put(objectPath, body.body);
  return { path: objectPath, ...body.figures(), rows };
}

async function* inChunks(
  header: string,
  lines: AsyncIterable<Uint8Array>,
  count: () => void,
): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [Buffer.from(header)];
  let heldBytes = header.length;
  for await (const line of lines) {
    count();
    held.push(line);
    heldBytes += line.length;
    if (heldBytes < chunkBytes) continue;
    yield Buffer.concat(held, heldBytes);
    held = [];
    heldBytes = 0;
  }
  yield Buffer.concat(held, heldBytes);
}
