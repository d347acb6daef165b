import { z } from "zod";
import { toInstant } from "../graph-api.ts";

const total = z.object({ summary: z.object({ total_count: z.number().int().nonnegative() }) }).optional();

/** A post of a page, with the fields that are asked for. */
const postSchema = z.object({
  id: z.string().regex(/^\d+_\d+$/),
  created_time: z.string(),
  message: z.string().optional(),
  story: z.string().optional(),
  shares: z.object({ count: z.number().int().nonnegative() }).optional(),
  comments: total,
  reactions: total,
});

export const facebookFields =
  "id,created_time,message,story,shares,comments.limit(0).summary(true),reactions.limit(0).summary(true)";

/** A page's post in our shape; what is no post comes back as it is, for the check to refuse. Pure. */
export function toFacebookRecord(post: unknown, page: string, collectedAt: Date): unknown {
  const parsed = postSchema.safeParse(post);
  if (!parsed.success) return post;
  const { data } = parsed;
  return {
    id: `facebook:${data.id}`,
    source: "facebook",
    kind: "post",
    channel: page,
    publishedAt: toInstant(data.created_time),
    collectedAt: collectedAt.toISOString(),
    // A post of a picture alone has no words.
    text: data.message ?? data.story ?? "",
    url: `https://www.facebook.com/${data.id}`,
    engagement: {
      likes: data.reactions?.summary.total_count,
      replies: data.comments?.summary.total_count,
      reposts: data.shares?.count,
    },
  };
}
