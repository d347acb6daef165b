import { z } from "zod";
import type { Clock } from "../../../../core/cloud/ports.ts";
import { AppError } from "../../../../core/domain/errors.ts";
import type { Http } from "../../http.ts";
import type { CorporateActions } from "../place-actions.ts";
import { answerSchema, createAsking, refuse } from "./ask.ts";
import { dailyCall, newsCall, quoteCall } from "./calls.ts";
import type { NativeSymbol } from "./symbols.ts";

/** Days by date as Alpha Vantage states them, or what the plan does not have. */
export type DailyAnswer = { days: Record<string, unknown> } | { premium: "adjusted" | "full"; said: string };

export interface CompanyActions extends CorporateActions {
  /** How many entries could not be read. */
  unreadable: number;
}

export interface NewsPage {
  /** Oldest first. */
  items: unknown[];
  /** Whether as many came as were asked for, so that there may be more. */
  isFull: boolean;
}

/** An asset that its search found. */
export interface AlphaVantageMatch {
  /** Its own spelling. */
  symbol: string;
  name: string;
  /** `Equity`, `ETF`, `Mutual Fund`, … */
  type: string;
  region: string;
  currency: string;
  /** In [0, 1]. */
  score: number;
}

/**
 * Every method throws what `Asking.ask` throws, `asset.not_found` for a symbol that Alpha Vantage has not, and
 * `source.rejected` for all else.
 */
export interface AlphaVantageClient {
  getNews(from: Date, to: Date, limit: number): Promise<NewsPage>;
  getDaily(native: NativeSymbol, options: { isAdjusted: boolean; isFull: boolean }): Promise<DailyAnswer>;
  /** A company's dividends and splits; undefined when the key's plan does not have them. */
  getActions(symbol: string): Promise<CompanyActions | undefined>;
  /** `GLOBAL_QUOTE`, or for pairs and coins `CURRENCY_EXCHANGE_RATE`, as answered. */
  getQuote(native: NativeSymbol): Promise<Record<string, unknown>>;
  search(text: string): Promise<AlphaVantageMatch[]>;
}

const newsSchema = z.object({ items: z.coerce.number().int(), feed: z.array(z.unknown()) });
const listSchema = z.object({ data: z.array(z.unknown()) });
const dividendSchema = z
  .object({ ex_dividend_date: z.iso.date(), amount: z.coerce.number().positive() })
  .transform(({ ex_dividend_date: date, amount }) => ({ date, amount }));
const splitSchema = z
  .object({ effective_date: z.iso.date(), split_factor: z.coerce.number().positive() })
  .transform(({ effective_date: date, split_factor: ratio }) => ({ date, ratio }));
const matchSchema = z
  .object({
    "1. symbol": z.string().min(1),
    "2. name": z.string(),
    "3. type": z.string(),
    "4. region": z.string(),
    "8. currency": z.string(),
    "9. matchScore": z.coerce.number(),
  })
  .transform(
    (match): AlphaVantageMatch => ({
      symbol: match["1. symbol"],
      name: match["2. name"],
      type: match["3. type"],
      region: match["4. region"],
      currency: match["8. currency"],
      score: match["9. matchScore"],
    }),
  );
const matchesSchema = z.object({ bestMatches: z.array(matchSchema) });

export function createAlphaVantageClient(http: Http, key: string, clock: Clock): AlphaVantageClient {
  const { ask, shaped } = createAsking(http, key, clock);
  return {
    async getNews(from, to, limit) {
      const { answer, refusal } = await ask(newsCall(from, to, limit));
      if (refusal?.kind === "nothing_found") return { items: [], isFull: false };
      if (refusal) refuse(refusal.said);
      const { items, feed } = shaped(newsSchema, answer, answer);
      return { items: feed, isFull: Math.max(items, feed.length) >= limit };
    },

    async getDaily(native, options) {
      const { answer, refusal } = await ask(dailyCall(native, options));
      if (refusal?.kind === "premium")
        return { premium: /outputsize/i.test(refusal.said) ? "full" : "adjusted", said: refusal.said };
      if (refusal?.kind === "call" || Object.keys(answer).length === 0) throw notFound(native);
      if (refusal) refuse(refusal.said);
      const series = Object.entries(answer).find(([field]) => field.startsWith("Time Series"))?.[1];
      return { days: shaped(answerSchema, series, answer) };
    },

    async getActions(symbol) {
      const splits = await getList("SPLITS", symbol, splitSchema);
      const dividends = splits && (await getList("DIVIDENDS", symbol, dividendSchema));
      if (!splits || !dividends) return undefined;
      const unreadable = splits.unreadable + dividends.unreadable;
      return { splits: splits.entries, dividends: dividends.entries, unreadable };
    },

    async getQuote(native) {
      const { answer, refusal } = await ask(quoteCall(native));
      if (refusal?.kind === "call") throw notFound(native);
      if (refusal) refuse(refusal.said);
      const stated = answer["Global Quote"] ?? answer["Realtime Currency Exchange Rate"];
      const quote = shaped(answerSchema, stated, answer);
      if (Object.keys(quote).length === 0) throw notFound(native);
      return quote;
    },

    async search(text) {
      const { answer, refusal } = await ask({ function: "SYMBOL_SEARCH", keywords: text });
      if (refusal) refuse(refusal.said);
      return shaped(matchesSchema, answer, answer).bestMatches;
    },
  };

  async function getList<T>(list: string, symbol: string, schema: z.ZodType<T>) {
    const { answer, refusal } = await ask({ function: list, symbol });
    if (refusal?.kind === "premium") return undefined;
    if (refusal) refuse(refusal.said);
    // Of a company that never had any it says nothing at all.
    const data = Object.keys(answer).length === 0 ? [] : shaped(listSchema, answer, answer).data;
    const entries = data.flatMap((entry) => schema.safeParse(entry).data ?? []);
    return { entries, unreadable: data.length - entries.length };
  }
}

function notFound(native: NativeSymbol): AppError {
  const symbol = native.kind === "fx" ? `${native.from}/${native.to}` : native.symbol;
  return new AppError("asset.not_found", { message: `Alpha Vantage has no ${symbol}`, symbol });
}
