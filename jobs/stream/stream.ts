import { MemoryTopic } from "../../core/cloud/local/memory-topic.ts";
import type { Quote } from "../../core/domain/quote.ts";
import type { QuarantinedRecord } from "../../core/domain/record.ts";
import { checkQuote } from "./check-quote.ts";
import { LakeWriter } from "./lake-writer.ts";
import { NewestWriter } from "./newest-writer.ts";
import type { StreamDeps, StreamOptions } from "./stream-contract.ts";
import { StreamMeter, type StreamStatus } from "./stream-meter.ts";
import { takeFeed } from "./take-feed.ts";
import { WatchedSymbols } from "./watched-symbols.ts";

const statusEveryMs = 1_000;
const loggedMax = 20;
/** Faults that may wait for the lake; who finds more of them waits. */
const faultsWaitingMax = 20_000;

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

  let faultsWaiting = 0;
  const setAside = async (feed: string, fault: QuarantinedRecord) => {
    meter.countRejected();
    const fields = { feed, code: fault.code, fault: fault.message, line: fault.line };
    // A feed gone mad says the same a thousand times a second; the count says how often.
    if (meter.rejected <= loggedMax) log.warn(fields, "quote.rejected");
    else log.debug(fields, "quote.rejected");
    faultsWaiting += 1;
    const kept = lake.setAside(fault, clock.now()).then(
      () => {
        faultsWaiting -= 1;
      },
      (error: unknown) => stopping.abort(error),
    );
    if (faultsWaiting >= faultsWaitingMax) await kept;
  };
  const take = async (given: Quote, feed: string) => {
    const checked = checkQuote(given, feed);
    if ("fault" in checked) return setAside(feed, checked.fault);
    meter.count(checked.quote);
    await topic.publish([checked.quote]);
  };
  const watched = new WatchedSymbols(options, log);

  try {
    const ends = await Promise.allSettled(
      options.feeds.map((feed) => takeFeed(feed, { options, deps, signal, watched, take, setAside })),
    );
    const kept = await Promise.allSettled([lake.flush().then(() => topic.close()), newest.close()]);
    stopping.signal.throwIfAborted();
    const failed = [...kept, ...ends].find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
    return meter.status();
  } finally {
    clearInterval(telling);
    watched.close();
  }
}
