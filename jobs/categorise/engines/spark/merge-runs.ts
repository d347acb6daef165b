import { AppError } from "../../../../core/domain/errors.ts";
import { compareLines } from "../../categorised-csv.ts";
import type { OpenRun } from "./read-run.ts";
import type { LineKey } from "./run.ts";

const none = Buffer.alloc(0);

/** Where the merge stands in a run: the line to come. */
interface Cursor extends LineKey {
  run: OpenRun;
  at: number;
  bytes: Buffer;
}

/** Merges sorted runs of one asset that come in the order of their first lines; holds those that overlap. */
export class RunMerge {
  readonly #asset: string;
  /** A binary heap: the cursor with the earliest line is the first. */
  readonly #heap: Cursor[] = [];
  /** The number of the run to come, of each part whose last one has not come. */
  readonly #expected = new Map<string, number>();

  constructor(asset: string) {
    this.#asset = asset;
  }

  /** Throws `spark.incomplete` when a run of its part is missing before it. */
  add(run: OpenRun): void {
    const expected = this.#expected.get(run.part) ?? 0;
    if (run.at !== expected) throw this.#incomplete(run.part, `run ${expected} is missing`);
    this.#expected.set(run.part, run.isLast ? Number.NaN : expected + 1);
    if (run.csv.length === 0) return;
    const cursor = { run, at: -1, publishedAt: "", recordId: "", bytes: none };
    step(cursor);
    this.#heap.push(cursor);
    this.#rise();
  }

  /** The lines before `key`: no run to come has one of them. */
  *linesBefore(key: LineKey): Generator<Buffer> {
    while (this.#heap.length > 0 && compareLines(this.#heap[0]!, key) < 0) yield this.#take();
  }

  /** All lines that are left. Throws `spark.incomplete` when a part's last run has not come. */
  *end(): Generator<Buffer> {
    for (const [part, expected] of this.#expected)
      if (!Number.isNaN(expected)) throw this.#incomplete(part, "its last run is missing");
    while (this.#heap.length > 0) yield this.#take();
  }

  #take(): Buffer {
    const top = this.#heap[0]!;
    const { bytes } = top;
    if (!step(top)) {
      const last = this.#heap.pop()!;
      if (last === top) return bytes;
      this.#heap[0] = last;
    }
    this.#sink();
    return bytes;
  }

  #rise(): void {
    const heap = this.#heap;
    for (let at = heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (compareLines(heap[at]!, heap[above]!) >= 0) return;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < heap.length && compareLines(heap[below]!, heap[least]!) < 0) least = below;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }

  #incomplete(part: string, what: string): AppError {
    const message = `rows of ${this.#asset || "the unlinked texts"} from part ${part} are lost: ${what}`;
    return new AppError("spark.incomplete", { message, asset: this.#asset, part });
  }
}

/** Goes to the run's next line; false when there is none. */
function step(cursor: Cursor): boolean {
  cursor.at += 1;
  const { run, at } = cursor;
  if (at >= run.csv.length) return false;
  cursor.publishedAt = run.publishedAt[at]!;
  cursor.recordId = run.recordId[at]!;
  cursor.bytes = run.csv[at]!;
  return true;
}
