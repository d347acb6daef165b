import { randomUUID } from "node:crypto";
import { sha256 } from "../../../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import type { ManifestObject } from "../../../../core/domain/manifest.ts";
import type { QuarantinedRecord } from "../../../../core/domain/record.ts";
import type { BlockSink } from "../../categorise-block.ts";
import type { CategorisedLine } from "../../categorised-csv.ts";
import type { IdHash } from "../../scanner/scanned-line.ts";
import type { SparkJob } from "./job.ts";
import { PartIds } from "./part-ids.ts";
import { PartLines } from "./part-lines.ts";
import type { RowWriter } from "./rows.ts";
import { keepRuns } from "./run-keeper.ts";
import { StretchFile } from "./stretch.ts";
import { cellsOfUnlinked, UnlinkedTexts } from "./unlinked-run.ts";

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

/** Gathers what became of some lines of an object, and leaves it in the work folder. */
export class PartBuilder implements BlockSink {
  readonly #key: string;
  readonly #job: SparkJob;
  readonly #work: ObjectStore;
  readonly #ids: PartIds;
  readonly #linked = new PartLines();
  readonly #unlinked = new UnlinkedTexts();
  #unlinkedBytes = 0;
  #faults: string[] = [];
  #faultCharacters = 0;

  constructor(key: string, job: SparkJob, work: ObjectStore) {
    this.#key = key;
    this.#job = job;
    this.#work = work;
    this.#ids = new PartIds(job.buckets);
  }

  /** What of it is in memory, or nearly so. */
  get characters(): number {
    return this.#linked.bytes + this.#unlinkedBytes + this.#faultCharacters;
  }

  fault(fault: QuarantinedRecord): void {
    const row = `${JSON.stringify(fault)}\n`;
    this.#faults.push(row);
    this.#faultCharacters += row.length;
  }

  unlinked(hash: IdHash, idCell: Uint8Array): void {
    this.#unlinked.add(idCell, this.#ids.texts);
    this.#unlinkedBytes += idCell.length;
    this.#ids.add(hash);
  }

  linked(hash: IdHash, lines: CategorisedLine[]): void {
    const publishedMs = Date.parse(lines[0]!.publishedAt);
    for (const line of lines) this.#linked.add(line, publishedMs, this.#ids.texts);
    this.#ids.add(hash);
  }

  /** Writes the part down, then its rows: what they name is there. */
  async end(output: RowWriter): Promise<void> {
    const file = new StretchFile(this.#newPath("parts"));
    const ids = this.#ids.keepIn(file);
    const rows = this.#rowsIn(file);
    await file.write(this.#work);
    for (const [bucket, stretch] of ids) await output.write(["ids", bucket, this.#key], stretch);
    const { texts } = this.#ids;
    const faults = this.#faults.length;
    const row: PartRow = {
      in: texts + faults,
      texts,
      lines: this.#linked.count + this.#unlinked.lines,
      rows: await this.#put("rows", rows),
      faults: faults > 0 ? await this.#put("faults", this.#faults) : null,
    };
    await output.write(["part", "", this.#key], row);
  }

  #rowsIn(file: StretchFile): string[] {
    const rows: string[] = [];
    if (this.#unlinked.lines > 0) {
      const run = this.#unlinked.keepIn(file, this.#key);
      rows.push(`${cellsOfUnlinked(run).join("\t")}\t${JSON.stringify(run)}\n`);
    }
    const options = { part: this.#key, characters: this.#job.runCharacters };
    for (const asset of this.#linked.byAsset.keys())
      rows.push(...keepRuns({ ...options, asset }, this.#linked, file));
    return rows;
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
