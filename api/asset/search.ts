import type { AssetRow } from "../../core/database/repositories/assets.ts";
import type { Asset } from "../../core/domain/assets.ts";
import { matchAsset, noMatch } from "../../core/domain/match-asset.ts";
import type { AssetClass } from "../../core/domain/record.ts";
import { fromCatalogue } from "./catalogue.ts";

export interface AssetSearch {
  search: string | undefined;
  class: AssetClass | undefined;
}

/** Where an asset stands in a list: those with results first, the better match first, then by symbol. */
export type AssetPlace = [known: number, match: number, symbol: string];

export interface FoundAsset {
  asset: AssetRow;
  place: AssetPlace;
}

/**
 * The assets of the table, and with a search text those of the catalogue too that may be added, in order. The
 * text is looked for in symbol, name, aliases and former symbols.
 */
export function searchAssets(
  table: readonly AssetRow[],
  catalogue: ReadonlyMap<string, Asset>,
  { search, class: wanted }: AssetSearch,
): FoundAsset[] {
  const text = search?.trim().toLowerCase() ?? "";
  const known = new Set(table.map(({ symbol }) => symbol));
  const found: FoundAsset[] = [];
  const consider = (asset: AssetRow, listed: Asset | undefined, isKnown: boolean) => {
    if (wanted && asset.class !== wanted) return;
    const { aliases, formerSymbols } = listed ?? { aliases: [], formerSymbols: [] };
    const match = matchAsset(text, { ...asset, aliases, formerSymbols });
    if (match !== noMatch) found.push({ asset, place: [isKnown ? 0 : 1, match, asset.symbol] });
  };
  for (const asset of table) consider(asset, catalogue.get(asset.symbol), true);
  if (text)
    for (const asset of catalogue.values())
      if (!known.has(asset.symbol)) consider(fromCatalogue(asset), asset, false);
  return found.sort((a, b) => comparePlaces(a.place, b.place));
}

export function comparePlaces(a: AssetPlace, b: AssetPlace): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}
