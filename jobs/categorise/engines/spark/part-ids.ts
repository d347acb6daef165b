import type { IdHash } from "../../scanner/scanned-line.ts";
import { growingInts } from "./growing.ts";
import { orderKey } from "./job.ts";
import { bytesOf, type Stretch, type StretchFile } from "./stretch.ts";

/** Of each text three words of its id's hash, and its place in the part. */
export const wordsAnId = 4;

/** The ids of all texts of a part, in order, by 96 bits of their hash as in worker threads (see `IdSet`). */
export class PartIds {
  readonly #hashes = growingInts();
  readonly #buckets: number;

  constructor(buckets: number) {
    this.#buckets = buckets;
  }

  get texts(): number {
    return this.#hashes.length / 3;
  }

  add(hash: IdHash): void {
    for (const word of hash) this.#hashes.push(word);
  }

  /** Lays the ids down bucket by bucket: all records of one id meet in one. */
  keepIn(file: StretchFile): [bucket: string, Stretch][] {
    const { values } = this.#hashes;
    const { texts } = this;
    const starts = new Int32Array(this.#buckets + 1);
    const bucketOf = (text: number) => (values[text * 3]! >>> 0) % this.#buckets;
    for (let text = 0; text < texts; text += 1) starts[bucketOf(text) + 1]! += 1;
    for (let bucket = 0; bucket < this.#buckets; bucket += 1) starts[bucket + 1]! += starts[bucket]!;
    const words = new Int32Array(texts * wordsAnId);
    const next = starts.slice();
    for (let text = 0; text < texts; text += 1) {
      const at = next[bucketOf(text)]!++ * wordsAnId;
      words.set(values.subarray(text * 3, text * 3 + 3), at);
      words[at + 3] = text;
    }
    const kept: [string, Stretch][] = [];
    for (let bucket = 0; bucket < this.#buckets; bucket += 1) {
      const [start, end] = [starts[bucket]! * wordsAnId, starts[bucket + 1]! * wordsAnId];
      if (end > start) kept.push([orderKey(bucket), file.add(bytesOf(words.subarray(start, end)))]);
    }
    return kept;
  }
}
