import type { CategorisedLine } from "../../categorised-csv.ts";
import { firstCell } from "../../csv-cell.ts";
import { GrowingBytes, GrowingNumbers, growingInts } from "./growing.ts";

/** The lines of a part's texts that name assets: their bytes in one buffer, what is known of them in columns. */
export class PartLines {
  /** Of each asset its lines, by their numbers. */
  readonly byAsset = new Map<string, number[]>();
  readonly #bytes = new GrowingBytes(65_536);
  readonly #publishedMs = new GrowingNumbers((room) => new Float64Array(room));
  readonly #texts = growingInts();
  readonly #starts = growingInts();
  readonly #middles = growingInts();
  readonly #ends = growingInts();

  get count(): number {
    return this.#ends.length;
  }

  get bytes(): number {
    return this.#bytes.length;
  }

  add({ asset, csv, signature }: CategorisedLine, publishedMs: number, text: number): void {
    const own = this.byAsset.get(asset);
    if (own) own.push(this.count);
    else this.byAsset.set(asset, [this.count]);
    this.#publishedMs.push(publishedMs);
    this.#texts.push(text);
    this.#starts.push(this.#bytes.length);
    this.#bytes.appendText(csv);
    this.#middles.push(this.#bytes.length);
    this.#bytes.appendText(signature);
    this.#ends.push(this.#bytes.length);
  }

  publishedMs(line: number): number {
    return this.#publishedMs.values[line]!;
  }

  recordId(line: number): string {
    return firstCell(this.#bytes.all, this.#starts.values[line]!);
  }

  text(line: number): number {
    return this.#texts.values[line]!;
  }

  csvBytes(line: number): number {
    return this.#middles.values[line]! - this.#starts.values[line]!;
  }

  signatureBytes(line: number): number {
    return this.#ends.values[line]! - this.#middles.values[line]!;
  }

  /** Copies the line's CSV and signatures to `at` of `target`, and answers where they end. */
  copy(line: number, target: Buffer, at: number): number {
    return at + this.#bytes.all.copy(target, at, this.#starts.values[line], this.#ends.values[line]);
  }

  /** Sorts lines as `compareLines` does: by their time, those of one time by their ids. */
  sort(lines: number[]): number[] {
    const times = this.#publishedMs.values;
    const ids = new Map<number, string>();
    const idOf = (line: number): string => {
      const known = ids.get(line) ?? this.recordId(line);
      ids.set(line, known);
      return known;
    };
    return lines.sort((a, b) => times[a]! - times[b]! || (a === b ? 0 : compare(idOf(a), idOf(b))));
  }
}

/** By UTF-16 units. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
