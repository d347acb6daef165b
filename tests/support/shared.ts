import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { packageRoot } from "../../core/package-root.ts";

const candidate = process.env.PULSO_SHARED ?? path.join(packageRoot, "../shared");

/** The folder of real data beside the repository, or undefined where it is absent. */
export const sharedFolder: string | undefined = existsSync(path.join(candidate, "data"))
  ? candidate
  : undefined;

/** The text of a gzipped file of the shared folder. */
export function readShared(file: string): string {
  return gunzipSync(readFileSync(path.join(sharedFolder!, file))).toString("utf8");
}

/** Every `step`th row: the files are not shuffled. */
export function readSharedCsv(file: string, step: number): Record<string, string>[] {
  const rows: Record<string, string>[] = parse(readShared(file), { columns: true });
  return rows.filter((_row, at) => at % step === 0);
}

export function readSharedJsonLines(file: string, linesMax: number): unknown[] {
  return readShared(file)
    .trimEnd()
    .split("\n", linesMax)
    .map((line) => JSON.parse(line));
}
