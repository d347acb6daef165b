import { AppError } from "../../../core/domain/errors.ts";
import type { Quote } from "../../../core/domain/quote.ts";
import { limitsOf } from "../../fetch/source-limits.ts";
import { getPrices, sparkSymbolsMax, type YahooPrice } from "../../fetch/sources/yahoo/spark.ts";
import { yahooLimits } from "../../fetch/sources/yahoo/yahoo-limits.ts";
import { getYahooSymbols } from "../../fetch/sources/yahoo/yahoo-symbols.ts";
import type { FeedRequest, QuoteFeed } from "./feed.ts";
import { intervalWithin, pollQuotes } from "./poll-quotes.ts";

const name = "yahoo";
const intervalMinMs = 15_000;

/** Yahoo's newest prices, twenty symbols a request; how often follows from the budget that it shares with the fetch stage. */
export const yahooFeed: QuoteFeed = {
  name,
  limits: yahooLimits,
  async *open(request) {
    const { config, clock } = request;
    const yahooSymbolOf = await getYahooSymbols();
    const ours = new Map(request.symbols.map((symbol) => [yahooSymbolOf(symbol), symbol]));
    const limits = limitsOf(yahooFeed, config.budgets);
    const intervalMs = intervalWithin(limits, Math.ceil(ours.size / sparkSymbolsMax), intervalMinMs);
    const poll = async () => {
      if (ours.size === 0) return undefined;
      const prices = await look([...ours.keys()], ours, request);
      const receivedAt = clock.now();
      return prices.map(
        (price): Quote => ({
          ...price,
          symbol: ours.get(price.symbol) ?? price.symbol,
          source: name,
          receivedAt,
        }),
      );
    };
    yield* pollQuotes({ name, intervalMs, poll }, request);
  },
};

/** One look at every symbol; those that Yahoo has not are logged and no longer asked for. */
async function look(
  symbols: readonly string[],
  ours: Map<string, string>,
  { http, log, signal }: FeedRequest,
): Promise<YahooPrice[]> {
  const prices: YahooPrice[] = [];
  const missing: string[] = [];
  for (let at = 0; at < symbols.length; at += sparkSymbolsMax) {
    signal.throwIfAborted();
    const answer = await getPrices(http, symbols.slice(at, at + sparkSymbolsMax));
    prices.push(...answer.prices);
    missing.push(...answer.missing);
  }
  if (missing.length >= 3 && missing.length === symbols.length)
    throw new AppError("source.throttled", {
      message: `Yahoo found none of ${missing.length} symbols, which is how it throttles`,
    });
  for (const symbol of missing) {
    log.warn({ feed: name, symbol: ours.get(symbol) }, "feed.symbol_unknown");
    ours.delete(symbol);
  }
  return prices;
}
