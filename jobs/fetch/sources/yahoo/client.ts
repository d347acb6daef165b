import YahooFinance from "yahoo-finance2";
import { AppError, messageOf } from "../../../../core/domain/errors.ts";
import type { Http } from "../../http.ts";
import { type Chart, chartSchema } from "./transform.ts";

export interface YahooClient {
  /** Daily bars with dividends and splits. Throws `asset.not_found` and all that `Http.get` throws. */
  getChart(symbol: string, from: Date, to: Date): Promise<Chart>;
}

/** yahoo-finance2's `chart`, with every request made by our own client: its limits, retries and budget hold. */
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
