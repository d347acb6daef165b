import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareLines } from "../../../../../jobs/categorise/categorised-csv.ts";
import { csvCell, inert } from "../../../../../jobs/categorise/csv-cell.ts";
import { RunMerge } from "../../../../../jobs/categorise/engines/spark/merge-runs.ts";
import { PartLines } from "../../../../../jobs/categorise/engines/spark/part-lines.ts";
import { OpenRun } from "../../../../../jobs/categorise/engines/spark/read-run.ts";
import {
  cellsOfRun,
  cutRuns,
  packRun,
  type RunRow,
} from "../../../../../jobs/categorise/engines/spark/run.ts";

type Line = { recordId: string; publishedAt: string; part: number };

/** Lines with ids of their own; instants and first letters are few, so that order is often decided late. */
const lines = fc
  .uniqueArray(fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 }), { maxLength: 40 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((recordId) =>
        fc.record({
          recordId: fc.constant(recordId),
          publishedAt: fc.constantFrom("1", "2", "3").map((ms) => `2026-01-15T12:00:00.00${ms}Z`),
          part: fc.nat(3),
        }),
      ),
    ),
  );

const at = (recordId: string): Line => ({ recordId, publishedAt: "2026-01-15T12:00:00.000Z", part: 0 });

const csvOf = ({ recordId }: Line) => `${csvCell(inert(recordId))},A\n`;

interface SentRun {
  row: RunRow;
  packed: Buffer;
}

/** The runs of every part, in the order in which Spark hands them on: by the bytes of its cells. */
function runsOf(all: readonly Line[]): SentRun[] {
  const runs = [0, 1, 2, 3].flatMap((part) => {
    const own = new PartLines();
    for (const [text, line] of all.filter((line) => line.part === part).entries()) {
      const { recordId, publishedAt } = line;
      own.add(
        { asset: "A", recordId, publishedAt, csv: csvOf(line), signature: `${recordId.length}\t\n` },
        Date.parse(publishedAt),
        text,
      );
    }
    return [...cutRuns(own, own.sort(own.byAsset.get("A") ?? []), 90)].map((run, place, cut) => {
      const packed = packRun(own, run);
      const from = { publishedMs: own.publishedMs(run[0]!), recordId: own.recordId(run[0]!) };
      const isLast = place === cut.length - 1;
      return { row: { part: String(part), at: place, isLast, from, lines: run.length, body: "" }, packed };
    });
  });
  const keyOf = ({ row }: SentRun) => Buffer.from(cellsOfRun("A", row).join("\t"));
  return runs.sort((a, b) => Buffer.compare(keyOf(a), keyOf(b)));
}

const open = ({ row, packed }: SentRun, gone?: Uint8Array) => new OpenRun(packed, row.lines, gone);

function taken(given: Iterable<OpenRun>): string[] {
  const csv: string[] = [];
  for (const { bytes, start, middle } of given) csv.push(bytes.toString("utf8", start, middle));
  return csv;
}

function mergeAll(runs: readonly SentRun[]): string {
  const merge = new RunMerge("A");
  const out: string[] = [];
  for (const run of runs) {
    out.push(...taken(merge.linesBefore(run.row.from)));
    merge.add(run.row, open(run));
  }
  out.push(...taken(merge.end()));
  return out.join("");
}

describe("merging runs", () => {
  test("gives all lines in the order in which one sort of them all would", () => {
    fc.assert(
      fc.property(lines, (all) => {
        expect(mergeAll(runsOf(all))).toBe(all.toSorted(compareLines).map(csvOf).join(""));
      }),
    );
  });

  test("holds no line longer than until a run begins after it", () => {
    const merge = new RunMerge("A");
    const [first, second] = runsOf(["a", "b", "c", "d", "e", "f", "g", "h"].map(at));
    merge.add(first!.row, open(first!));
    expect(taken(merge.linesBefore(second!.row.from))).toHaveLength(first!.row.lines);
  });

  test("passes over the lines of duplicates", () => {
    const merge = new RunMerge("A");
    const [only] = runsOf(["a", "b", "c"].map(at));
    merge.add({ ...only!.row, isLast: true }, open(only!, Uint8Array.of(0b011)));
    expect(taken(merge.end())).toEqual(["c,A\n"]);
  });

  test("a run that is lost, doubled or the last of its part and missing is noticed", () => {
    const runs = runsOf(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"].map(at));
    expect(runs.length).toBeGreaterThan(2);
    const incomplete = expect.objectContaining({ code: "spark.incomplete" });
    expect(() => mergeAll(runs.slice(1))).toThrow(incomplete);
    expect(() => mergeAll(runs.slice(0, -1))).toThrow(incomplete);
    expect(() => mergeAll([runs[0]!, ...runs])).toThrow(incomplete);
    expect(() => mergeAll([...runs, runs.at(-1)!])).toThrow(incomplete);
  });
});
