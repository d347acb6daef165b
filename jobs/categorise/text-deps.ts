import { createHash } from "node:crypto";
import { readCatalogue } from "../../core/catalogue.ts";
import type { Asset } from "../../core/domain/assets.ts";
import { openConfiguredTransformer, readSentimentScorer } from "../../core/sentiment-model.ts";
import type { TextDeps } from "../../core/text/categorise-text.ts";
import { buildLinkIndex } from "../../core/text/link/link-index.ts";
import type { BatchScorer } from "../../core/text/sentiment/batch-scorer.ts";
import { BlockScanner } from "./scanner/block-scanner.ts";
import { firstWordsOf } from "./scanner/first-words.ts";
import { makeNameTable } from "./scanner/name-table.ts";

/** What judging raw lines needs. */
export interface JudgeDeps extends TextDeps {
  scanner: BlockScanner;
  /** An operator's transformer in place of `sentiment`. */
  transformer: BatchScorer | undefined;
}

/** What of it is told from outside; crosses threads and processes. */
export interface JudgeSettings {
  /** Ids are hashed with a seed made from it: two that collide do so in one run alone. */
  run: string;
  assetsFile: string | undefined;
  extraSymbols: readonly string[];
  /** The folder of a transformer, if one scores. */
  sentimentModel: string | undefined;
}

/** What judging needs, made from a catalogue and the symbols asked for beside it. Throws as `readCatalogue` and `readSentimentScorer`. */
export async function createTextDeps(
  assetsFile: string | undefined,
  extraSymbols: readonly string[] = [],
): Promise<TextDeps> {
  const assets = await readCatalogue(assetsFile);
  const known = new Set(assets.map((asset) => asset.symbol));
  const extra = extraSymbols.filter((symbol) => !known.has(symbol)).map(bareAsset);
  return { links: buildLinkIndex([...assets, ...extra]), sentiment: await readSentimentScorer() };
}

/** And what judging raw lines needs. Throws `transformer.missing` and `transformer.invalid` too. */
export async function createJudgeDeps(settings: JudgeSettings): Promise<JudgeDeps> {
  const deps = await createTextDeps(settings.assetsFile, settings.extraSymbols);
  const seed = createHash("sha256").update(settings.run).digest().readBigUInt64LE();
  const scanner = new BlockScanner(makeNameTable(firstWordsOf(deps.links)), seed);
  return { ...deps, scanner, transformer: await openConfiguredTransformer(settings.sentimentModel) };
}

function bareAsset(symbol: string): Asset {
  return { symbol, class: "stock", name: symbol, formerSymbols: [], aliases: [] };
}
