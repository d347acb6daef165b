import { FolderStore } from "../../../../core/cloud/local/folder-store.ts";
import { readObject } from "../../../../core/cloud/manifests.ts";
import type { DuplicatesRow } from "./check-ids.ts";
import type { SparkJob } from "./job.ts";
import type { PartRow } from "./part-builder.ts";
import type { RowWriter } from "./rows.ts";
import { type Run, withoutTexts } from "./run.ts";

/** How many texts and lines of a part went on; the duplicates did not. */
export interface SentRow {
  duplicates: number;
  lines: number;
}

/** Sends the runs of parts on, without duplicates. Rows come by part; those that tell its duplicates come before it. */
export async function sendRuns(
  rows: AsyncIterable<string[]>,
  output: RowWriter,
  job: SparkJob,
): Promise<void> {
  const work = new FolderStore(job.work);
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
    const bytes = await readObject(work, row.runs);
    const gone = duplicates.get(part!);
    duplicates.delete(part!);
    let { lines } = row;
    if (gone) lines = await sendWithout(gone, bytes, output);
    else await output.writeBytes(bytes);
    await output.write(["sent", "", "", part!], { duplicates: gone?.size ?? 0, lines } satisfies SentRow);
  }
}

async function sendWithout(gone: ReadonlySet<number>, bytes: Buffer, output: RowWriter): Promise<number> {
  let lines = 0;
  for (const row of bytes.toString("utf8").split("\n").slice(0, -1)) {
    const cells = row.split("\t");
    const run = withoutTexts(JSON.parse(cells.pop()!) as Run, gone);
    lines += run.csv.length;
    await output.write(cells, run);
  }
  return lines;
}
