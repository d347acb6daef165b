import { symbolInPath } from "../../core/domain/assets.ts";
import { attemptPrefix, emptyCounts } from "../../core/domain/manifest.ts";
import type { RawSource } from "../raw/contract.ts";
import { readRawBlocks } from "../raw/read-raw-object.ts";
import type { StageContext, StageProgram, StageResult } from "../stage.ts";
import { type CategorisedLine, categorisedHeader, compareLines } from "./categorised-csv.ts";
import type { EngineInput } from "./engines/engine.ts";
import { threadsEngine } from "./engines/threads.ts";
import { signaturesHeader, signaturesPath } from "./signatures.ts";

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
 * Reads raw lines, links and scores each text once, and writes one CSV an asset. The first of two records with one id
 * counts, the others are duplicates; a text that names no asset is kept under `_unlinked` (readers of Hive-style paths
 * pass over a leading underscore). Prices are the predict stage's and not counted. Memory grows with the rows written.
 */
export async function categoriseInputs(
  context: StageContext,
  inputs: readonly RawInput[],
  assetsFile?: string,
): Promise<StageResult> {
  const { config, clock, signal } = context;
  const counts = emptyCounts();
  const reasons: Record<string, number> = {};
  const seen = new Set<string>();
  const byAsset = new Map<string, CategorisedLine[]>();
  const outcomes = threadsEngine(blocksOf(context, inputs), {
    assetsFile,
    extraSymbols: [...config.assets, ...(context.options.assets ?? [])],
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
  return { counts, detail: { engine: "threads", assets, rows, reasons } };
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

async function* flatten<T>(batches: AsyncIterable<T[]>): AsyncGenerator<T> {
  for await (const batch of batches) yield* batch;
}

function gather(byAsset: Map<string, CategorisedLine[]>, line: CategorisedLine): void {
  const lines = byAsset.get(line.asset);
  if (lines) lines.push(line);
  else byAsset.set(line.asset, [line]);
}

/** Writes one object an asset, its signatures beside it, and answers how many rows the assets have; the unlinked come without. */
async function writeAll(context: StageContext, byAsset: Map<string, CategorisedLine[]>): Promise<number> {
  const prefix = attemptPrefix("categorised", context.run, context.attempt);
  let rows = 0;
  for (const [asset, lines] of [...byAsset].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const folder = asset ? `asset=${symbolInPath(asset)}` : "_unlinked";
    const body =
      categorisedHeader +
      lines
        .sort(compareLines)
        .map((line) => line.csv)
        .join("");
    await context.write(`${prefix}/${folder}/part-00000.csv`, body, lines.length);
    if (!asset) continue;
    const signatures = signaturesHeader + lines.map((line) => line.signature).join("");
    await context.write(signaturesPath(prefix, asset), signatures, lines.length);
    rows += lines.length;
  }
  return rows;
}
