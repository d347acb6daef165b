import type { Clock, ObjectStore } from "../../core/cloud/ports.ts";
import type { Config } from "../../core/config.ts";
import type { Log } from "../../core/log.ts";
import type { HttpTools } from "../fetch/http.ts";
import type { QuoteFeed } from "./feeds/feed.ts";
import type { NewestWriterDeps } from "./newest-writer.ts";
import type { StreamStatus } from "./stream-meter.ts";

/** What a stream works with. */
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

/** What a stream is to do. */
export interface StreamOptions {
  feeds: readonly QuoteFeed[];
  symbols: readonly string[];
  /** Reads the symbols anew from time to time; when they have changed, the feeds are opened again with them. */
  readSymbols?(): Promise<readonly string[]>;
  symbolsEveryMs?: number;
  file?: string;
  speed?: number;
  /** When the lake is written at the latest, and with how many quotes at once. */
  flushMs?: number;
  flushQuotesMax?: number;
}
