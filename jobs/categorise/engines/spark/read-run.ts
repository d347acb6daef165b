import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import { AppError } from "../../../../core/domain/errors.ts";
import { firstCell } from "../../csv-cell.ts";
import { type GoneTexts, gone } from "./gone-texts.ts";
import { headBytes, type LineKey, type RunRow } from "./run.ts";
import { readStretch } from "./stretch.ts";

/** A run's lines at hand, and a place among them: before the first until `step` is called. Those of duplicates are passed over. */
export class OpenRun {
  publishedMs = Number.NaN;
  start = 0;
  middle = 0;
  end = 0;
  readonly bytes: Buffer;
  readonly #lines: number;
  readonly #duplicates: GoneTexts | undefined;
  #next = 0;
  #recordId: string | undefined;

  constructor(bytes: Buffer, lines: number, duplicates: GoneTexts | undefined) {
    this.bytes = bytes;
    this.#lines = lines;
    this.#duplicates = duplicates;
    this.end = lines * headBytes;
  }

  get recordId(): string {
    this.#recordId ??= firstCell(this.bytes, this.start);
    return this.#recordId;
  }

  /** Goes to the next line; false when there is none. */
  step(): boolean {
    const { bytes } = this;
    while (this.#next < this.#lines) {
      const head = this.#next * headBytes;
      this.#next += 1;
      this.start = this.end;
      this.middle = this.start + bytes.readUInt32LE(head + 12);
      this.end = this.middle + bytes.readUInt32LE(head + 16);
      if (this.#duplicates && gone(this.#duplicates, bytes.readUInt32LE(head + 8))) continue;
      this.publishedMs = bytes.readDoubleLE(head);
      this.#recordId = undefined;
      return true;
    }
    return false;
  }

  /** Whether the next line is before `key`. */
  isBefore(key: LineKey): boolean {
    if (this.publishedMs !== key.publishedMs) return this.publishedMs < key.publishedMs;
    return this.recordId < key.recordId;
  }
}

/**
 * Fetches a run's lines from where they are kept; says how many of them are duplicates'. Throws `spark.incomplete` when
 * they are not all there.
 */
export async function readRun(
  row: RunRow,
  duplicates: GoneTexts | undefined,
  work: ObjectStore,
): Promise<{ run: OpenRun; gone: number }> {
  const { body, lines } = row;
  const bytes = typeof body === "string" ? Buffer.from(body, "base64") : await readStretch(work, body);
  let end = lines * headBytes;
  let goneLines = 0;
  for (let head = 0; head < lines * headBytes && end <= bytes.length; head += headBytes) {
    end += bytes.readUInt32LE(head + 12) + bytes.readUInt32LE(head + 16);
    if (duplicates && gone(duplicates, bytes.readUInt32LE(head + 8))) goneLines += 1;
  }
  if (end !== bytes.length)
    throw new AppError("spark.incomplete", { message: `run ${row.at} of part ${row.part} is not whole` });
  return { run: new OpenRun(bytes, lines, duplicates), gone: goneLines };
}
