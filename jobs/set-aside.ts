import { gzipSync } from "node:zlib";
import type { QuarantinedRecord } from "../core/domain/record.ts";

const charactersMax = 8 * 1024 * 1024;

/**
 * What a stage sets aside, as JSON lines: compressed by pieces as it comes (gzip members follow one another in one
 * file, RFC 1952 §2.2), so that a run where everything is poisoned neither fills the memory nor meets the longest string.
 */
export class SetAside {
  rows = 0;
  readonly #members: Buffer[] = [];
  #lines: string[] = [];
  #characters = 0;

  add(record: QuarantinedRecord): void {
    const line = `${JSON.stringify(record)}\n`;
    this.rows += 1;
    this.#lines.push(line);
    this.#characters += line.length;
    if (this.#characters >= charactersMax) this.#compress();
  }

  compressed(): Buffer {
    this.#compress();
    return Buffer.concat(this.#members);
  }

  #compress(): void {
    if (this.#lines.length === 0) return;
    this.#members.push(gzipSync(this.#lines.join("")));
    this.#lines = [];
    this.#characters = 0;
  }
}
