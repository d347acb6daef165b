import { codeOf, messageOf } from "../../core/domain/errors.ts";
import type { Quote } from "../../core/domain/quote.ts";
import type { QuarantinedRecord } from "../../core/domain/record.ts";
import { createHttp } from "../fetch/http.ts";
import { openBudget } from "../fetch/open-budget.ts";
import type { QuoteFeed } from "./feeds/feed.ts";
import type { StreamDeps, StreamOptions } from "./stream-contract.ts";
import type { WatchedSymbols } from "./watched-symbols.ts";

export interface Taking {
  options: StreamOptions;
  deps: StreamDeps;
  /** Aborted to stop. */
  signal: AbortSignal;
  watched: WatchedSymbols;
  /** Takes a quote, waiting while those who keep it are behind. */
  take(given: Quote, feed: string): Promise<void>;
  /** Takes what is no quote, waiting as `take` does. */
  setAside(feed: string, fault: QuarantinedRecord): Promise<void>;
}

/**
 * Takes a feed's quotes, within its source's budget, until it ends or is told to stop; opens it again when other
 * symbols are to be watched. Throws what the feed throws.
 */
export async function takeFeed(feed: QuoteFeed, taking: Taking): Promise<void> {
  const { deps, options, signal, watched } = taking;
  const { config, store, clock, log, tools, writer } = deps;
  const budget = await openBudget(feed, { writer: `stream=${writer}`, store, config, clock });
  const fixed = {
    file: options.file,
    speed: options.speed,
    setAside: (fault: QuarantinedRecord) => taking.setAside(feed.name, fault),
    config,
    clock,
    log,
    sleep: tools.sleep,
  };
  try {
    for (;;) {
      const { symbols, changed } = watched.current();
      const until = AbortSignal.any([signal, changed]);
      const http = createHttp({ tools, budget, clock, signal: until });
      try {
        for await (const given of feed.open({ ...fixed, symbols, http, signal: until }))
          await taking.take(given, feed.name);
      } catch (error) {
        if (!until.aborted) throw error;
      }
      if (!changed.aborted || signal.aborted) return;
      log.info({ feed: feed.name, symbols: watched.current().symbols.length }, "feed.reopened");
    }
  } catch (error) {
    log.error({ feed: feed.name, code: codeOf(error), error: messageOf(error) }, "feed.failed");
    throw error;
  } finally {
    await budget.flush();
  }
}
