import { AppError, codeOf } from "../../../core/domain/errors.ts";
import type { Quote } from "../../../core/domain/quote.ts";
import { limitsOf } from "../../fetch/source-limits.ts";
import { createAlphaVantageClient } from "../../fetch/sources/alpha-vantage/client.ts";
import { alphaVantageLimits } from "../../fetch/sources/alpha-vantage/limits.ts";
import { getAlphaVantageSymbols, type NativeSymbol } from "../../fetch/sources/alpha-vantage/symbols.ts";
import { toAlphaVantageQuote } from "../../fetch/sources/alpha-vantage/to-quote.ts";
import type { QuoteFeed } from "./feed.ts";
import { intervalWithin, pollQuotes } from "./poll-quotes.ts";

const name = "alpha-vantage";
const intervalMinMs = 1_000;

/**
 * Alpha Vantage's quotes, one symbol a poll, in turn. A free key's 25 requests a day make that one in 77 minutes;
 * PULSO_BUDGETS says what a paid one may.
 */
export const alphaVantageFeed: QuoteFeed = {
  name,
  limits: alphaVantageLimits,
  async *open(request) {
    const { config, clock, http, log } = request;
    const key = config.keys.alphaVantageApiKey;
    if (!key)
      throw new AppError("source.unauthorized", {
        message: "ALPHA_VANTAGE_API_KEY is not set",
        source: name,
      });
    const client = createAlphaVantageClient(http, key, clock);
    const { nativeOf } = await getAlphaVantageSymbols();
    const turns = request.symbols.flatMap((symbol): { symbol: string; native: NativeSymbol }[] => {
      const native = nativeOf(symbol);
      if (!native) log.warn({ feed: name, symbol }, "feed.symbol_unknown");
      return native ? [{ symbol, native }] : [];
    });
    /** Of a stock only the day is stated, so that its `at` grows though nothing is new. */
    const lastStated = new Map<string, string>();
    const poll = async (): Promise<readonly Quote[] | undefined> => {
      const turn = turns.shift();
      if (!turn) return undefined;
      turns.push(turn);
      const { symbol, native } = turn;
      const answer = await client.getQuote(native).catch((error: unknown) => {
        if (codeOf(error) !== "asset.not_found") throw error;
      });
      const quote = answer && toAlphaVantageQuote(answer, symbol, clock.now());
      if (!answer) turns.pop();
      if (!quote) {
        log.warn({ feed: name, symbol }, answer ? "feed.not_a_quote" : "feed.symbol_unknown");
        return [];
      }
      const stated = `${quote.price} ${answer["07. latest trading day"] ?? quote.at.toISOString()}`;
      if (lastStated.get(symbol) === stated) return [];
      lastStated.set(symbol, stated);
      return [quote];
    };
    const intervalMs = intervalWithin(limitsOf(alphaVantageFeed, config.budgets), 1, intervalMinMs);
    yield* pollQuotes({ name, intervalMs, poll }, request);
  },
};
