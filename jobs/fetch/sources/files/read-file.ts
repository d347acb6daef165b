import { createReadStream } from "node:fs";
import path from "node:path";
import type { SourceItem, SourceRequest } from "../source.ts";
import { readCsv } from "./read-csv.ts";
import { readJsonLines } from "./read-json-lines.ts";

export interface ReadFileOptions {
  folder: string;
  /** Relative to the folder. */
  file: string;
  /** The source's name, which bars and their ids bear. */
  source: string;
  /** What became known up to then need not be given again. */
  after: Date | undefined;
  to: Date;
  request: Pick<SourceRequest, "config" | "clock">;
}

/** One file's records and faults, in order, whatever it holds. */
export function readFile(options: ReadFileOptions): AsyncGenerator<SourceItem> {
  const bytes: AsyncIterable<Buffer> = createReadStream(path.join(options.folder, options.file));
  return /\.csv(\.gz)?$/i.test(options.file) ? readCsv(bytes, options) : readJsonLines(bytes, options);
}

/** What a fault says it was read from: no path of this machine goes to the lake. */
export function originOf({ source, file }: ReadFileOptions): string {
  return `${source}:${file}`;
}
