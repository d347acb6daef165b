import { orderKey } from "./job.ts";
import type { PartLines } from "./part-lines.ts";
import type { Stretch } from "./stretch.ts";

/** What lines are in order of: their time, then their record's id. */
export interface LineKey {
  publishedMs: number;
  recordId: string;
}

/**
 * A stretch of one asset's lines of one part, in order. An asset's runs of one part are numbered, so that a lost or
 * doubled one is noticed. A short run goes through Spark in base 64; of a long one only the place where it is kept.
 */
export interface RunRow {
  part: string;
  at: number;
  isLast: boolean;
  /** No line of it is before this one, and of no later run either. */
  from: LineKey;
  lines: number;
  body: string | Stretch;
}

/** Before a run's lines stands of each: its time, which of the part's texts it is of, the bytes of its CSV and of its signatures. */
export const headBytes = 20;

/** Cuts an asset's lines, which are in order, into runs of some `bytes`. */
export function* cutRuns(lines: PartLines, sorted: readonly number[], bytes: number): Generator<number[]> {
  let run: number[] = [];
  let size = 0;
  for (const line of sorted) {
    if (size >= bytes) {
      yield run;
      run = [];
      size = 0;
    }
    run.push(line);
    size += headBytes + lines.csvBytes(line) + lines.signatureBytes(line);
  }
  if (run.length > 0) yield run;
}

/** A run's heads, then its lines. */
export function packRun(lines: PartLines, run: readonly number[]): Buffer {
  let bytes = run.length * headBytes;
  for (const line of run) bytes += lines.csvBytes(line) + lines.signatureBytes(line);
  const packed = Buffer.allocUnsafeSlow(bytes);
  let head = 0;
  let at = run.length * headBytes;
  for (const line of run) {
    packed.writeDoubleLE(lines.publishedMs(line), head);
    packed.writeUInt32LE(lines.text(line), head + 8);
    packed.writeUInt32LE(lines.csvBytes(line), head + 12);
    packed.writeUInt32LE(lines.signatureBytes(line), head + 16);
    head += headBytes;
    at = lines.copy(line, packed, at);
  }
  return packed;
}

/**
 * The cells before a run's JSON: what Spark distributes and sorts by, and room for where its part's duplicates are
 * named. The number keeps runs in order that begin with copies of one record.
 */
export function cellsOfRun(asset: string, { from, at }: RunRow): string[] {
  const publishedAt = new Date(from.publishedMs).toISOString();
  return ["run", asset, publishedAt, `${orderedId(from.recordId)}-${orderKey(at)}`, ""];
}

/**
 * A record's id as a text that Spark, which orders by UTF-8 bytes, puts in the order of `compareLines`, which goes by
 * UTF-16 units. It holds neither tab nor line's end, whatever the id does.
 */
function orderedId(recordId: string): string {
  return Buffer.from(recordId, "utf16le").swap16().toString("hex");
}
