import type { Clock } from "../../../core/cloud/ports.ts";
import type { Config } from "../../../core/config.ts";
import type { Quote } from "../../../core/domain/quote.ts";
import type { QuarantinedRecord } from "../../../core/domain/record.ts";
import type { Log } from "../../../core/log.ts";
import type { Http } from "../../fetch/http.ts";
import type { SourceLimits } from "../../fetch/source-limits.ts";

/** A feed of live quotes: the plug-in shape. A folder or file here, one line in the list, the feeds' contract suite. */
export interface QuoteFeed {
  /** As in `pulso stream --feed <name>`; the name of the source whose budget it spends, where there is one. */
  name: string;
  limits: SourceLimits;
  /**
   * Yields quotes as they come until `signal` is aborted (then it returns) or the feed is at its end. Gets over lost
   * connections by itself, waiting longer each time. Throws `source.*` errors for what time does not mend (no key,
   * unauthorised). A quote that is none (no price, no time, an unknown symbol) is logged and passed over.
   */
  open(request: FeedRequest): AsyncIterable<Quote>;
}

export interface FeedRequest {
  /** Our symbols. */
  symbols: readonly string[];
  /** A file to replay, for the feed that replays. */
  file: string | undefined;
  config: Config;
  /** How many times faster than it was a replayed file goes; Infinity = without waiting; 1 unless said otherwise. */
  speed?: number;
  /** Takes what should have been a quote and is none: it is counted and kept in quarantine. Who can wait awaits it. */
  setAside?(fault: QuarantinedRecord): Promise<void>;
  clock: Clock;
  log: Log;
  http: Http;
  /** Waits; rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
}
