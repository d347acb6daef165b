import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { packageRoot } from "../../core/package-root.ts";

/** The folder of public data beside the repository, or the one PULSO_SHARED names; tests that need it skip without it. */
export const sharedFolder: string = path.resolve(
  process.env.PULSO_SHARED ?? path.join(packageRoot, "../shared"),
);

export function hasShared(relativePath: string): boolean {
  return existsSync(path.join(sharedFolder, relativePath));
}

/** The text of a gzipped file of the shared folder. */
function readShared(file: string): string {
  return gunzipSync(readFileSync(path.join(sharedFolder, file))).toString("utf8");
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
