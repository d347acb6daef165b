import { expect, test } from "vitest";
import type { SparkResults } from "../../../../../jobs/categorise/engines/spark/read-results.ts";
import { reconcile } from "../../../../../jobs/categorise/engines/spark/reconcile.ts";

const object = (rows: number) => ({ path: "p", sizeBytes: 1, sha256: "0".repeat(64), rows });

/** Two objects, three parts, one duplicate, one text of two assets, one fault. */
const whole = (): SparkResults => ({
  objects: [
    ["1", { parts: 2 }],
    ["2", { parts: 1 }],
  ],
  parts: [
    ["1-0", { in: 3, texts: 3, lines: 4, rows: object(2), faults: null }],
    ["1-1", { in: 2, texts: 1, lines: 1, rows: object(1), faults: object(1) }],
    ["2-0", { in: 1, texts: 1, lines: 1, rows: object(1), faults: null }],
  ],
  buckets: [{ checked: 2 }, { checked: 3 }],
  duplicates: [["2-0", 1]],
  sent: [
    ["1-0", { duplicates: 0, runs: 2 }],
    ["1-1", { duplicates: 0, runs: 1 }],
    ["2-0", { duplicates: 1, runs: 1 }],
  ],
  received: [
    ["1-0", { runs: 1, lines: 2, gone: 0 }],
    ["1-0", { runs: 1, lines: 2, gone: 0 }],
    ["1-1", { runs: 1, lines: 1, gone: 0 }],
    ["2-0", { runs: 1, lines: 1, gone: 1 }],
  ],
  written: [
    { asset: "AAPL", object: object(3) },
    { asset: "", object: object(2) },
  ],
});

test("a job that lost nothing is counted", () => {
  expect(reconcile(["1", "2"], whole())).toEqual({
    in: 6,
    out: 2,
    duplicate: 1,
    quarantined: 1,
    unlinked: 2,
  });
});

test.each<[string, (results: SparkResults) => void]>([
  ["objects read", ({ objects }) => objects.pop()],
  ["parts judged", ({ parts }) => parts.pop()],
  ["parts judged", ({ objects }) => objects[0]![1].parts++],
  ["parts sent", ({ sent }) => sent.pop()],
  ["ids checked", ({ buckets }) => buckets.pop()],
  ["duplicates left out", ({ duplicates }) => duplicates.pop()],
  ["duplicates left out", ({ sent }) => sent[0]![1].duplicates++],
  ["runs received", ({ received }) => received.pop()],
  ["lines received", ({ received }) => received[0]![1].lines--],
  ["lines written", ({ written }) => written.pop()],
  ["lines written", ({ received }) => received[0]![1].gone++],
])("what differs is named: %s", (what, harm) => {
  const results = whole();
  harm(results);
  expect(() => reconcile(["1", "2"], results)).toThrow(
    expect.objectContaining({ code: "spark.incomplete", detail: { what } }),
  );
});
