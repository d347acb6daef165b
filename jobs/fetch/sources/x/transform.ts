import { decode } from "html-entities";
import { z } from "zod";
import type { PseudonymOf } from "../../pseudonyms.ts";

const count = z.number().int().nonnegative().optional();

const postSchema = z.object({
  id: z.string().regex(/^\d+$/),
  created_at: z.string(),
  text: z.string(),
  /** The whole text of a post that is longer than `text` holds. */
  note_tweet: z.object({ text: z.string() }).optional(),
  author_id: z.string().optional(),
  lang: z.string().optional(),
  public_metrics: z.object({ like_count: count, reply_count: count, retweet_count: count }).optional(),
  entities: z.object({ cashtags: z.array(z.object({ tag: z.string() })).optional() }).optional(),
});

/**
 * A post of the v2 API in our shape, under the id that the snscrape importer gives it; what is no post comes back as
 * it is, for the check to refuse. Pure.
 */
export function toXRecord(post: unknown, collectedAt: Date, pseudonymOf: PseudonymOf): unknown {
  const parsed = postSchema.safeParse(post);
  if (!parsed.success) return post;
  const { data } = parsed;
  const metrics = data.public_metrics;
  return {
    id: `x:${data.id}`,
    source: "x",
    kind: "post",
    channel: "twitter",
    author: data.author_id && pseudonymOf(data.author_id),
    publishedAt: data.created_at,
    collectedAt: collectedAt.toISOString(),
    // "und" is X's word for a language that it could not tell.
    lang: data.lang === "und" ? undefined : data.lang,
    text: decode(data.note_tweet?.text ?? data.text, { level: "xml" }),
    url: `https://x.com/i/status/${data.id}`,
    engagement: metrics && {
      likes: metrics.like_count,
      replies: metrics.reply_count,
      reposts: metrics.retweet_count,
    },
    tickers: data.entities?.cashtags?.map(({ tag }) => tag.toUpperCase()),
  };
}

const datedSchema = z.object({ created_at: z.iso.datetime() });

/** When the oldest of these posts was written; undefined when none says. */
export function oldestOf(posts: unknown[]): Date | undefined {
  const times = posts.flatMap((post) => datedSchema.safeParse(post).data?.created_at ?? []);
  return times.length > 0 ? new Date(Math.min(...times.map((time) => Date.parse(time)))) : undefined;
}
