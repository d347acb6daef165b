import { z } from "zod";
import { toInstant } from "../graph-api.ts";

const count = z.number().int().nonnegative().optional();

/** A found photo or video; Instagram never says whose. */
const mediaSchema = z.object({
  id: z.string().regex(/^\d+$/),
  timestamp: z.string(),
  caption: z.string().optional(),
  permalink: z.string().optional(),
  like_count: count,
  comments_count: count,
});

export const instagramFields = "id,caption,timestamp,permalink,media_type,like_count,comments_count";

/** A found photo or video in our shape; what is none comes back as it is, for the check to refuse. Pure. */
export function toInstagramRecord(media: unknown, hashtag: string, collectedAt: Date): unknown {
  const parsed = mediaSchema.safeParse(media);
  if (!parsed.success) return media;
  const { data } = parsed;
  return {
    id: `instagram:${data.id}`,
    source: "instagram",
    kind: "post",
    channel: `#${hashtag}`,
    publishedAt: toInstant(data.timestamp),
    collectedAt: collectedAt.toISOString(),
    text: data.caption ?? "",
    url: data.permalink,
    engagement: { likes: data.like_count, replies: data.comments_count },
  };
}
