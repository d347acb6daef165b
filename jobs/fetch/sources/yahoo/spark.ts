import { z } from "zod";
import type { Http } from "../../http.ts";
import { parseJsonAnswer } from "../parse-json-answer.ts";
import { majorUnitOf } from "./major-unit.ts";

/** What Yahoo states of one symbol now. */
export interface YahooPrice {
  /** Yahoo's. */
  symbol: string;
  /** In whole units of `currency`. */
  price: number;
  at: Date;
  volume?: number;
  currency?: string;
}

export interface SparkAnswer {
  prices: YahooPrice[];
  /** Symbols that Yahoo has not, or states no price or time of. */
  missing: string[];
}

/** So many symbols go into one request. */
export const sparkSymbolsMax = 20;

const answerSchema = z.object({
  spark: z.object({ result: z.array(z.unknown()).nullable() }),
});
const resultSchema = z.object({
  symbol: z.string(),
  response: z.tuple([
    z.object({
      meta: z.object({
        regularMarketPrice: z.number().positive(),
        regularMarketTime: z.number().positive(),
        regularMarketVolume: z.number().nonnegative().optional(),
        currency: z.string().optional(),
      }),
    }),
  ]),
});

/**
 * The newest prices of up to twenty symbols by Yahoo's sparkline service, which asks for no cookie. It refuses a whole list
 * for one symbol that it has not: then the halves are asked, down to the one. Throws what `Http.get` throws.
 */
export async function getPrices(http: Http, symbols: readonly string[]): Promise<SparkAnswer> {
  if (symbols.length === 0) return { prices: [], missing: [] };
  const query = new URLSearchParams({ symbols: symbols.join(","), range: "1d", interval: "1d" });
  const url = `https://query2.finance.yahoo.com/v7/finance/spark?${query}`;
  const { status, text } = await http.get({ url, expect: "json", accept: [404] });
  if (status !== 404) return pricesOf(symbols, text);
  if (symbols.length === 1) return { prices: [], missing: [...symbols] };
  const middle = Math.ceil(symbols.length / 2);
  const one = await getPrices(http, symbols.slice(0, middle));
  const other = await getPrices(http, symbols.slice(middle));
  return { prices: [...one.prices, ...other.prices], missing: [...one.missing, ...other.missing] };
}

function pricesOf(symbols: readonly string[], text: string): SparkAnswer {
  const { spark } = parseJsonAnswer("yahoo", text, answerSchema);
  const prices = (spark.result ?? []).flatMap((value): YahooPrice[] => {
    const { data } = resultSchema.safeParse(value);
    if (!data) return [];
    const [{ meta }] = data.response;
    const { regularMarketTime, regularMarketVolume: volume } = meta;
    const { currency, statedPerUnit } = majorUnitOf(meta.currency);
    const price = meta.regularMarketPrice / statedPerUnit;
    return [{ symbol: data.symbol, price, at: new Date(regularMarketTime * 1_000), volume, currency }];
  });
  const found = new Set(prices.map(({ symbol }) => symbol));
  return { prices, missing: symbols.filter((symbol) => !found.has(symbol)) };
}
