import { z } from "zod";
import type { AssetCandidate } from "../../../core/domain/asset-request.ts";
import type { AssetClass } from "../../../core/domain/record.ts";
import { parseJsonAnswer } from "../../fetch/sources/parse-json-answer.ts";
import type { AssetSearch } from "./asset-search.ts";

/** Yahoo's own search box. */
export const yahooSearch: AssetSearch = {
  source: "yahoo",
  async search(query, { http }) {
    const parameters = new URLSearchParams({ q: query, quotesCount: "10", newsCount: "0", listsCount: "0" });
    const url = `https://query2.finance.yahoo.com/v1/finance/search?${parameters}`;
    const { text } = await http.get({ url, expect: "json" });
    return toCandidates(parseJsonAnswer("yahoo", text, answerSchema));
  },
};

const answerSchema = z.object({ quotes: z.array(z.unknown()) });

const quoteSchema = z.object({
  symbol: z.string(),
  quoteType: z.string(),
  exchange: z.string().optional(),
  exchDisp: z.string().optional(),
  shortname: z.string().optional(),
  longname: z.string().optional(),
});

const classOfType: Record<string, AssetClass> = {
  EQUITY: "stock",
  ETF: "stock",
  INDEX: "index",
  CURRENCY: "fx",
  CRYPTOCURRENCY: "crypto",
  FUTURE: "commodity",
};

/** Options, funds and what is no quote at all are passed over: there is nothing of theirs to forecast. */
function toCandidates({ quotes }: z.infer<typeof answerSchema>): AssetCandidate[] {
  return quotes.flatMap((value) => {
    const quote = quoteSchema.safeParse(value).data;
    const assetClass = quote && classOfType[quote.quoteType];
    if (!assetClass) return [];
    return {
      symbol: quote.symbol,
      name: quote.longname ?? quote.shortname ?? quote.symbol,
      class: assetClass,
      exchange: quote.exchDisp ?? quote.exchange ?? null,
      currency: null,
      source: "yahoo",
    };
  });
}
