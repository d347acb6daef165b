import { z } from "zod";
import type { Clock } from "../../../../core/cloud/ports.ts";
import { AppError } from "../../../../core/domain/errors.ts";
import type { Http } from "../../http.ts";
import { refusalOf, withoutKey } from "./refusal.ts";
import type { NativeSymbol } from "./symbols.ts";

/** Days by date as Alpha Vantage states them, or what the plan does not have. */
export type DailyAnswer = { days: Record<string, unknown> } | { premium: "adjusted" | "full"; said: string };

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
 * Every method throws what `Http.get` throws, `source.throttled` for a sentence that asks for patience,
 * `source.budget` for one that says the day is spent, `source.unauthorized` for a refused key, `asset.not_found` for a
 * symbol it has not, and `source.rejected` for all else. No message holds the key.
 */
export interface AlphaVantageClient {
  getNews(from: Date, to: Date, limit: number): Promise<NewsPage>;
  getDaily(native: NativeSymbol, options: { isAdjusted: boolean; isFull: boolean }): Promise<DailyAnswer>;
  /** `GLOBAL_QUOTE`, or for pairs and coins `CURRENCY_EXCHANGE_RATE`, as answered. */
  getQuote(native: NativeSymbol): Promise<Record<string, unknown>>;
  search(text: string): Promise<AlphaVantageMatch[]>;
}

const name = "alpha-vantage";
const answerSchema = z.record(z.string(), z.unknown());
const newsSchema = z.object({ items: z.coerce.number().int(), feed: z.array(z.unknown()) });
const matchSchema = z.object({
  "1. symbol": z.string().min(1),
  "2. name": z.string(),
  "3. type": z.string(),
  "4. region": z.string(),
  "8. currency": z.string(),
  "9. matchScore": z.coerce.number(),
});

export function createAlphaVantageClient(http: Http, key: string, clock: Clock): AlphaVantageClient {
  return {
    async getNews(from, to, limit) {
      const answer = await ask({
        function: "NEWS_SENTIMENT",
        time_from: minuteOf(from),
        time_to: minuteOf(to),
        sort: "EARLIEST",
        limit: String(limit),
      });
      const refusal = refusalOf(answer, key);
      if (refusal?.kind === "nothing_found") return { items: [], isFull: false };
      const { items, feed } = shaped(newsSchema, refusal ? refused(refusal.said) : answer);
      return { items: feed, isFull: Math.max(items, feed.length) >= limit };
    },

    async getDaily(native, { isAdjusted, isFull }) {
      const answer = await ask({
        ...dailyCall(native, isAdjusted),
        ...(native.kind === "crypto" ? {} : { outputsize: isFull ? "full" : "compact" }),
      });
      const refusal = refusalOf(answer, key);
      if (refusal?.kind === "premium")
        return { premium: /outputsize/i.test(refusal.said) ? "full" : "adjusted", said: refusal.said };
      if (refusal?.kind === "call" || Object.keys(answer).length === 0) throw notFound(native);
      if (refusal) refused(refusal.said);
      const series = Object.entries(answer).find(([field]) => field.startsWith("Time Series"))?.[1];
      return { days: shaped(answerSchema, series, answer) };
    },

    async getQuote(native) {
      const answer = await ask(quoteCall(native));
      const refusal = refusalOf(answer, key);
      if (refusal?.kind === "call") throw notFound(native);
      if (refusal) refused(refusal.said);
      const quote = shaped(
        answerSchema,
        answer["Global Quote"] ?? answer["Realtime Currency Exchange Rate"],
        answer,
      );
      if (Object.keys(quote).length === 0) throw notFound(native);
      return quote;
    },

    async search(text) {
      const answer = await ask({ function: "SYMBOL_SEARCH", keywords: text });
      const refusal = refusalOf(answer, key);
      if (refusal) refused(refusal.said);
      const { bestMatches } = shaped(z.object({ bestMatches: z.array(matchSchema) }), answer);
      return bestMatches.map((match) => ({
        symbol: match["1. symbol"],
        name: match["2. name"],
        type: match["3. type"],
        region: match["4. region"],
        currency: match["8. currency"],
        score: match["9. matchScore"],
      }));
    },
  };

  /** An answer that is data or a refusal that only the caller can judge. */
  async function ask(parameters: Record<string, string>): Promise<Record<string, unknown>> {
    const query = new URLSearchParams({ ...parameters, apikey: key });
    const { text } = await http.get({
      url: `https://www.alphavantage.co/query?${query}`,
      expect: "json",
      asksForPatience: (body) => refusalOf(parse(body) ?? {}, key)?.kind === "patience",
    });
    const answer = parse(text) ?? refused(`what is no JSON object: ${withoutKey(text.slice(0, 100), key)}`);
    const refusal = refusalOf(answer, key);
    if (refusal?.kind === "key")
      throw new AppError("source.unauthorized", { message: `Alpha Vantage: ${refusal.said}`, source: name });
    if (refusal?.kind === "day_spent") throw daySpent(refusal.said);
    return answer;
  }

  function daySpent(said: string): AppError {
    const now = clock.now();
    const restoredAt = new Date(
      Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1),
    ).toISOString();
    return new AppError("source.budget", {
      message: `Alpha Vantage says that the key's requests of the day are spent: ${said}`,
      source: name,
      restoredAt,
    });
  }

  function shaped<T>(schema: z.ZodType<T>, value: unknown, answer: unknown = value): T {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    return refused(`something else: ${withoutKey(JSON.stringify(answer).slice(0, 200), key)}`);
  }
}

function refused(said: string): never {
  throw new AppError("source.rejected", { message: `Alpha Vantage answered ${said}`, source: name });
}

function notFound(native: NativeSymbol): AppError {
  const symbol = native.kind === "fx" ? `${native.from}/${native.to}` : native.symbol;
  return new AppError("asset.not_found", { message: `Alpha Vantage has no ${symbol}`, symbol });
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function dailyCall(native: NativeSymbol, isAdjusted: boolean): Record<string, string> {
  if (native.kind === "fx") return { function: "FX_DAILY", from_symbol: native.from, to_symbol: native.to };
  if (native.kind === "crypto")
    return { function: "DIGITAL_CURRENCY_DAILY", symbol: native.symbol, market: "USD" };
  return { function: isAdjusted ? "TIME_SERIES_DAILY_ADJUSTED" : "TIME_SERIES_DAILY", symbol: native.symbol };
}

function quoteCall(native: NativeSymbol): Record<string, string> {
  if (native.kind === "stock") return { function: "GLOBAL_QUOTE", symbol: native.symbol };
  const [from, to] = native.kind === "fx" ? [native.from, native.to] : [native.symbol, "USD"];
  return { function: "CURRENCY_EXCHANGE_RATE", from_currency: from, to_currency: to };
}

/** `YYYYMMDDTHHMM` in UTC. */
function minuteOf(at: Date): string {
  return at.toISOString().slice(0, 16).replaceAll(/[-:]/g, "");
}
