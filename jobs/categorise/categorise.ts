import { symbolInPath } from "../../core/domain/assets.ts";
import { attemptPrefix, emptyCounts } from "../../core/domain/manifest.ts";
import type { RawSource } from "../raw/contract.ts";
import { readRawBlocks } from "../raw/read-raw-object.ts";
import type { StageContext, StageProgram, StageResult } from "../stage.ts";
import { categorisedHeader } from "./categorised-csv.ts";
import type { EngineInput } from "./engines/engine.ts";
import { threadsEngine } from "./engines/threads.ts";
import { IdSet } from "./id-set.ts";
import type { PackedBlock } from "./packed-block.ts";
import { RowStore } from "./row-store.ts";
import { UnlinkedList } from "./unlinked-list.ts";

/** A raw object (or file) to be read. */
export interface RawInput {
  origin: string;
  open(): Promise<RawSource>;
}

/** The stage, with the catalogue that ships with the product. */
export const categorise: StageProgram = (context) => categoriseRun(context);

/** Categorises every raw object of the run's fetch manifest. Throws `manifest.missing`, `object.corrupt`, … */
export async function categoriseRun(context: StageContext, assetsFile?: string): Promise<StageResult> {
  const { objects } = await context.manifest("fetch");
  const inputs = objects
    .filter(({ path }) => path.startsWith("raw/"))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((object) => ({ origin: object.path, open: () => context.readObject(object) }));
  return categoriseInputs(context, inputs, assetsFile);
}

/**
 * Reads raw lines, links and scores each text, and writes one CSV an asset. The first of two records with one id counts,
 * the others are duplicates; the ids of texts that name no asset are listed under `_unlinked` in the order in which they
 * were read (readers of Hive-style paths pass over a leading underscore). Prices are the predict stage's and not counted.
 */
export async function categoriseInputs(
  context: StageContext,
  inputs: readonly RawInput[],
  assetsFile?: string,
): Promise<StageResult> {
  const { config, clock, run, signal } = context;
  const counts = emptyCounts();
  const reasons: Record<string, number> = {};
  const seen = new IdSet();
  await using rows = new RowStore(config.categoriseBytesHeld);
  const unlinked = new UnlinkedList(context);
  const blocks = threadsEngine(blocksOf(context, inputs), {
    run,
    assetsFile,
    extraSymbols: [...config.assets, ...(context.options.assets ?? [])],
    now: clock.now(),
    lineBytesMax: config.lineBytesMax,
    threads: config.threads,
    signal,
  });
  for await (const block of blocks) {
    for (const fault of block.faults) {
      reasons[fault.code] = (reasons[fault.code] ?? 0) + 1;
      context.quarantine(fault);
    }
    counts.in += block.faults.length + block.rowCounts.length;
    counts.quarantined += block.faults.length;
    let piece = 0;
    let row = 0;
    for (let record = 0; record < block.rowCounts.length; record += 1) {
      const rowCount = block.rowCounts[record]!;
      const isNew = seen.add(block.hashes, record * 3);
      counts[isNew ? (rowCount > 0 ? "out" : "unlinked") : "duplicate"] += 1;
      if (isNew && rowCount === 0 && unlinked.add(pieceOf(block, piece))) await unlinked.write();
      for (let at = 0; isNew && at < rowCount; at += 1) {
        const [publishedMs, recordId] = [block.publishedMs[row + at]!, block.recordIds[row + at]!];
        const text = pieceOf(block, piece + at);
        if (rows.add(block.assets[row + at]!, { publishedMs, recordId, text })) await rows.spill();
      }
      piece += Math.max(1, rowCount);
      row += rowCount;
    }
  }
  await unlinked.write();
  const { assets } = rows;
  const written = await writeAssets(context, rows);
  return { counts, detail: { engine: "threads", assets: assets.length, rows: written, reasons } };
}

function pieceOf({ text, ends }: PackedBlock, piece: number): Uint8Array {
  return text.subarray(piece === 0 ? 0 : ends[piece - 1], ends[piece]);
}

async function* blocksOf(context: StageContext, inputs: readonly RawInput[]): AsyncGenerator<EngineInput> {
  const { config, clock } = context;
  for (const [at, { origin, open }] of inputs.entries()) {
    context.onProgress("categorise", at, inputs.length);
    const blocks = readRawBlocks(await open(), { ...config, origin, now: clock.now() });
    for await (const block of blocks) yield "fault" in block ? block : { ...block, origin };
  }
  context.onProgress("categorise", inputs.length, inputs.length);
}

/** Writes one object an asset and answers how many rows they hold. */
async function writeAssets(context: StageContext, rows: RowStore): Promise<number> {
  const prefix = attemptPrefix("categorised", context.run, context.attempt);
  const header = Buffer.from(categorisedHeader);
  let written = 0;
  for (const asset of rows.assets) {
    const texts = await rows.take(asset);
    const path = `${prefix}/asset=${symbolInPath(asset)}/part-00000.csv`;
    await context.write(path, Buffer.concat([header, ...texts]), texts.length);
    written += texts.length;
  }
  return written;
}
