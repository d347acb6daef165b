import { z } from "zod";
import { plainText } from "../plain-text.ts";

const hitSchema = z.object({
  objectID: z.string().regex(/^\d+$/),
  created_at: z.string(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  story_text: z.string().nullish(),
  comment_text: z.string().nullish(),
  points: z.number().int().nullish(),
  num_comments: z.number().int().nonnegative().nullish(),
});

/** A hit of the Algolia search in our shape; what is no hit comes back as it is, for the check to refuse. Pure. */
export function toHackerNewsRecord(hit: unknown, collectedAt: Date): unknown {
  const parsed = hitSchema.safeParse(hit);
  if (!parsed.success) return hit;
  const { data } = parsed;
  const isComment = typeof data.comment_text === "string";
  const title = data.title ? plainText(data.title) : undefined;
  const body = plainText(data.comment_text ?? data.story_text ?? "");
  return {
    id: `hackernews:${data.objectID}`,
    source: "hackernews",
    kind: isComment ? "comment" : "post",
    channel: "Hacker News",
    publishedAt: data.created_at,
    collectedAt: collectedAt.toISOString(),
    title: isComment ? undefined : title,
    text: body || title || "",
    url: `https://news.ycombinator.com/item?id=${data.objectID}`,
    engagement: { replies: data.num_comments ?? undefined, score: data.points ?? undefined },
  };
}
