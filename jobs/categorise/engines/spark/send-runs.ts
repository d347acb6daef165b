import { randomUUID } from "node:crypto";
import { readObject } from "../../../../core/cloud/manifests.ts";
import type { DuplicatesRow } from "./check-ids.ts";
import { goneTexts } from "./gone-texts.ts";
import type { SparkJob } from "./job.ts";
import type { PartRow } from "./part-builder.ts";
import { openPlace } from "./place.ts";
import type { RowWriter } from "./rows.ts";

/** How many runs of a part went on, and how many of its texts are duplicates. */
export interface SentRow {
  duplicates: number;
  runs: number;
}

/** Which of a run's cells names the duplicates of its part. */
const goneCell = 4;

/**
 * Sends the rows of parts' runs on; where a part has duplicates, with the place where they are named. Rows come by part;
 * those that tell its duplicates come before it.
 */
export async function sendRuns(
  rows: AsyncIterable<string[]>,
  output: RowWriter,
  job: SparkJob,
): Promise<void> {
  const work = await openPlace(job.work);
  const duplicates = new Map<string, Set<number>>();
  for await (const [part, kind, j] of rows) {
    if (kind === "duplicates") {
      const { texts }: DuplicatesRow = JSON.parse(j!);
      const known = duplicates.get(part!) ?? new Set();
      for (const text of texts) known.add(text);
      duplicates.set(part!, known);
      continue;
    }
    const row: PartRow = JSON.parse(j!);
    const bytes = await readObject(work, row.rows);
    const gone = duplicates.get(part!);
    duplicates.delete(part!);
    if (gone) {
      const path = `gone/${part}.${randomUUID()}`;
      await work.put(path, Buffer.from(goneTexts(gone)));
      await output.writeBytes(naming(path, bytes));
    } else await output.writeBytes(bytes);
    const sent: SentRow = { duplicates: gone?.size ?? 0, runs: row.rows.rows };
    await output.write(["sent", "", "", part!, ""], sent);
  }
}

function naming(path: string, rows: Buffer): Buffer {
  const named = rows
    .toString("utf8")
    .split("\n")
    .slice(0, -1)
    .map((row) => `${row.split("\t").with(goneCell, path).join("\t")}\n`);
  return Buffer.from(named.join(""));
}
