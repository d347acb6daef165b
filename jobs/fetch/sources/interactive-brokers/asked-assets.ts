import { readCatalogue } from "../../../../core/catalogue.ts";
import type { AskedAsset } from "./ib-contracts.ts";

/** What the catalogue knows of these symbols; one that is not in it is taken for a stock, in whatever currency IB has. */
export async function getAskedAssets(symbols: readonly string[]): Promise<AskedAsset[]> {
  const catalogue = new Map((await readCatalogue()).map((asset) => [asset.symbol, asset]));
  return symbols.map((symbol) => catalogue.get(symbol) ?? { symbol, class: "stock" });
}
