import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MeasuredBody } from "../../../../core/cloud/measured-body.ts";
import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import type { ManifestObject } from "../../../../core/domain/manifest.ts";
import { categorisedHeader } from "../../categorised-csv.ts";
import { objectPathOf } from "../object-path.ts";
import { GrowingBytes } from "./growing.ts";
import type { OpenRun } from "./read-run.ts";
import type { Stretch } from "./stretch.ts";

const chunkBytes = 262_144;

/** The object of an asset; that of an empty one has the texts that name none. */
export interface WrittenRow {
  asset: string;
  object: ManifestObject;
  /** Where its signatures lie in the work folder until all of them are one object. */
  signatures?: Stretch;
}

/** Writes one asset after the other: each its CSV, and all their signatures into one object of the work folder. */
export class AssetWriter {
  readonly #lake: ObjectStore;
  readonly #prefix: string;
  readonly #path = `signatures/${randomUUID()}`;
  readonly #work: ObjectStore;
  /** Where they are gathered until all are there. */
  readonly #file = path.join(tmpdir(), `pulso-signatures-${randomUUID()}`);
  readonly #csv = new GrowingBytes(2 * chunkBytes);
  readonly #signatures = new GrowingBytes(chunkBytes);
  /** How many bytes of signatures are in the file. */
  #written = 0;

  constructor(lake: ObjectStore, prefix: string, work: ObjectStore) {
    this.#lake = lake;
    this.#prefix = prefix;
    this.#work = work;
  }

  /** From lines that come in portions; nothing when there are none. */
  async write(asset: string, portions: AsyncIterable<Iterable<OpenRun>>): Promise<WrittenRow | undefined> {
    const start = this.#written + this.#signatures.length;
    let rows = 0;
    const chunks = this.#chunksOf(portions, () => (rows += 1));
    const sizeAndHash = await writeObject(this.#lake, objectPathOf(this.#prefix, asset), chunks);
    if (!sizeAndHash) return undefined;
    const bytes = this.#written + this.#signatures.length - start;
    return { asset, object: { ...sizeAndHash, rows }, signatures: { path: this.#path, start, bytes } };
  }

  /** Leaves the signatures in the work folder. */
  async end(): Promise<void> {
    try {
      if (this.#written === 0) {
        if (this.#signatures.length > 0)
          await this.#work.put(this.#path, Buffer.from(this.#signatures.take()));
        return;
      }
      await this.#spill();
      await this.#work.put(this.#path, createReadStream(this.#file));
    } finally {
      await rm(this.#file, { force: true });
    }
  }

  async #spill(): Promise<void> {
    this.#written += this.#signatures.length;
    await appendFile(this.#file, this.#signatures.take());
  }

  async *#chunksOf(portions: AsyncIterable<Iterable<OpenRun>>, count: () => void): AsyncGenerator<Buffer> {
    const [csv, signatures] = [this.#csv, this.#signatures];
    csv.length = 0;
    csv.appendText(categorisedHeader);
    let isEmpty = true;
    for await (const portion of portions)
      for (const { bytes, start, middle, end } of portion) {
        isEmpty = false;
        count();
        csv.append(bytes.subarray(start, middle));
        signatures.append(bytes.subarray(middle, end));
        if (signatures.length >= chunkBytes) await this.#spill();
        if (csv.length >= chunkBytes) yield csv.take();
      }
    if (!isEmpty) yield csv.take();
  }
}

/** Writes the chunks as one object; none when there are no chunks. */
export async function writeObject(
  lake: ObjectStore,
  objectPath: string,
  chunks: AsyncGenerator<Buffer>,
): Promise<Omit<ManifestObject, "rows"> | undefined> {
  const first = await chunks.next();
  if (first.done) return undefined;
  const second = await chunks.next();
  // Most are small, and cost a store less when they come whole.
  const body = MeasuredBody.of(second.done ? first.value : startingWith([first.value, second.value], chunks));
  await lake.put(objectPath, body);
  return { path: objectPath, ...body.figures() };
}

async function* startingWith<T>(first: T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}
