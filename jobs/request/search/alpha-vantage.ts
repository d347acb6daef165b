import type { AssetClass } from "../../../core/domain/record.ts";
import { createAlphaVantageClient } from "../../fetch/sources/alpha-vantage/client.ts";
import { getAlphaVantageSymbols } from "../../fetch/sources/alpha-vantage/symbols.ts";
import type { AssetSearch } from "./asset-search.ts";

const classOfType: Record<string, AssetClass> = { Equity: "stock", ETF: "stock" };

/**
 * Alpha Vantage's SYMBOL_SEARCH, under our symbols; what its prices could not be asked for by these is passed over.
 * Without a key it finds nothing.
 */
export const alphaVantageSearch: AssetSearch = {
  source: "alpha-vantage",
  async search(query, { http, config, clock }) {
    const key = config.keys.alphaVantageApiKey;
    if (!key) return [];
    const { symbolOf, nativeOf } = await getAlphaVantageSymbols();
    const matches = await createAlphaVantageClient(http, key, clock).search(query);
    return matches.flatMap(({ symbol: theirs, name, type, region, currency }) => {
      const symbol = symbolOf(theirs);
      const native = symbol === undefined ? undefined : nativeOf(symbol);
      const assetClass = classOfType[type];
      if (!symbol || !assetClass || native?.kind !== "stock" || native.symbol !== theirs) return [];
      return { symbol, name, class: assetClass, exchange: region, currency, source: "alpha-vantage" };
    });
  },
};
