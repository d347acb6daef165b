import { readCatalogue } from "../../core/catalogue.ts";
import type { Asset } from "../../core/domain/assets.ts";
import type { TextDeps } from "../../core/text/categorise-text.ts";
import { buildLinkIndex } from "../../core/text/link/link-index.ts";
import { sentimentScorer } from "../../core/text/sentiment/score-sentiment.ts";

/** What judging needs, made from a catalogue and the symbols asked for beside it. Throws as `readCatalogue`. */
export async function createTextDeps(
  assetsFile: string | undefined,
  extraSymbols: readonly string[] = [],
): Promise<TextDeps> {
  const assets = await readCatalogue(assetsFile);
  const known = new Set(assets.map((asset) => asset.symbol));
  const extra = extraSymbols.filter((symbol) => !known.has(symbol)).map(bareAsset);
  return { links: buildLinkIndex([...assets, ...extra]), sentiment: sentimentScorer };
}

function bareAsset(symbol: string): Asset {
  return { symbol, class: "stock", name: symbol, formerSymbols: [], aliases: [] };
}
