import { AppError } from "../../../../core/domain/errors.ts";
import { type Counts, emptyCounts } from "../../../../core/domain/manifest.ts";
import type { SparkResults } from "./read-results.ts";

/**
 * What went in against what came out, object by object and part by part: a program that stops early and says nothing of
 * it loses rows without a trace in Spark. Answers the counts. Throws `spark.incomplete` naming the first difference.
 */
export function reconcile(inputKeys: readonly string[], results: SparkResults): Counts {
  const { objects, parts, buckets, duplicates, sent, received, written } = results;
  equal("objects read", sorted(objects.map(([key]) => key)), sorted(inputKeys));
  const expectedParts = new Map(objects.map(([key, object]) => [key, object.parts]));
  equal(
    "parts judged",
    tally(parts.map(([key]) => [objectOf(key), 1])),
    new Map([...expectedParts].filter(([, count]) => count > 0)),
  );
  equal("parts sent", sorted(sent.map(([key]) => key)), sorted(parts.map(([key]) => key)));
  const texts = sum(parts.map(([, part]) => part.texts));
  equal("ids checked", sum(buckets.map(({ checked }) => checked)), texts);
  equal(
    "duplicates left out",
    new Map(sent.flatMap(([key, row]) => (row.duplicates > 0 ? [[key, row.duplicates] as const] : []))),
    tally(duplicates),
  );
  equal(
    "runs received",
    tally(received.map(([key, { runs }]) => [key, runs])),
    new Map(sent.flatMap(([key, { runs }]) => (runs > 0 ? [[key, runs] as const] : []))),
  );
  equal(
    "lines received",
    tally(received.map(([key, { lines }]) => [key, lines])),
    new Map(parts.flatMap(([key, { lines }]) => (lines > 0 ? [[key, lines] as const] : []))),
  );
  equal(
    "lines written",
    sum(written.map(({ object }) => object.rows)),
    sum(received.map(([, { lines, gone }]) => lines - gone)),
  );
  equal("assets written", written.length, new Set(written.map(({ asset }) => asset)).size);
  const duplicate = sum(duplicates.map(([, count]) => count));
  // A text that names no asset has one line, and that is nowhere else.
  const unlinked = sum(written.filter(({ asset }) => !asset).map(({ object }) => object.rows));
  const quarantined = sum(parts.map(([, { faults }]) => faults?.rows ?? 0));
  const out = texts - duplicate - unlinked;
  return {
    ...emptyCounts(),
    in: sum(parts.map(([, part]) => part.in)),
    out,
    duplicate,
    quarantined,
    unlinked,
  };
}

function objectOf(partKey: string): string {
  return partKey.slice(0, partKey.indexOf("-"));
}

function sorted(keys: readonly string[]): string[] {
  return [...keys].sort();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function tally(pairs: readonly (readonly [string, number])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, count] of pairs) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}

/** Maps are compared whatever their order. */
function equal<T extends number | string[] | Map<string, number>>(what: string, found: T, expected: T): void {
  const [a, b] = [asText(found), asText(expected)];
  if (a === b) return;
  const message = `${what}: ${a.slice(0, 200)} where ${b.slice(0, 200)} were due`;
  throw new AppError("spark.incomplete", { message, what });
}

function asText(value: number | string[] | Map<string, number>): string {
  return JSON.stringify(value instanceof Map ? [...value].sort(([a], [b]) => (a < b ? -1 : 1)) : value);
}
