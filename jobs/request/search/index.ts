import { alphaVantageSearch } from "./alpha-vantage.ts";
import type { AssetSearch } from "./asset-search.ts";
import { yahooSearch } from "./yahoo.ts";

/** Every source that can be searched: one line each. */
export const searches: AssetSearch[] = [yahooSearch, alphaVantageSearch];
