import { attemptPrefix, emptyCounts } from "../../../core/domain/manifest.ts";
import { readRawBlocks } from "../../raw/read-raw-object.ts";
import type { StageContext } from "../../stage.ts";
import { type CategorisedLine, categorisedHeader, compareLines } from "../categorised-csv.ts";
import { openRawInput, type RawInput } from "../raw-input.ts";
import { type CategoriseEngine, extraSymbolsOf } from "./engine.ts";
import { type BlockInput, judgeBlocks } from "./judge-blocks.ts";
import { objectPathOf } from "./object-path.ts";

/** Worker threads of this process. Memory grows with the rows written. */
export const threadsEngine: CategoriseEngine = async (context, inputs, assetsFile) => {
  const { config, clock, signal } = context;
  const counts = emptyCounts();
  const reasons: Record<string, number> = {};
  const seen = new Set<string>();
  const byAsset = new Map<string, CategorisedLine[]>();
  const outcomes = judgeBlocks(blocksOf(context, inputs), {
    assetsFile,
    extraSymbols: extraSymbolsOf(context),
    now: clock.now(),
    lineBytesMax: config.lineBytesMax,
    threads: config.threads,
    signal,
  });
  for await (const outcome of flatten(outcomes)) {
    counts.in += 1;
    if ("fault" in outcome) {
      counts.quarantined += 1;
      reasons[outcome.fault.code] = (reasons[outcome.fault.code] ?? 0) + 1;
      context.quarantine(outcome.fault);
    } else if (seen.has(outcome.id)) counts.duplicate += 1;
    else {
      seen.add(outcome.id);
      counts[outcome.isLinked ? "out" : "unlinked"] += 1;
      for (const line of outcome.lines) gather(byAsset, line);
    }
  }
  const rows = await writeAll(context, byAsset);
  const assets = byAsset.size - (byAsset.has("") ? 1 : 0);
  return { counts, assets, rows, reasons };
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

async function* flatten<T>(batches: AsyncIterable<T[]>): AsyncGenerator<T> {
  for await (const batch of batches) yield* batch;
}

function gather(byAsset: Map<string, CategorisedLine[]>, line: CategorisedLine): void {
  const lines = byAsset.get(line.asset);
  if (lines) lines.push(line);
  else byAsset.set(line.asset, [line]);
}

/** Writes one object an asset and answers how many rows the assets have; the unlinked are beside them. */
async function writeAll(context: StageContext, byAsset: Map<string, CategorisedLine[]>): Promise<number> {
  const prefix = attemptPrefix("categorised", context.run, context.attempt);
  let rows = 0;
  for (const [asset, lines] of [...byAsset].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const body =
      categorisedHeader +
      lines
        .sort(compareLines)
        .map((line) => line.csv)
        .join("");
    await context.write(objectPathOf(prefix, asset), body, lines.length);
    if (asset) rows += lines.length;
  }
  return rows;
}
