import type { IdsRow } from "./part-builder.ts";
import type { RowWriter } from "./rows.ts";

/** The texts of a part whose id an earlier text has, by their places. */
export interface DuplicatesRow {
  texts: number[];
}

/** Finds the duplicates. Rows come by bucket, and within it in the order of the inputs: the first of an id counts. */
export async function checkIds(rows: AsyncIterable<string[]>, output: RowWriter): Promise<void> {
  let current: string | undefined;
  let seen = new Set<string>();
  let checked = 0;
  const endBucket = async () => {
    if (current !== undefined) await output.write(["bucket", current], { checked });
  };
  for await (const [bucket, part, j] of rows) {
    if (bucket !== current) {
      await endBucket();
      current = bucket;
      seen = new Set();
      checked = 0;
    }
    const { ids, texts }: IdsRow = JSON.parse(j!);
    const duplicates: number[] = [];
    for (const [at, id] of ids.entries()) {
      if (seen.has(id)) duplicates.push(texts[at]!);
      else seen.add(id);
    }
    checked += ids.length;
    if (duplicates.length > 0) await output.write(["duplicates", part!], { texts: duplicates });
  }
  await endBucket();
}
