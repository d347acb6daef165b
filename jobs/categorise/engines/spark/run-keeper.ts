import type { PartLines } from "./part-lines.ts";
import { cellsOfRun, cutRuns, packRun, type RunRow } from "./run.ts";
import type { StretchFile } from "./stretch.ts";

/** A run of fewer bytes goes through Spark whole: to fetch it from its place would cost more. */
const inlineBytesMax = 4_096;

/** The rows of the runs of one asset's lines of a part; the long runs are kept in `file`. */
export function* keepRuns(
  { part, asset, characters }: { part: string; asset: string; characters: number },
  lines: PartLines,
  file: StretchFile,
): Generator<string> {
  const sorted = lines.sort(lines.byAsset.get(asset) ?? []);
  let done = 0;
  let at = 0;
  for (const run of cutRuns(lines, sorted, characters)) {
    done += run.length;
    const first = run[0]!;
    const from = { publishedMs: lines.publishedMs(first), recordId: lines.recordId(first) };
    const packed = packRun(lines, run);
    const body = packed.length < inlineBytesMax ? packed.toString("base64") : file.add(packed);
    const row: RunRow = { part, at, isLast: done === sorted.length, from, lines: run.length, body };
    yield `${cellsOfRun(asset, row).join("\t")}\t${JSON.stringify(row)}\n`;
    at += 1;
  }
}
