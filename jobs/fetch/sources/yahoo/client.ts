import YahooFinance from "yahoo-finance2";
import { z } from "zod";
import { AppError, messageOf } from "../../../../core/domain/errors.ts";
import type { Http } from "../../http.ts";
import { type Chart, chartSchema } from "./transform.ts";

export interface YahooClient {
  /** Daily bars with dividends and splits. Throws `asset.not_found` and all that `Http.get` throws. */
  getChart(symbol: string, from: Date, to: Date): Promise<Chart>;
  /** Up to ten assets whose symbol or name begins like `text`, the likeliest first. Throws what `Http.get` throws. */
  search(text: string): Promise<YahooMatch[]>;
}

/** An asset that Yahoo has. */
export interface YahooMatch {
  /** Yahoo's. */
  symbol: string;
  name: string;
  /** Yahoo's code of the exchange, such as `NMS`. */
  exchange: string | undefined;
  /** `EQUITY`, `ETF`, `CRYPTOCURRENCY`, `CURRENCY`, `FUTURE`, `INDEX`, `MUTUALFUND`, … */
  quoteType: string;
}

const matchesSchema = z.object({ quotes: z.array(z.unknown()) });
const matchSchema = z.object({
  symbol: z.string().min(1),
  shortname: z.string().optional(),
  longname: z.string().optional(),
  exchange: z.string().optional(),
  quoteType: z.string(),
});

/** yahoo-finance2, with every request made by our own client: its limits, retries and budget hold. */
export function createYahooClient(http: Http): YahooClient {
  const library = new YahooFinance({
    fetch: (input) => throughHttp(http, input),
    logger: silent,
    versionCheck: false,
    suppressNotices: ["yahooSurvey"],
    queue: { concurrency: 4 },
  });
  return {
    async getChart(symbol, from, to) {
      const options = { period1: from, period2: to, interval: "1d" as const, includePrePost: false };
      const answer: unknown = await library
        .chart(symbol, options, { validateResult: false })
        .catch((error) => Promise.reject(errorOf(symbol, error)));
      const parsed = chartSchema.safeParse(answer);
      if (parsed.success) return parsed.data;
      throw new AppError("source.rejected", { message: `Yahoo answered no chart for ${symbol}`, symbol });
    },
    async search(text) {
      const answer: unknown = await library
        .search(text, { quotesCount: 10, newsCount: 0 }, { validateResult: false })
        .catch((error) => Promise.reject(errorOf(text, error)));
      const parsed = matchesSchema.safeParse(answer);
      if (!parsed.success)
        throw new AppError("source.rejected", { message: "Yahoo's search answered no list" });
      // Among the quotes are companies that no exchange lists: they have no symbol.
      return parsed.data.quotes.flatMap((quote) => {
        const { data } = matchSchema.safeParse(quote);
        if (!data) return [];
        const { symbol, exchange, quoteType } = data;
        return [{ symbol, name: data.longname ?? data.shortname ?? symbol, exchange, quoteType }];
      });
    },
  };
}

/** Yahoo says 404 for a symbol it has not, with an answer that the library reads; 429 has been met before this. */
async function throughHttp(http: Http, input: Parameters<typeof globalThis.fetch>[0]): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  const { text, status, contentType } = await http.get({ url, expect: "json", accept: [404] });
  return new Response(text, { status, headers: { "content-type": contentType } });
}

function errorOf(symbol: string, error: unknown): unknown {
  if (error instanceof AppError) return error;
  const message = messageOf(error);
  if (/no data found|delisted|not found/i.test(message))
    return new AppError("asset.not_found", { message: `Yahoo has no ${symbol}: ${message}`, symbol });
  return new AppError("source.rejected", { message: `Yahoo, ${symbol}: ${message}`, symbol, cause: error });
}

const silent = { info() {}, warn() {}, error() {}, debug() {}, dir() {} };
