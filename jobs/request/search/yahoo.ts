import type { AssetClass } from "../../../core/domain/record.ts";
import { createYahooClient } from "../../fetch/sources/yahoo/client.ts";
import type { AssetSearch } from "./asset-search.ts";

const classOfType: Record<string, AssetClass> = {
  EQUITY: "stock",
  ETF: "stock",
  INDEX: "index",
  CURRENCY: "fx",
  CRYPTOCURRENCY: "crypto",
  FUTURE: "commodity",
};

/** Yahoo's own search box. Options and funds are passed over: there is nothing of theirs to forecast. */
export const yahooSearch: AssetSearch = {
  source: "yahoo",
  async search(query, { http }) {
    const matches = await createYahooClient(http).search(query);
    return matches.flatMap(({ symbol, name, exchange, quoteType }) => {
      const assetClass = classOfType[quoteType];
      if (!assetClass) return [];
      return { symbol, name, class: assetClass, exchange: exchange ?? null, currency: null, source: "yahoo" };
    });
  },
};
