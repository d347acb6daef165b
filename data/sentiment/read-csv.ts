import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

/** The rows of a CSV, or of its gzip, by the names in its first line. */
export function readCsv(file: string): Record<string, string>[] {
  const bytes = readFileSync(file);
  return parse(file.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true });
}
