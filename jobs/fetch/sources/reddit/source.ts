import { z } from "zod";
import { readParts } from "../../read-parts.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source, SourceRequest } from "../source.ts";
import { createRedditClient, type RedditLogin } from "./client.ts";
import { findGone } from "./find-gone.ts";
import { type RedditPart, readListing } from "./read-listing.ts";

const defaultSubreddits = [
  "stocks",
  "investing",
  "wallstreetbets",
  "StockMarket",
  "SecurityAnalysis",
  "ValueInvesting",
  "options",
  "dividends",
  "ETFs",
  "Daytrading",
  "finance",
  "economy",
  "Forex",
  "CryptoCurrency",
  "Bitcoin",
  "ethereum",
];
const listings: RedditPart["listing"][] = ["new", "comments"];
const infoIdsMax = 100;
const userAgentForm = /^[^:\s]+:[^:\s]+:[^:\s]+ \(by \/u\/[\w-]+\)/;

/** For each listing (`stocks/new`), up to when it has been read. */
const cursorSchema = z.object({ listings: z.record(z.string(), z.iso.datetime()) });

/** Submissions and comments of finance subreddits, by Reddit's API for registered apps. */
export const reddit: Source = {
  name: "reddit",
  title: "Submissions and comments of finance subreddits, by Reddit's OAuth API",
  delivers: ["posts"],
  sample: false,
  settings: [
    {
      variable: "REDDIT_CLIENT_ID",
      meaning:
        "a script app's id: ask for API access (Reddit approves each use since 2025), then make the app at reddit.com/prefs/apps",
      required: true,
    },
    { variable: "REDDIT_CLIENT_SECRET", meaning: "the same app's secret", required: true },
    {
      variable: "REDDIT_USER_AGENT",
      meaning: "who asks, as Reddit demands it: <platform>:<app>:<version> (by /u/<your Reddit name>)",
      required: true,
    },
    {
      variable: "PULSO_SUBREDDITS",
      meaning: "subreddits to read, without r/; sixteen on finance when unset",
      required: false,
    },
  ],
  // 100 a minute a client, as Reddit counts over ten minutes.
  limits: { requestsPerMinuteMax: 90, requestsPerDayMax: 10_000, readAllowance },
  terms: {
    url: "https://redditinc.com/policies/data-api-terms",
    redistribute: "ids",
    training: false,
    retentionDays: 30,
    deletions: "recheck",
    authors: "pseudonym",
    attribution: "Reddit, with a link to the post",
  },
  async *read(request) {
    const login = getLogin(request);
    if (typeof login === "string") {
      yield { type: "skipped", message: login };
      return;
    }
    const client = createRedditClient(request.http, login);
    const asked = request.config.asks.subreddits;
    const parts = (asked.length > 0 ? asked : defaultSubreddits).flatMap((subreddit) =>
      listings.map((listing) => ({ subreddit: subreddit.replace(/^\/?r\//, ""), listing })),
    );
    yield* readParts({
      parts,
      keyOf: ({ subreddit, listing }) => `${subreddit}/${listing}`,
      atOnce: 1,
      states: (yield* parseCursor(cursorSchema, request))?.listings ?? {},
      read: (part, until) => readListing(client, part, until, request),
      toCursor: (states) => ({ listings: states }) satisfies z.infer<typeof cursorSchema>,
      signal: request.signal,
      // One host serves them all: what it says so of one holds for the rest.
      fatal: ["source.unauthorized", "source.throttled", "source.unavailable"],
    });
  },
  async *recheck(ids, request) {
    const login = getLogin(request);
    if (typeof login === "string") return;
    const client = createRedditClient(request.http, login);
    const names = ids.flatMap((id) => /^reddit:(t[13]_[a-z0-9]+)$/.exec(id)?.[1] ?? []);
    for (let at = 0; at < names.length; at += infoIdsMax) {
      request.signal.throwIfAborted();
      const gone = await findGone(client, names.slice(at, at + infoIdsMax));
      if (gone.length > 0) yield { type: "deleted", ids: gone };
    }
  },
};

/** The app's login, or what stands in its way. */
function getLogin({ config }: SourceRequest): RedditLogin | string {
  const {
    redditClientId: clientId,
    redditClientSecret: clientSecret,
    redditUserAgent: userAgent,
  } = config.keys;
  if (!clientId) return "REDDIT_CLIENT_ID is not set";
  if (!clientSecret) return "REDDIT_CLIENT_SECRET is not set";
  if (!userAgent) return "REDDIT_USER_AGENT is not set";
  if (!userAgentForm.test(userAgent))
    return "REDDIT_USER_AGENT is not of the form <platform>:<app>:<version> (by /u/<name>)";
  return { clientId, clientSecret, userAgent };
}

function readAllowance(headers: Headers, now: Date) {
  const remaining = Number.parseFloat(headers.get("x-ratelimit-remaining") ?? "");
  const resetSeconds = Number.parseFloat(headers.get("x-ratelimit-reset") ?? "");
  if (Number.isNaN(remaining + resetSeconds)) return undefined;
  return { remaining: Math.floor(remaining), restoredAt: new Date(now.getTime() + resetSeconds * 1_000) };
}
