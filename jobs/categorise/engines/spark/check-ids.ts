import { IdSet } from "../../id-set.ts";
import type { SparkJob } from "./job.ts";
import { wordsAnId } from "./part-ids.ts";
import { openPlace } from "./place.ts";
import type { RowWriter } from "./rows.ts";
import { intsOf, readStretch, type Stretch } from "./stretch.ts";

/** The texts of a part whose id an earlier text has, by their places. */
export interface DuplicatesRow {
  texts: number[];
}

/** Finds the duplicates. Rows come by bucket, and within it in the order of the inputs: the first of an id counts. */
export async function checkIds(
  rows: AsyncIterable<string[]>,
  output: RowWriter,
  job: SparkJob,
): Promise<void> {
  const work = await openPlace(job.work);
  let current: string | undefined;
  let seen = new IdSet();
  let checked = 0;
  const endBucket = async () => {
    if (current !== undefined) await output.write(["bucket", current], { checked });
  };
  for await (const [bucket, part, j] of rows) {
    if (bucket !== current) {
      await endBucket();
      current = bucket;
      seen = new IdSet();
      checked = 0;
    }
    const stretch: Stretch = JSON.parse(j!);
    const words = intsOf(await readStretch(work, stretch));
    const duplicates: number[] = [];
    for (let at = 0; at < words.length; at += wordsAnId)
      if (!seen.add(words, at)) duplicates.push(words[at + 3]!);
    checked += words.length / wordsAnId;
    if (duplicates.length > 0) await output.write(["duplicates", part!], { texts: duplicates });
  }
  await endBucket();
}
