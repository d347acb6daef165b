import { readCatalogue } from "../../../../core/catalogue.ts";

/** Our symbol → Yahoo's, as the catalogue has it; one that is not in the catalogue is taken for Yahoo's own. */
export async function getYahooSymbols(): Promise<(symbol: string) => string> {
  const assets = await readCatalogue();
  const yahooSymbols = new Map(assets.map(({ symbol, yahooSymbol }) => [symbol, yahooSymbol ?? symbol]));
  return (symbol) => yahooSymbols.get(symbol) ?? symbol;
}
