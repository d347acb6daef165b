import { setImmediate } from "node:timers/promises";
import { attemptPrefix, emptyCounts } from "../../../core/domain/manifest.ts";
import { readRawBlocks } from "../../raw/read-raw-object.ts";
import type { StageContext } from "../../stage.ts";
import { categorisedHeader, unlinkedHeader } from "../categorised-csv.ts";
import { IdSet } from "../id-set.ts";
import type { PackedBlock } from "../packed-block.ts";
import { openRawInput, type RawInput } from "../raw-input.ts";
import { RowStore } from "../row-store.ts";
import { signaturesHeader, signaturesPath } from "../signatures.ts";
import { SpillFile, withHeader } from "../spill-file.ts";
import { type CategoriseEngine, type EngineResult, extraSymbolsOf } from "./engine.ts";
import { type BlockInput, judgeBlocks } from "./judge-blocks.ts";
import { objectPathOf } from "./object-path.ts";

/**
 * Worker threads of this process. Of the rows no more than the configured bytes stay in memory, and of the ids some 30 bytes
 * each; the rows of the asset that is written are all in memory.
 */
export const threadsEngine: CategoriseEngine = async (context, inputs, assetsFile) => {
  const { config, clock, run, signal } = context;
  await using gathered = new Gathered(config.categoriseBytesHeld);
  const blocks = judgeBlocks(blocksOf(context, inputs), {
    run,
    assetsFile,
    extraSymbols: extraSymbolsOf(context),
    sentimentModel: config.sentimentModel,
    now: clock.now(),
    lineBytesMax: config.lineBytesMax,
    threads: config.threads,
    signal,
  });
  for await (const block of blocks) {
    for (const fault of block.faults) context.quarantine(fault);
    await gathered.add(block);
  }
  return await gathered.write(context);
};

async function* blocksOf(context: StageContext, inputs: readonly RawInput[]): AsyncGenerator<BlockInput> {
  const { config, clock, store } = context;
  for (const [at, input] of inputs.entries()) {
    context.onProgress("categorise", at, inputs.length);
    const { origin } = input;
    const blocks = readRawBlocks(await openRawInput(input, store), { ...config, origin, now: clock.now() });
    for await (const block of blocks) yield "fault" in block ? block : { ...block, origin };
  }
  context.onProgress("categorise", inputs.length, inputs.length);
}

/** What the blocks of a run, taken in their order, come to. */
class Gathered implements AsyncDisposable {
  readonly #counts = emptyCounts();
  readonly #reasons: Record<string, number> = {};
  readonly #seen = new IdSet();
  readonly #rows: RowStore;
  readonly #unlinked = new SpillFile("unlinked");
  readonly #signatures = new SpillFile("signatures");

  constructor(bytesHeld: number) {
    this.#rows = new RowStore(bytesHeld);
  }

  async add(block: PackedBlock): Promise<void> {
    const counts = this.#counts;
    for (const { code } of block.faults) this.#reasons[code] = (this.#reasons[code] ?? 0) + 1;
    counts.quarantined += block.faults.length;
    counts.in += block.faults.length + block.rowCounts.length;
    const { text, ends, rowCounts } = block;
    let start = 0;
    let piece = 0;
    let row = 0;
    // Ids of the unlinked that stand in a row are copied together: those from here on.
    let idsFrom = 0;
    for (let record = 0; record < rowCounts.length; record += 1) {
      const rowCount = rowCounts[record]!;
      const isNew = this.#seen.add(block.hashes, record * 3);
      counts[isNew ? (rowCount > 0 ? "out" : "unlinked") : "duplicate"] += 1;
      const isUnlinked = isNew && rowCount === 0;
      if (!isUnlinked && idsFrom < start) await this.#unlinked.append(text.subarray(idsFrom, start));
      if (rowCount === 0) start = ends[piece++]!;
      for (let at = 0; at < rowCount; at += 1) {
        const [middle, end] = [ends[piece]!, ends[piece + 1]!];
        const publishedMs = block.publishedMs[row]!;
        if (isNew && this.#rows.add(block.assets[row]!, { publishedMs, text, start, middle, end }))
          await this.#rows.spill();
        start = end;
        piece += 2;
        row += 1;
      }
      if (!isUnlinked) idsFrom = start;
    }
    if (idsFrom < start) await this.#unlinked.append(text.subarray(idsFrom, start));
  }

  /** Writes the list of the unlinked, one object an asset, and the signatures of all. */
  async write(context: StageContext): Promise<EngineResult> {
    const prefix = attemptPrefix("categorised", context.run, context.attempt);
    const { unlinked } = this.#counts;
    if (unlinked > 0)
      await context.write(
        objectPathOf(prefix, ""),
        withHeader(unlinkedHeader, this.#unlinked.pieces()),
        unlinked,
      );
    const byPath = new Map(this.#rows.assets.map((asset) => [objectPathOf(prefix, asset), asset]));
    const header = Buffer.from(categorisedHeader);
    let rows = 0;
    for (const path of [...byPath.keys()].sort()) {
      // A store may write small objects without a turn of the event loop: signals and timers have theirs here.
      await setImmediate();
      const taken = await this.#rows.take(byPath.get(path)!, header);
      await context.write(path, taken.csv, taken.rows);
      await this.#signatures.append(taken.signatures);
      rows += taken.rows;
    }
    if (rows > 0)
      await context.write(
        signaturesPath(prefix),
        withHeader(signaturesHeader, this.#signatures.pieces()),
        rows,
      );
    return { counts: this.#counts, assets: byPath.size, rows, reasons: this.#reasons };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#rows[Symbol.asyncDispose]();
    await this.#unlinked[Symbol.asyncDispose]();
    await this.#signatures[Symbol.asyncDispose]();
  }
}
