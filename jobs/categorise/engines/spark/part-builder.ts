import { randomUUID } from "node:crypto";
import { sha256 } from "../../../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import type { ManifestObject } from "../../../../core/domain/manifest.ts";
import type { Outcome } from "../../categorise-block.ts";
import { bucketOf } from "./bucket-of.ts";
import { orderKey, type SparkJob } from "./job.ts";
import type { RowWriter } from "./rows.ts";
import type { JudgedLine } from "./run.ts";
import { RunKeeper } from "./run-keeper.ts";

/** What a part's row says of it. */
export interface PartRow {
  /** Texts and faults: all that came in, but prices. */
  in: number;
  texts: number;
  lines: number;
  /** The rows of its runs, ready to be sent. */
  rows: ManifestObject;
  /** What is set aside, in order. */
  faults: ManifestObject | null;
}

/** Ids of one bucket and the places of their texts in the part, in order. */
export interface IdsRow {
  ids: string[];
  texts: number[];
}

/** Gathers what became of some lines of an object, and leaves it in the work folder. */
export class PartBuilder {
  characters = 0;
  readonly #key: string;
  readonly #job: SparkJob;
  readonly #work: ObjectStore;
  readonly #ids = new Map<number, IdsRow>();
  readonly #byAsset = new Map<string, JudgedLine[]>();
  #faults: string[] = [];
  #texts = 0;
  #lines = 0;

  constructor(key: string, job: SparkJob, work: ObjectStore) {
    this.#key = key;
    this.#job = job;
    this.#work = work;
  }

  add(outcome: Outcome): void {
    if ("fault" in outcome) {
      const fault = `${JSON.stringify(outcome.fault)}\n`;
      this.#faults.push(fault);
      this.characters += fault.length;
      return;
    }
    const text = this.#texts++;
    const bucket = bucketOf(outcome.id, this.#job.buckets);
    const row = getOrAdd(this.#ids, bucket, () => ({ ids: [], texts: [] }));
    row.ids.push(outcome.id);
    row.texts.push(text);
    this.characters += outcome.id.length;
    for (const line of outcome.lines) {
      getOrAdd(this.#byAsset, line.asset, () => []).push(Object.assign(line, { text }));
      this.#lines += 1;
      this.characters += line.csv.length;
    }
  }

  /** Writes the part down, then its rows: what they name is there. */
  async end(output: RowWriter): Promise<void> {
    for (const [bucket, row] of this.#ids) await output.write(["ids", orderKey(bucket), this.#key], row);
    const faults = this.#faults.length;
    const runs = this.#newPath("runs");
    const keeper = new RunKeeper(this.#key, runs, this.#job.runCharacters);
    for (const [asset, lines] of this.#byAsset) keeper.add(asset, lines);
    if (keeper.kept.length > 0) await this.#work.put(runs, Buffer.concat(keeper.kept));
    const row: PartRow = {
      in: this.#texts + faults,
      texts: this.#texts,
      lines: this.#lines,
      rows: await this.#put("rows", keeper.rows),
      faults: faults > 0 ? await this.#put("faults", this.#faults) : null,
    };
    await output.write(["part", "", this.#key], row);
  }

  async #put(folder: string, lines: string[]): Promise<ManifestObject> {
    const path = this.#newPath(folder);
    const bytes = Buffer.from(lines.join(""));
    await this.#work.put(path, bytes);
    return { path, sizeBytes: bytes.length, sha256: sha256(bytes), rows: lines.length };
  }

  /** A name that no other try of this task has: one that was killed has left nothing that is read. */
  #newPath(folder: string): string {
    return `${folder}/${this.#key}.${randomUUID()}`;
  }
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
