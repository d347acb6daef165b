import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareLines } from "../../../../../jobs/categorise/categorised-csv.ts";
import { RunMerge } from "../../../../../jobs/categorise/engines/spark/merge-runs.ts";
import type { OpenRun } from "../../../../../jobs/categorise/engines/spark/read-run.ts";
import { cutRuns, type JudgedLine, type LineKey } from "../../../../../jobs/categorise/engines/spark/run.ts";

/** Lines with ids of their own; instants and first letters are few, so that order is often decided late. */
const lines = fc
  .uniqueArray(fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 }), { maxLength: 40 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((recordId) =>
        fc.record({
          recordId: fc.constant(recordId),
          publishedAt: fc.constantFrom("1", "2", "3"),
          part: fc.nat(3),
        }),
      ),
    ),
  );
type Line = { recordId: string; publishedAt: string; part: number };

/** The runs of every part, in the order in which Spark hands them on. */
function runsOf(all: readonly Line[]): (OpenRun & { from: LineKey })[] {
  const runs = [0, 1, 2, 3].flatMap((part) => {
    const own: JudgedLine[] = all
      .filter((line) => line.part === part)
      .map(({ recordId, publishedAt }) => ({
        recordId,
        publishedAt,
        asset: "A",
        row: `${recordId}\n`,
        text: 0,
      }));
    return [...cutRuns(own, 6)].map((run, at, cut) => ({
      part: String(part),
      at,
      isLast: at === cut.length - 1,
      from: run[0]!,
      publishedAt: run.map((line) => line.publishedAt),
      recordId: run.map((line) => line.recordId),
      csv: run.map((line) => Buffer.from(line.row)),
    }));
  });
  return runs.sort((a, b) => compareLines(a.from, b.from));
}

function mergeAll(runs: ReturnType<typeof runsOf>): string {
  const merge = new RunMerge("A");
  const out: Buffer[] = [];
  for (const run of runs) {
    out.push(...merge.linesBefore(run.from));
    merge.add(run);
  }
  out.push(...merge.end());
  return Buffer.concat(out).toString();
}

describe("merging runs", () => {
  test("gives all lines in the order in which one sort of them all would", () => {
    fc.assert(
      fc.property(lines, (all) => {
        const sorted = all
          .map((line) => ({ ...line, asset: "A", row: `${line.recordId}\n` }))
          .sort(compareLines);
        const expected = Buffer.concat(sorted.map(({ row }) => Buffer.from(row))).toString();
        expect(mergeAll(runsOf(all))).toBe(expected);
      }),
    );
  });

  test("holds no line longer than until a run begins after it", () => {
    const merge = new RunMerge("A");
    const line = (recordId: string) => ({ recordId, publishedAt: "1", part: 0 });
    const [first, second] = runsOf([line("a"), line("b"), line("c"), line("d"), line("e")]);
    merge.add(first!);
    expect([...merge.linesBefore(second!.from)]).toHaveLength(first!.csv.length);
  });

  test("a run that is lost, doubled or the last of its part and missing is noticed", () => {
    const all = ["a", "b", "c", "d", "e", "f", "g", "h"].map((recordId) => ({
      recordId,
      publishedAt: "1",
      part: 0,
    }));
    const runs = runsOf(all);
    expect(runs.length).toBeGreaterThan(2);
    const incomplete = expect.objectContaining({ code: "spark.incomplete" });
    expect(() => mergeAll(runs.slice(1))).toThrow(incomplete);
    expect(() => mergeAll(runs.slice(0, -1))).toThrow(incomplete);
    expect(() => mergeAll([runs[0]!, ...runs])).toThrow(incomplete);
    expect(() => mergeAll([...runs, runs.at(-1)!])).toThrow(incomplete);
  });
});
