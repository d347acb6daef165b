import { z } from "zod";
import { count, hasAll, type SnscrapeKind, toIsoInstant } from "./kind.ts";

/** The columns of snscrape's tweets that Pulso keeps: `rawContent`, earlier `content`. */
const tweetSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  date: z.string(),
  rawContent: z.string().optional(),
  content: z.string().optional(),
  url: z.string().optional(),
  lang: z.string().optional(),
  user: z
    .union([z.object({ username: z.string() }).transform(({ username }) => username), z.string()])
    .optional(),
  username: z.string().optional(),
  replyCount: count,
  retweetCount: count,
  likeCount: count,
  cashtags: z.array(z.string()).nullish().catch(undefined),
});

/** snscrape's `twitter-*`. */
export const tweet: SnscrapeKind = {
  name: "tweets",
  has: (columns) => hasAll(columns, "id", "date") && (columns.has("rawContent") || columns.has("content")),
  toRecord(value, collectedAt, pseudonymOf) {
    const parsed = tweetSchema.safeParse(value);
    if (!parsed.success) return undefined;
    const { data } = parsed;
    const author = data.username ?? data.user;
    // An id is too long for a JSON number: the tweet's address has all its digits.
    const id = /\/status\/(\d+)/.exec(data.url ?? "")?.[1] ?? data.id;
    return {
      id: `x:${id}`,
      source: "x",
      kind: "post",
      channel: "twitter",
      author: author && pseudonymOf(author),
      publishedAt: toIsoInstant(data.date),
      collectedAt: collectedAt.toISOString(),
      lang: data.lang || undefined,
      text: data.rawContent ?? data.content,
      // The address without the author's name in it.
      url: `https://x.com/i/status/${id}`,
      engagement: { likes: data.likeCount, replies: data.replyCount, reposts: data.retweetCount },
      tickers: data.cashtags ?? undefined,
    };
  },
};
