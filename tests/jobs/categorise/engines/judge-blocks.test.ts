import { expect, test } from "vitest";
import {
  type BlockInput,
  type JudgeOptions,
  judgeBlocks,
} from "../../../../jobs/categorise/engines/judge-blocks.ts";
import { goodRecord, jsonLines, poisonNow } from "../../../support/poison.ts";

/** Blocks without end that say when they are closed. */
function endless(): { blocks: AsyncGenerator<BlockInput>; isClosed: () => boolean } {
  let closed = false;
  async function* blocks(): AsyncGenerator<BlockInput> {
    const bytes = jsonLines(...Array.from({ length: 1_000 }, (_, at) => goodRecord(`${at}`)));
    try {
      while (true) yield { origin: "test", firstLine: 1, bytes };
    } finally {
      closed = true;
    }
  }
  return { blocks: blocks(), isClosed: () => closed };
}

const options: JudgeOptions = {
  run: "2026-01-15T12",
  assetsFile: undefined,
  extraSymbols: [],
  sentimentModel: undefined,
  now: poisonNow,
  lineBytesMax: 100_000,
  threads: 1,
  signal: new AbortController().signal,
};

async function drain(blocks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of blocks);
}

test.each([1, 2])("what is read is closed when the stage is aborted (threads: %i)", async (threads) => {
  const abort = new AbortController();
  const read = endless();
  const judged = judgeBlocks(read.blocks, { ...options, threads, signal: abort.signal });
  expect((await judged.next()).value).toMatchObject({ faults: [] });
  expect(read.isClosed()).toBe(false);
  abort.abort(new Error("enough"));
  await expect(drain(judged)).rejects.toThrow();
  expect(read.isClosed()).toBe(true);
});

test("what is read is closed when the catalogue is not there", async () => {
  const read = endless();
  await expect(drain(judgeBlocks(read.blocks, { ...options, assetsFile: "/nowhere.csv" }))).rejects.toThrow();
  expect(read.isClosed()).toBe(true);
});
