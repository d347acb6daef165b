import { readConfig } from "../../core/config.ts";
import type { Quote } from "../../core/domain/quote.ts";
import type { QuoteFeed } from "../../jobs/stream/feeds/feed.ts";
import { openHttp } from "./open-http.ts";
import type { ReplayAnswer, ReplayRequest } from "./replay-server.ts";

export interface FeedStand {
  symbols: string[];
  hosts: string[];
  env?: Record<string, string>;
  now?: string;
  /** Answers the nth request, from 1. */
  answer(request: ReplayRequest, count: number): ReplayAnswer;
  /** Stops the feed when so many waits have been made outside of `http`. */
  stopAfterWaits: number;
}

export interface FeedRun {
  quotes: Quote[];
  /** What the feed waited, not counting the tries of one request. */
  waitsMs: number[];
  requests: ReplayRequest[];
  logged: { event: string; fields: Record<string, unknown> }[];
  error: unknown;
}

/** Runs a polling feed against a server on loopback with a clock that only waits move, until it is stopped or ends. */
export async function runFeed(
  feed: QuoteFeed,
  { symbols, hosts, env = {}, now, answer, stopAfterWaits }: FeedStand,
): Promise<FeedRun> {
  const stop = new AbortController();
  await using stand = await openHttp(feed, hosts, { now, signal: stop.signal });
  stand.server.answer((request) => answer(request, stand.server.requests.length));
  const run: FeedRun = {
    quotes: [],
    waitsMs: [],
    requests: stand.server.requests,
    logged: [],
    error: undefined,
  };
  const write = (fields: Record<string, unknown>, event: string) => void run.logged.push({ event, fields });
  const quotes = feed.open({
    symbols,
    file: undefined,
    config: readConfig(env),
    clock: { now: () => stand.now },
    log: { debug: write, info: write, warn: write, error: write },
    http: stand.http,
    sleep: async (milliseconds, signal) => {
      run.waitsMs.push(milliseconds);
      if (run.waitsMs.length >= stopAfterWaits) stop.abort(new Error("stopped by the test"));
      await stand.sleep(milliseconds, signal);
    },
    signal: stop.signal,
  });
  try {
    for await (const quote of quotes) run.quotes.push(quote);
  } catch (error) {
    run.error = error;
  }
  return run;
}
