import { z } from "zod";
import type { RunId } from "./slot.ts";

export const stages = ["fetch", "categorise", "predict", "load"] as const;
export type Stage = (typeof stages)[number];

export const manifestObjectSchema = z.object({
  path: z.string().min(1),
  sizeBytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.number().int().nonnegative(),
});
export type ManifestObject = z.infer<typeof manifestObjectSchema>;

/**
 * `in` = `out` + `duplicate` + `quarantined` + `unlinked` in every stage. `unlinked` counts texts that name no
 * asset of the catalogue: kept, listed, but not published.
 */
const countsSchema = z.object({
  in: z.number().int().nonnegative(),
  out: z.number().int().nonnegative(),
  duplicate: z.number().int().nonnegative(),
  quarantined: z.number().int().nonnegative(),
  unlinked: z.number().int().nonnegative(),
});
export type Counts = z.infer<typeof countsSchema>;

/** What a stage wrote, and that it is done: the last object a stage writes. What no manifest lists is never read. */
export const manifestSchema = z.object({
  run: z.string(),
  stage: z.enum(stages),
  attempt: z.number().int().positive(),
  /** The published run this one builds on: its cursors and its price history. */
  previous: z.string().nullable(),
  codeVersion: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  counts: countsSchema,
  objects: z.array(manifestObjectSchema),
  /** What is particular to the stage: sources and cursors, price history, model versions. */
  detail: z.record(z.string(), z.unknown()),
});
export type Manifest = z.infer<typeof manifestSchema>;

export function manifestPath(run: RunId, stage: Stage): string {
  return `manifests/run=${run}/${stage}.json`;
}

/** The run and stage that a manifest's path names, or undefined for any other path. */
export function parseManifestPath(path: string): { run: RunId; stage: Stage } | undefined {
  const match = /^manifests\/run=(\d{4}-\d{2}-\d{2}T\d{2})\/([a-z]+)\.json$/.exec(path);
  const stage = stages.find((name) => name === match?.[2]);
  return match && stage ? { run: match[1]!, stage } : undefined;
}

export function attemptPrefix(
  area: "raw" | "categorised" | "predictions" | "state" | "history",
  run: RunId,
  attempt: number,
): string {
  return `${area}/run=${run}/attempt=${attempt}`;
}

export function emptyCounts(): Counts {
  return { in: 0, out: 0, duplicate: 0, quarantined: 0, unlinked: 0 };
}

/** Whether every record that came in is accounted for exactly once. */
export function isConserved(counts: Counts): boolean {
  return counts.in === counts.out + counts.duplicate + counts.quarantined + counts.unlinked;
}

/**
 * Whether a manifest's figures agree: records are conserved, as many are in quarantine as it counts, and the fetch
 * stage wrote each of its results once.
 */
export function isConsistent({ stage, counts, objects }: Manifest): boolean {
  const rowsUnder = (area: string) =>
    objects.reduce((rows, object) => rows + (object.path.startsWith(area) ? object.rows : 0), 0);
  return (
    isConserved(counts) &&
    rowsUnder("quarantine/") === counts.quarantined &&
    (stage !== "fetch" || rowsUnder("raw/") === counts.out)
  );
}
