import { z } from "zod";
import { pseudonymOf } from "../pseudonym.ts";

const count = z.coerce.number().int().nonnegative().optional().catch(undefined);
const empty = z.literal("").transform(() => undefined);

/** The columns of snscrape's tweets that Pulso keeps, in JSONL (`rawContent`, earlier `content`) and CSV alike. */
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
  replyCount: empty.or(count),
  retweetCount: empty.or(count),
  likeCount: empty.or(count),
  cashtags: z.array(z.string()).nullish().catch(undefined),
});

/** Whether a parsed line or a CSV row (column → text) is one of snscrape's tweets. */
export function isSnscrapeTweet(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== "object" || "kind" in value) return false;
  return "id" in value && "date" in value && ("rawContent" in value || "content" in value);
}

/** One of snscrape's tweets in our shape; undefined when it is not whole. Its author is kept as a pseudonym. */
export function toTweetRecord(value: unknown, collectedAt: Date): Record<string, unknown> | undefined {
  const parsed = tweetSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const tweet = parsed.data;
  const author = tweet.username ?? tweet.user;
  // An id is too long for a JSON number: the tweet's address has all its digits.
  const id = /\/status\/(\d+)/.exec(tweet.url ?? "")?.[1] ?? tweet.id;
  return {
    id: `x:${id}`,
    source: "x",
    kind: "post",
    channel: "twitter",
    author: author && pseudonymOf(author),
    publishedAt: toIsoInstant(tweet.date),
    collectedAt: collectedAt.toISOString(),
    lang: tweet.lang || undefined,
    text: tweet.rawContent ?? tweet.content,
    // The address without the author's name in it.
    url: `https://x.com/i/status/${id}`,
    engagement: { likes: tweet.likeCount, replies: tweet.replyCount, reposts: tweet.retweetCount },
    tickers: tweet.cashtags ?? undefined,
  };
}

/** snscrape writes `2020-04-29 01:57:02+00:00`; what cannot be read stays as it is and is refused as a time. */
function toIsoInstant(text: string): string {
  const time = new Date(text.trim().replace(" ", "T"));
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}
