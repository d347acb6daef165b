import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

const newline = 0x0a;

/** The tab-separated rows that Spark hands to a program, as they come. (Node's readline would cut a row at U+2028.) */
export async function* readRows(input: Readable): AsyncGenerator<string[]> {
  let held: Buffer[] = [];
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      held.push(chunk.subarray(start, end));
      yield cellsOf(held);
      held = [];
      start = end + 1;
    }
    if (start < chunk.length) held.push(chunk.subarray(start));
  }
  if (held.length > 0) yield cellsOf(held);
}

function cellsOf(pieces: Buffer[]): string[] {
  const bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  return bytes.toString("utf8").split("\t");
}

const pieceCharacters = 65_536;

/** Writes rows for Spark; waits while it is behind. */
export class RowWriter {
  readonly #output: Writable;
  #held = "";

  constructor(output: Writable) {
    this.#output = output;
  }

  /** The last cell may be any value: JSON holds no raw tab and no line's end. */
  async write(cells: readonly string[], value: unknown): Promise<void> {
    this.#held += `${cells.join("\t")}\t${JSON.stringify(value)}\n`;
    if (this.#held.length >= pieceCharacters) await this.flush();
  }

  /** Rows that are written out already. */
  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.flush();
    if (!this.#output.write(bytes)) await once(this.#output, "drain");
  }

  async flush(): Promise<void> {
    const text = this.#held;
    this.#held = "";
    if (text && !this.#output.write(text)) await once(this.#output, "drain");
  }
}
