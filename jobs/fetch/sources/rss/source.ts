import { z } from "zod";
import { validatorsSchema } from "../../http-request.ts";
import { readParts } from "../../read-parts.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { type Feed, getFeeds } from "./get-feeds.ts";
import { parseFeed } from "./parse-feed.ts";

const feedStateSchema = validatorsSchema.extend({ seen: z.array(z.string()) });
const cursorSchema = z.object({ feeds: z.record(z.string(), feedStateSchema) });
type FeedState = z.infer<typeof feedStateSchema>;

/** How many feeds are asked at the same time; each host still one request at a time. */
const feedsAtOnce = 6;

/** The news feeds of financial media, as listed in data/rss-feeds.json; no key. */
export const rss: Source = {
  name: "rss",
  title: "News feeds of financial media of the world (data/rss-feeds.json)",
  delivers: ["news"],
  sample: false,
  settings: [
    {
      variable: "PULSO_RSS_FEEDS",
      meaning: "names, languages or addresses of feeds; all of the list when unset",
      required: false,
    },
  ],
  limits: { requestsPerMinuteMax: 120, requestsPerDayMax: 5_000 },
  terms: {
    redistribute: "excerpt",
    training: false,
    retentionDays: 365,
    deletions: "none",
    authors: "none",
    attribution: "the medium's name and a link",
  },
  async *read(request) {
    const cursor = yield* parseCursor(cursorSchema, request);
    yield* readParts({
      parts: getFeeds(request.config.rssFeeds),
      keyOf: ({ url }) => url,
      atOnce: feedsAtOnce,
      states: cursor?.feeds ?? {},
      read: (feed, state) => readFeed(feed, state, request),
      toCursor: (feeds) => ({ feeds }) satisfies z.infer<typeof cursorSchema>,
      signal: request.signal,
    });
  },
};

/**
 * What a feed shows that it did not show before. Feeds show late what they date earlier, so what is new is told by
 * id; an entry dated after the slot is not counted as seen, nor are the validators kept, so that it comes again.
 */
async function readFeed(
  feed: Feed,
  state: FeedState | undefined,
  request: SourceRequest,
): Promise<FeedReading> {
  const { http, clock, to } = request;
  const { etag, lastModified, seen = [] } = state ?? {};
  const answer = await http.get({ url: feed.url, expect: "xml", validators: { etag, lastModified } });
  if (answer.status === 304 && state) return { items: [], state };
  const entries = await parseFeed(answer.text, feed, clock.now());
  const known = new Set(seen);
  const due = entries.filter(({ record }) => !mustWait(record, to, clock.now()));
  const items = due
    .filter(({ id, formerId }) => !known.has(id) && !known.has(formerId))
    .map(({ record }): SourceItem => ({ type: "record", record, origin: feed.url }));
  const validators = due.length === entries.length ? answer.validators : {};
  return { items, state: { ...validators, seen: due.map(({ id }) => id) } };
}

/** Dated after the slot, yet not impossibly so: what claims to come from far ahead is let through to be refused. */
function mustWait(record: unknown, to: Date, now: Date): boolean {
  const publishedMs = Date.parse(datedSchema.safeParse(record).data?.publishedAt ?? "");
  return publishedMs > to.getTime() && publishedMs <= now.getTime() + 3_600_000;
}

const datedSchema = z.object({ publishedAt: z.string() });

interface FeedReading {
  items: SourceItem[];
  state: FeedState;
}
