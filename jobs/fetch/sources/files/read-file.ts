import { createReadStream } from "node:fs";
import path from "node:path";
import type { SourceItem } from "../source.ts";
import { readCsv } from "./read-csv.ts";
import type { ReadFileOptions } from "./read-file-options.ts";
import { readJsonLines } from "./read-json-lines.ts";

/** One file's records and faults, in order, whatever it holds. */
export function readFile(options: ReadFileOptions): AsyncGenerator<SourceItem> {
  const bytes: AsyncIterable<Buffer> = createReadStream(path.join(options.folder, options.file));
  return /\.csv(\.gz)?$/i.test(options.file) ? readCsv(bytes, options) : readJsonLines(bytes, options);
}
