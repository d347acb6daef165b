import { readCatalogue } from "../../core/catalogue.ts";
import type { Asset } from "../../core/domain/assets.ts";
import { readSentimentScorer } from "../../core/sentiment-model.ts";
import type { TextDeps } from "../../core/text/categorise-text.ts";
import { buildLinkIndex } from "../../core/text/link/link-index.ts";

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

function bareAsset(symbol: string): Asset {
  return { symbol, class: "stock", name: symbol, formerSymbols: [], aliases: [] };
}
