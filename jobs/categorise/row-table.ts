/** A row of a CSV from `start` on, its row of signatures from `middle` to `end`. */
export interface Row {
  publishedMs: number;
  text: Uint8Array;
  start: number;
  middle: number;
  end: number;
}

/** What a row takes in the columns below. */
const rowBytes = 28;

/** Rows column by column: a hundred thousand of them are as many objects fewer for the garbage collector to look at. */
export class RowTable {
  /** Of all rows, and of the buffers that they keep from being freed. */
  bytes = 0;
  #count = 0;
  #publishedMs = new Float64Array(1024);
  /** Of a row: the number of its text, its start, middle and end there, and the row before it in its chain, −1 for none. */
  #places = new Int32Array(5 * 1024);
  #texts: Uint8Array[] = [];

  /** Adds a row to the chain that ended with row `before`; answers its number. */
  add({ publishedMs, text, start, middle, end }: Row, before = -1): number {
    const row = this.#count;
    if (row === this.#publishedMs.length) this.#grow();
    if (this.#texts.at(-1) !== text) {
      this.#texts.push(text);
      this.bytes += text.buffer.byteLength;
    }
    const places = this.#places;
    const at = 5 * row;
    this.#publishedMs[row] = publishedMs;
    places[at] = this.#texts.length - 1;
    places[at + 1] = start;
    places[at + 2] = middle;
    places[at + 3] = end;
    places[at + 4] = before;
    this.bytes += rowBytes;
    this.#count = row + 1;
    return row;
  }

  /** The rows of the chain that ends with row `last`, in the order in which they were added. */
  chain(last: number): Row[] {
    const rows: Row[] = [];
    const places = this.#places;
    for (let row = last; row >= 0; row = places[5 * row + 4]!) {
      const at = 5 * row;
      rows.push({
        publishedMs: this.#publishedMs[row]!,
        text: this.#texts[places[at]!]!,
        start: places[at + 1]!,
        middle: places[at + 2]!,
        end: places[at + 3]!,
      });
    }
    return rows.reverse();
  }

  clear(): void {
    this.bytes = 0;
    this.#count = 0;
    this.#texts = [];
  }

  #grow(): void {
    const publishedMs = new Float64Array(this.#publishedMs.length * 2);
    publishedMs.set(this.#publishedMs);
    this.#publishedMs = publishedMs;
    const places = new Int32Array(this.#places.length * 2);
    places.set(this.#places);
    this.#places = places;
  }
}
