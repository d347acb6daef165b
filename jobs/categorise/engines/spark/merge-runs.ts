import { AppError } from "../../../../core/domain/errors.ts";
import type { OpenRun } from "./read-run.ts";
import type { LineKey, RunRow } from "./run.ts";

/**
 * Merges sorted runs of one asset that come in the order of their first lines; holds those that overlap. A line is given
 * as the run that stands at it, which goes on when the next is asked for.
 */
export class RunMerge {
  readonly #asset: string;
  /** A binary heap: the run with the earliest line is the first. */
  readonly #heap: OpenRun[] = [];
  /** The number of the run to come, of each part whose last one has not come. */
  readonly #expected = new Map<string, number>();

  constructor(asset: string) {
    this.#asset = asset;
  }

  /** Throws `spark.incomplete` when a run of its part is missing before it. */
  add({ part, at, isLast }: Pick<RunRow, "part" | "at" | "isLast">, run: OpenRun): void {
    const expected = this.#expected.get(part) ?? 0;
    if (at !== expected) throw this.#incomplete(part, `run ${expected} is missing`);
    this.#expected.set(part, isLast ? Number.NaN : expected + 1);
    if (!run.step()) return;
    this.#heap.push(run);
    this.#rise();
  }

  /** The lines before `key`: no run to come has one of them. */
  *linesBefore(key: LineKey): Generator<OpenRun> {
    while (this.#heap.length > 0 && this.#heap[0]!.isBefore(key)) {
      yield this.#heap[0]!;
      this.#stepFirst();
    }
  }

  /** All lines that are left. Throws `spark.incomplete` when a part's last run has not come. */
  *end(): Generator<OpenRun> {
    for (const [part, expected] of this.#expected)
      if (!Number.isNaN(expected)) throw this.#incomplete(part, "its last run is missing");
    while (this.#heap.length > 0) {
      yield this.#heap[0]!;
      this.#stepFirst();
    }
  }

  #stepFirst(): void {
    const first = this.#heap[0]!;
    if (!first.step()) {
      const last = this.#heap.pop()!;
      if (last === first) return;
      this.#heap[0] = last;
    }
    this.#sink();
  }

  #rise(): void {
    const heap = this.#heap;
    for (let at = heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!heap[at]!.isBefore(heap[above]!)) return;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      let least = at;
      for (let below = 2 * at + 1; below <= 2 * at + 2 && below < heap.length; below += 1)
        if (heap[below]!.isBefore(heap[least]!)) least = below;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }

  #incomplete(part: string, what: string): AppError {
    const message = `rows of ${this.#asset} from part ${part} are lost: ${what}`;
    return new AppError("spark.incomplete", { message, asset: this.#asset, part });
  }
}
