import type { QuoteFeed } from "./feed.ts";
import { replay } from "./replay.ts";

/** Every feed of live quotes, one line each. */
export const quoteFeeds: QuoteFeed[] = [replay];
