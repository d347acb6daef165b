import { z } from "zod";
import { AppError, messageOf } from "../../../../core/domain/errors.ts";
import { validatorsSchema } from "../../http.ts";
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
  sample: false,
  limits: { requestsPerMinuteMax: 120, requestsPerDayMax: 5_000 },
  async *read(request) {
    const before = request.cursor === undefined ? {} : cursorSchema.parse(request.cursor).feeds;
    const after = { ...before };
    const feeds = getFeeds(request.config.rssFeeds);
    let failures = 0;
    let lastFailure: unknown;
    let budgetSpent: AppError | undefined;
    for (let at = 0; at < feeds.length; at += feedsAtOnce) {
      request.signal.throwIfAborted();
      const asked = feeds.slice(at, at + feedsAtOnce);
      const answers = await Promise.allSettled(
        asked.map((feed) => readFeed(feed, before[feed.url], request)),
      );
      for (const [index, answer] of answers.entries()) {
        const feed = asked[index]!;
        request.signal.throwIfAborted();
        if (answer.status === "fulfilled") {
          yield* answer.value.items;
          after[feed.url] = answer.value.state;
          continue;
        }
        const { reason } = answer;
        if (reason instanceof AppError && reason.code === "source.budget") {
          budgetSpent = reason;
          continue;
        }
        failures += 1;
        lastFailure = reason;
        const code = reason instanceof AppError ? reason.code : "internal";
        yield { type: "gap", code, message: `${feed.name}: ${messageOf(reason)}` };
      }
      yield { type: "cursor", cursor: { feeds: after } satisfies z.infer<typeof cursorSchema> };
      if (budgetSpent) throw budgetSpent;
    }
    if (failures > 0 && failures === feeds.length) throw lastFailure;
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
    .filter(({ id }) => !known.has(id))
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
