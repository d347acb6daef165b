import { type CategorisedLine, compareLines } from "../../categorised-csv.ts";
import { orderKey } from "./job.ts";

export type LineKey = Pick<CategorisedLine, "publishedAt" | "recordId">;

/** A judged line, and which of its part's texts it is from; an empty asset stands for the texts that name none. */
export interface JudgedLine extends LineKey {
  asset: string;
  /** What is written of it: its CSV and its signatures, or its id alone. */
  row: string;
  text: number;
}

/** What is known of a run's lines, beside their bytes. */
export interface RunHead {
  publishedAt: string[];
  recordId: string[];
  text: number[];
  /** How long each line is. */
  bytes: number[];
}

/**
 * A stretch of one asset's lines of one part, in order. An asset's runs of one part are numbered, so that a lost or
 * doubled one is noticed. A short run goes through Spark as it is; of a long one only the place where it is kept.
 */
export interface RunRow {
  part: string;
  at: number;
  isLast: boolean;
  /** No line of it is before this one, and of no later run either. */
  from: LineKey;
  lines: number;
  body: { head: RunHead; csv: string } | { path: string; start: number; headBytes: number; bytes: number };
}

/** Sorts one asset's lines and cuts them into runs of some `characters`. */
export function* cutRuns(lines: JudgedLine[], characters: number): Generator<JudgedLine[]> {
  let run: JudgedLine[] = [];
  let size = 0;
  for (const line of lines.sort(compareLines)) {
    if (size >= characters) {
      yield run;
      run = [];
      size = 0;
    }
    run.push(line);
    size += line.row.length + line.recordId.length;
  }
  if (run.length > 0) yield run;
}

export function headOf(lines: readonly JudgedLine[]): RunHead {
  return {
    publishedAt: lines.map((line) => line.publishedAt),
    recordId: lines.map((line) => line.recordId),
    text: lines.map((line) => line.text),
    bytes: lines.map((line) => Buffer.byteLength(line.row)),
  };
}

/**
 * The cells before a run's JSON: what Spark distributes and sorts by, and room for where its part's duplicates are
 * named. The number keeps runs in order that begin with copies of one record.
 */
export function cellsOfRun(asset: string, { from, at }: RunRow): string[] {
  return ["run", asset, from.publishedAt, `${orderedId(from.recordId)}-${orderKey(at)}`, ""];
}

/**
 * A record's id as a text that Spark, which orders by UTF-8 bytes, puts in the order of `compareLines`, which goes by
 * UTF-16 units. It holds neither tab nor line's end, whatever the id does.
 */
function orderedId(recordId: string): string {
  return Buffer.from(recordId, "utf16le").swap16().toString("hex");
}
