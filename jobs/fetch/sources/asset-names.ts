import { readCatalogue } from "../../../core/catalogue.ts";

/** What people call the assets, as far as the catalogue knows; else the symbol itself. */
export async function getAssetNames(symbols: readonly string[]): Promise<string[]> {
  if (symbols.length === 0) return [];
  const assets = new Map((await readCatalogue()).map((asset) => [asset.symbol, asset]));
  return symbols.map((symbol) => assets.get(symbol)?.aliases[0] ?? assets.get(symbol)?.name ?? symbol);
}
