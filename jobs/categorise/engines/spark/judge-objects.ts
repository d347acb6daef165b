import { readRawBlocks } from "../../../raw/read-raw-object.ts";
import { categoriseBlock } from "../../categorise-block.ts";
import { openRawInput } from "../../raw-input.ts";
import { createJudgeDeps } from "../../text-deps.ts";
import { orderKey, type SparkInput, type SparkJob } from "./job.ts";
import { PartBuilder } from "./part-builder.ts";
import { openPlace } from "./place.ts";
import type { RowWriter } from "./rows.ts";

/**
 * Reads and judges each object that a row names, as the worker threads do, block by block. What it holds is left in the
 * work folder in parts; the rows tell Spark of them, and last that the object is done and of how many parts.
 */
export async function judgeObjects(
  rows: AsyncIterable<string[]>,
  output: RowWriter,
  job: SparkJob,
): Promise<void> {
  const [lake, work] = await Promise.all([openPlace(job.lake), openPlace(job.work)]);
  const deps = await createJudgeDeps({ ...job, run: job.prefix });
  const now = new Date(job.now);
  const { lineBytesMax, expansionMax } = job;
  for await (const [row] of rows) {
    const input: SparkInput = JSON.parse(row!);
    const options = { origin: input.origin, now, lineBytesMax, expansionMax };
    let parts = 0;
    const begin = () => new PartBuilder(`${input.key}-${orderKey(parts++)}`, job, work);
    let part = begin();
    for await (const block of readRawBlocks(await openRawInput(input, lake), options)) {
      if (part.characters >= job.partCharacters) {
        await part.end(output);
        part = begin();
      }
      if ("fault" in block) part.fault(block.fault);
      else await categoriseBlock(block, options, deps, part);
    }
    await part.end(output);
    await output.write(["object", "", input.key], { parts });
  }
}
