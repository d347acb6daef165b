import { randomUUID } from "node:crypto";
import { sha256 } from "../../../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import type { ManifestObject } from "../../../../core/domain/manifest.ts";
import type { QuarantinedRecord } from "../../../../core/domain/record.ts";
import type { BlockSink } from "../../categorise-block.ts";
import type { CategorisedLine } from "../../categorised-csv.ts";
import { csvCell, inert } from "../../csv-cell.ts";
import type { IdHash } from "../../scanner/scanned-line.ts";
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
export class PartBuilder implements BlockSink {
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

  fault(fault: QuarantinedRecord): void {
    const row = `${JSON.stringify(fault)}\n`;
    this.#faults.push(row);
    this.characters += row.length;
  }

  /** The list of these is in the order of the input: their place is what they are sorted by. */
  unlinked(_hash: IdHash, idCell: Uint8Array): void {
    const cell = Buffer.from(idCell).toString();
    const place = { publishedAt: this.#key, recordId: orderKey(this.#texts) };
    this.#addText(cell, [{ asset: "", ...place, row: `${cell}\n` }]);
  }

  linked(_hash: IdHash, lines: CategorisedLine[]): void {
    const rows = lines.map(({ asset, publishedAt, recordId, csv, signature }) => ({
      asset,
      publishedAt,
      recordId,
      row: csv + signature,
    }));
    this.#addText(csvCell(inert(lines[0]!.recordId)), rows);
  }

  #addText(idCell: string, lines: Omit<JudgedLine, "text">[]): void {
    const text = this.#texts++;
    const bucket = bucketOf(idCell, this.#job.buckets);
    const row = getOrAdd(this.#ids, bucket, () => ({ ids: [], texts: [] }));
    row.ids.push(idCell);
    row.texts.push(text);
    this.characters += idCell.length;
    for (const line of lines) {
      getOrAdd(this.#byAsset, line.asset, () => []).push({ ...line, text });
      this.#lines += 1;
      this.characters += line.row.length;
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
