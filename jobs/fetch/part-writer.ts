import { gzipSync } from "node:zlib";
import { attemptPrefix } from "../../core/domain/manifest.ts";
import type { RawRecord } from "../../core/domain/record.ts";
import type { StageContext } from "../stage.ts";

const recordsMax = 50_000;
const charactersMax = 32 * 1024 * 1024;

/** Writes one source's records as gzip parts of JSON lines, at most one part in memory. */
export class PartWriter {
  readonly #context: StageContext;
  readonly #prefix: string;
  #lines: string[] = [];
  #characters = 0;
  #parts = 0;

  constructor(context: StageContext, source: string) {
    this.#context = context;
    this.#prefix = `${attemptPrefix("raw", context.run, context.attempt)}/source=${source}`;
  }

  async add(record: RawRecord): Promise<void> {
    const line = `${JSON.stringify(record)}\n`;
    this.#lines.push(line);
    this.#characters += line.length;
    if (this.#lines.length >= recordsMax || this.#characters >= charactersMax) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const part = String(this.#parts++).padStart(5, "0");
    const rows = this.#lines.length;
    const bytes = gzipSync(this.#lines.join(""));
    this.#lines = [];
    this.#characters = 0;
    await this.#context.write(`${this.#prefix}/part-${part}.jsonl.gz`, bytes, rows);
  }
}
