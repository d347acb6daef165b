import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { manifestObjectSchema } from "../../../../core/domain/manifest.ts";
import { readRows } from "./rows.ts";

const count = z.number().int().nonnegative();
const partSchema = z.object({
  in: count,
  texts: count,
  lines: count,
  rows: manifestObjectSchema,
  faults: manifestObjectSchema.nullable(),
});
const row = {
  object: z.object({ parts: count }),
  part: partSchema,
  bucket: z.object({ checked: count }),
  duplicates: z.object({ texts: z.array(count) }),
  sent: z.object({ duplicates: count, runs: count }),
  received: z.record(z.string(), z.object({ runs: count, lines: count, gone: count })),
  written: z.object({
    asset: z.string(),
    object: manifestObjectSchema,
    signatures: z.object({ path: z.string(), start: count, bytes: count }).optional(),
  }),
};

/** What the three statements of categorise.sql came to; keys are those of objects and parts. */
export interface SparkResults {
  objects: [key: string, { parts: number }][];
  parts: [key: string, z.infer<typeof partSchema>][];
  buckets: { checked: number }[];
  /** How many duplicates were found in a part; one entry a bucket. */
  duplicates: [part: string, number][];
  sent: [part: string, { duplicates: number; runs: number }][];
  /** One entry a part and program that wrote. */
  received: [part: string, { runs: number; lines: number; gone: number }][];
  written: z.infer<typeof row.written>[];
}

/** Reads the rows that Spark wrote, but for the ids. Throws when one is not as the programs write it. */
export async function readResults(rows: AsyncIterable<string[]>): Promise<SparkResults> {
  const results: SparkResults = {
    objects: [],
    parts: [],
    buckets: [],
    duplicates: [],
    sent: [],
    received: [],
    written: [],
  };
  for await (const [kind, , key, j] of rows) {
    if (kind === "ids") continue;
    const value: unknown = JSON.parse(j ?? "");
    if (kind === "object") results.objects.push([key!, row.object.parse(value)]);
    else if (kind === "part") results.parts.push([key!, row.part.parse(value)]);
    else if (kind === "bucket") results.buckets.push(row.bucket.parse(value));
    else if (kind === "duplicates") results.duplicates.push([key!, row.duplicates.parse(value).texts.length]);
    else if (kind === "sent") results.sent.push([key!, row.sent.parse(value)]);
    else if (kind === "received")
      for (const entry of Object.entries(row.received.parse(value))) results.received.push(entry);
    else results.written.push(row.written.parse(value));
  }
  return results;
}

/** The rows of all three statements, from the folder where Spark left them. */
export async function* rowsIn(work: string): AsyncGenerator<string[]> {
  for (const folder of ["judged", "checked", "written"]) yield* rowsOf(path.join(work, folder));
}

/** Beside its rows Spark leaves checksums (`.name.crc`) and a mark that it is done (`_SUCCESS`). */
async function* rowsOf(folder: string): AsyncGenerator<string[]> {
  const names = (await readdir(folder)).filter((name) => /^[^._]/.test(name));
  for (const name of names.sort()) yield* readRows(createReadStream(path.join(folder, name)));
}
