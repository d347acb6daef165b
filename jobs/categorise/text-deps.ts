import { createHash } from "node:crypto";
import { readCatalogue } from "../../core/catalogue.ts";
import type { Asset } from "../../core/domain/assets.ts";
import { readSentimentScorer } from "../../core/sentiment-model.ts";
import type { TextDeps } from "../../core/text/categorise-text.ts";
import { buildLinkIndex } from "../../core/text/link/link-index.ts";
import { BlockScanner } from "./scanner/block-scanner.ts";
import { firstWordsOf } from "./scanner/first-words.ts";
import { makeNameTable } from "./scanner/name-table.ts";

/** What judging raw lines needs. */
export interface JudgeDeps extends TextDeps {
  scanner: BlockScanner;
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

/** And what judging raw lines needs; ids are hashed with a seed made from `run`: two that collide do so in that run alone. */
export async function createJudgeDeps(
  run: string,
  ...[assetsFile, extraSymbols]: Parameters<typeof createTextDeps>
): Promise<JudgeDeps> {
  const deps = await createTextDeps(assetsFile, extraSymbols);
  const seed = createHash("sha256").update(run).digest().readBigUInt64LE();
  return { ...deps, scanner: new BlockScanner(makeNameTable(firstWordsOf(deps.links)), seed) };
}

function bareAsset(symbol: string): Asset {
  return { symbol, class: "stock", name: symbol, formerSymbols: [], aliases: [] };
}
