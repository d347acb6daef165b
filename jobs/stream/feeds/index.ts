import { alphaVantageFeed } from "./alpha-vantage.ts";
import type { QuoteFeed } from "./feed.ts";
import { interactiveBrokersFeed } from "./interactive-brokers.ts";
import { replay } from "./replay.ts";
import { yahooFeed } from "./yahoo.ts";

/** Every feed of live quotes, one line each. */
export const quoteFeeds: QuoteFeed[] = [alphaVantageFeed, interactiveBrokersFeed, replay, yahooFeed];
