import type { Config } from "../../core/config.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { QuoteFeed } from "./feeds/feed.ts";
import { quoteFeeds } from "./feeds/index.ts";
import type { StreamOptions } from "./stream-contract.ts";

export interface StreamWish {
  feed?: string[];
  symbol?: string[];
  file?: string;
  speed?: number;
}

/**
 * What a stream is to do: the feeds asked for, else `replay` when there is a file, else PULSO_STREAM; the symbols asked
 * for, else the configured assets and those that users have asked for (a file alone: all of its own). Throws
 * `input.invalid`.
 */
export async function planStream(
  wish: StreamWish,
  config: Config,
  requestedSymbols: () => Promise<string[]>,
): Promise<StreamOptions> {
  const names = wish.feed ?? (wish.file ? ["replay"] : config.stream);
  if (names.length === 0)
    throw new AppError("input.invalid", { message: `name a feed: --feed or PULSO_STREAM (${known()})` });
  const feeds = [...new Set(names)].map(findFeed);
  const isFileAlone = feeds.every(({ name }) => name === "replay");
  const { symbol, file, speed } = wish;
  if (symbol || isFileAlone) return { feeds, symbols: [...new Set(symbol ?? [])], file, speed };
  const readSymbols = async () => [...new Set([...config.assets, ...(await requestedSymbols())])];
  const symbols = await readSymbols();
  if (symbols.length === 0)
    throw new AppError("input.invalid", { message: "name the symbols to watch: --symbol or PULSO_ASSETS" });
  return { feeds, symbols, readSymbols, file, speed };
}

function findFeed(name: string): QuoteFeed {
  const feed = quoteFeeds.find((candidate) => candidate.name === name);
  if (!feed)
    throw new AppError("input.invalid", { message: `there is no feed "${name}"; there are ${known()}` });
  return feed;
}

const known = () => quoteFeeds.map(({ name }) => name).join(", ");
