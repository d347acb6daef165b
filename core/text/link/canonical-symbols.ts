import type { Asset } from "../../domain/assets.ts";

/**
 * Which symbol speaks for each: symbols with one `cik` are one company, and a former symbol is its present one, unless
 * its time is over and another asset bears it now.
 * The one with an industry (a catalogue gives it to the main listing), then the shortest, then the first wins.
 */
export function canonicalSymbols(assets: readonly Asset[]): Map<string, string> {
  const main = new Map<string, Asset>();
  for (const asset of assets) {
    if (!asset.cik) continue;
    const other = main.get(asset.cik);
    if (!other || weight(asset) > weight(other)) main.set(asset.cik, asset);
  }
  const bySymbol = new Map(
    assets.map((asset) => [asset.symbol, (asset.cik && main.get(asset.cik)?.symbol) || asset.symbol]),
  );
  for (const asset of assets)
    for (const { symbol: former, until } of asset.formerSymbols)
      if (until === undefined && bySymbol.has(former)) bySymbol.set(former, bySymbol.get(asset.symbol)!);
  return bySymbol;
}

function weight(asset: Asset): number {
  return (asset.industry ? 100 : 0) + (asset.sector ? 10 : 0) - asset.symbol.length;
}
