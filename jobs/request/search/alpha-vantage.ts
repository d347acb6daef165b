import { z } from "zod";
import type { AssetCandidate } from "../../../core/domain/asset-request.ts";
import { AppError } from "../../../core/domain/errors.ts";
import type { AssetClass } from "../../../core/domain/record.ts";
import { parseJsonAnswer } from "../../fetch/sources/parse-json-answer.ts";
import type { AssetSearch } from "./asset-search.ts";

/** Alpha Vantage's SYMBOL_SEARCH. Without a key it finds nothing. */
export const alphaVantageSearch: AssetSearch = {
  source: "alpha-vantage",
  async search(query, { http, config }) {
    const { alphaVantageApiKey } = config.keys;
    if (!alphaVantageApiKey) return [];
    const parameters = new URLSearchParams({
      function: "SYMBOL_SEARCH",
      keywords: query,
      apikey: alphaVantageApiKey,
    });
    const url = `https://www.alphavantage.co/query?${parameters}`;
    const { text } = await http.get({ url, expect: "json" });
    const { bestMatches, ...words } = parseJsonAnswer("alpha-vantage", text, answerSchema);
    if (bestMatches) return bestMatches.flatMap(toCandidate);
    // It says with 200 that its limit is met, and so why there is no answer.
    throw new AppError("source.throttled", {
      message: `Alpha Vantage: ${words.Note ?? words.Information ?? words["Error Message"] ?? "no answer"}`,
      source: "alpha-vantage",
    });
  },
};

const matchSchema = z.object({
  "1. symbol": z.string(),
  "2. name": z.string(),
  "3. type": z.string(),
  "4. region": z.string().optional(),
  "8. currency": z.string().optional(),
});
const answerSchema = z.object({
  bestMatches: z.array(z.unknown()).optional(),
  Note: z.string().optional(),
  Information: z.string().optional(),
  "Error Message": z.string().optional(),
});

const classOfType: Record<string, AssetClass> = { Equity: "stock", ETF: "stock" };

function toCandidate(value: unknown): AssetCandidate[] {
  const match = matchSchema.safeParse(value).data;
  const assetClass = match && classOfType[match["3. type"]];
  if (!assetClass) return [];
  return [
    {
      symbol: match["1. symbol"],
      name: match["2. name"],
      class: assetClass,
      exchange: match["4. region"] ?? null,
      currency: match["8. currency"] ?? null,
      source: "alpha-vantage",
    },
  ];
}
