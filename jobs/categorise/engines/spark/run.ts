import { type CategorisedLine, compareLines } from "../../categorised-csv.ts";
import { orderKey } from "./job.ts";

/**
 * A stretch of one asset's lines of one part, in order: one row for Spark, which costs as much by the row as by the
 * kilobyte. An asset's runs of one part are numbered, so that a lost or doubled one is noticed.
 */
export interface Run {
  part: string;
  at: number;
  isLast: boolean;
  /** No line of it is before this one, and of no later run either. */
  from: LineKey;
  publishedAt: string[];
  recordId: string[];
  /** Which of the part's texts each line is from. */
  text: number[];
  csv: string[];
}

export type LineKey = Pick<CategorisedLine, "publishedAt" | "recordId">;

/** A judged line, and which of its part's texts it is from. */
export interface JudgedLine extends CategorisedLine {
  text: number;
}

/** Sorts one asset's lines and cuts them into runs of some `characters`. */
export function cutRuns(part: string, lines: JudgedLine[], characters: number): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  let size = 0;
  for (const line of lines.sort(compareLines)) {
    if (!run || size >= characters) {
      const { publishedAt, recordId } = line;
      const from = { publishedAt, recordId };
      run = { part, at: runs.length, isLast: false, from, publishedAt: [], recordId: [], text: [], csv: [] };
      runs.push(run);
      size = 0;
    }
    run.publishedAt.push(line.publishedAt);
    run.recordId.push(line.recordId);
    run.text.push(line.text);
    run.csv.push(line.csv);
    size += line.csv.length + line.recordId.length;
  }
  if (run) run.isLast = true;
  return runs;
}

/** The run without the lines of some texts. It may be left without any: its number must still be seen. */
export function withoutTexts(run: Run, gone: ReadonlySet<number>): Run {
  const kept = run.text.flatMap((text, at) => (gone.has(text) ? [] : [at]));
  if (kept.length === run.text.length) return run;
  const pick = <T>(values: T[]): T[] => kept.map((at) => values[at]!);
  return {
    ...run,
    publishedAt: pick(run.publishedAt),
    recordId: pick(run.recordId),
    text: pick(run.text),
    csv: pick(run.csv),
  };
}

/** What Spark distributes and sorts a run by. The number keeps runs in order that begin with copies of one record. */
export function cellsOfRun(asset: string, { from, at }: Run): string[] {
  return ["run", asset, from.publishedAt, `${orderedId(from.recordId)}-${orderKey(at)}`];
}

/**
 * A record's id as a text that Spark, which orders by UTF-8 bytes, puts in the order of `compareLines`, which goes by
 * UTF-16 units. It holds neither tab nor line's end, whatever the id does.
 */
function orderedId(recordId: string): string {
  return Buffer.from(recordId, "utf16le").swap16().toString("hex");
}
