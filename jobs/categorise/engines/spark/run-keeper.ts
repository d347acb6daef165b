import type { JudgedLine, RunRow } from "./run.ts";
import { cellsOfRun, cutRuns, headOf } from "./run.ts";

/** A run of fewer characters goes through Spark whole: to fetch it from its place would cost more. */
const inlineCharactersMax = 4_096;

/** Makes the rows of one part's runs, and gathers the bytes of the long ones, which are kept at `path`. */
export class RunKeeper {
  readonly rows: string[] = [];
  readonly kept: Buffer[] = [];
  readonly #part: string;
  readonly #path: string;
  readonly #characters: number;
  #keptBytes = 0;

  constructor(part: string, path: string, characters: number) {
    this.#part = part;
    this.#path = path;
    this.#characters = characters;
  }

  /** All lines of an asset. */
  add(asset: string, lines: JudgedLine[]): void {
    let last: RunRow | undefined;
    const end = (isLast: boolean) => {
      if (last)
        this.rows.push(`${cellsOfRun(asset, last).join("\t")}\t${JSON.stringify({ ...last, isLast })}\n`);
    };
    let at = 0;
    for (const run of cutRuns(lines, this.#characters)) {
      end(false);
      const { publishedAt, recordId } = run[0]!;
      const body = this.#bodyOf(run);
      const from = { publishedAt, recordId };
      last = { part: this.#part, at, isLast: false, from, lines: run.length, body };
      at += 1;
    }
    end(true);
  }

  #bodyOf(run: JudgedLine[]): RunRow["body"] {
    const head = headOf(run);
    const csv = run.map((line) => line.row).join("");
    if (csv.length < inlineCharactersMax) return { head, csv };
    const headBytes = Buffer.from(JSON.stringify(head));
    const bytes = Buffer.concat([headBytes, Buffer.from(csv)]);
    const start = this.#keptBytes;
    this.kept.push(bytes);
    this.#keptBytes += bytes.length;
    return { path: this.#path, start, headBytes: headBytes.length, bytes: bytes.length };
  }
}
