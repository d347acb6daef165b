import { MemoryTopic } from "../../core/cloud/local/memory-topic.ts";
import type { Clock, ObjectStore } from "../../core/cloud/ports.ts";
import type { Config } from "../../core/config.ts";
import { codeOf, messageOf } from "../../core/domain/errors.ts";
import type { QuarantinedRecord } from "../../core/domain/record.ts";
import type { Log } from "../../core/log.ts";
import { Budget } from "../fetch/budget.ts";
import { createHttp, type HttpTools } from "../fetch/http.ts";
import { limitsOf } from "../fetch/source-limits.ts";
import { checkQuote } from "./check-quote.ts";
import type { QuoteFeed } from "./feeds/feed.ts";
import { LakeWriter } from "./lake-writer.ts";
import { NewestWriter, type NewestWriterDeps } from "./newest-writer.ts";
import { StreamMeter, type StreamStatus } from "./stream-meter.ts";

export interface StreamDeps {
  config: Config;
  store: ObjectStore;
  dataSource: NewestWriterDeps["dataSource"];
  clock: Clock;
  log: Log;
  tools: HttpTools;
  /** Names this stream among those at the same time, in the lake's paths. */
  writer: string;
  /** Aborted to stop: what was taken is kept, then the stream ends. */
  signal: AbortSignal;
  onStatus(status: StreamStatus): void;
}

export interface StreamOptions {
  feeds: readonly QuoteFeed[];
  symbols: readonly string[];
  file?: string;
  speed?: number;
  /** When the lake is written at the latest, and with how many quotes at once. */
  flushMs?: number;
  flushQuotesMax?: number;
}

const statusEveryMs = 1_000;
const loggedMax = 20;

/**
 * Takes quotes from feeds until they end or the signal is aborted: each is checked, published to the topic, and kept by
 * two subscribers, one that writes every quote to the lake (the feed waits when it falls behind) and one that keeps the
 * newest of each symbol in Postgres (which catches up when the database was away). A feed that fails leaves the others
 * going; its error is thrown at the end, when nothing else was lost. Throws at once what the lake throws.
 */
export async function runStream(options: StreamOptions, deps: StreamDeps): Promise<StreamStatus> {
  const { clock, log, store, writer } = deps;
  const stopping = new AbortController();
  const signal = AbortSignal.any([deps.signal, stopping.signal]);
  const topic = new MemoryTopic({ onFailure: (error) => stopping.abort(error) });
  const lake = new LakeWriter({ store, writer, flushMs: options.flushMs, quotesMax: options.flushQuotesMax });
  const newest = new NewestWriter({ ...deps, sleep: deps.tools.sleep });
  const meter = new StreamMeter({ clock, lake, newest });
  await topic.subscribe("lake", (quotes) => lake.add(quotes));
  await topic.subscribe("newest", (quotes) => newest.add(quotes));
  const telling = setInterval(() => deps.onStatus(meter.status()), statusEveryMs);

  const setAside = (feed: string, fault: QuarantinedRecord) => {
    meter.countRejected();
    const fields = { feed, code: fault.code, fault: fault.message, line: fault.line };
    // A feed gone mad says the same a thousand times a second; the count says how often.
    if (meter.rejected <= loggedMax) log.warn(fields, "quote.rejected");
    else log.debug(fields, "quote.rejected");
    lake.setAside(fault, clock.now()).catch((error: unknown) => stopping.abort(error));
  };

  async function pump(feed: QuoteFeed): Promise<void> {
    const limits = limitsOf(feed, deps.config.budgets);
    const budget = await Budget.open({
      store,
      source: feed.name,
      limits,
      writer: `stream=${writer}`,
      now: clock.now(),
    });
    const http = createHttp({
      source: { name: feed.name, limits },
      tools: deps.tools,
      budget,
      clock,
      signal,
    });
    const { config } = deps;
    const { symbols, file, speed } = options;
    const request = { symbols, file, speed, config, clock, log, http, sleep: deps.tools.sleep, signal };
    try {
      for await (const given of feed.open({ ...request, setAside: (fault) => setAside(feed.name, fault) })) {
        const checked = checkQuote(given, feed.name);
        if ("fault" in checked) setAside(feed.name, checked.fault);
        else {
          meter.count(checked.quote);
          await topic.publish([checked.quote]);
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      log.error({ feed: feed.name, code: codeOf(error), error: messageOf(error) }, "feed.failed");
      throw error;
    } finally {
      await budget.flush();
    }
  }

  try {
    const ends = await Promise.allSettled(options.feeds.map(pump));
    const kept = await Promise.allSettled([lake.flush().then(() => topic.close()), newest.close()]);
    stopping.signal.throwIfAborted();
    const failed = [...kept, ...ends].find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
    return meter.status();
  } finally {
    clearInterval(telling);
  }
}
