import { z } from "zod";
import type { PseudonymOf } from "../../pseudonyms.ts";

/** The last second that a Date can hold. */
const instantSecondsMax = 8.64e12;

const base = {
  id: z.string().regex(/^[a-z0-9]+$/),
  /** Absent from what is posted on a profile. */
  subreddit: z.string().nullish(),
  author: z.string().nullish(),
  created_utc: z.number().positive().max(instantSecondsMax),
  score: z.number().int().nullish(),
};
const submissionSchema = z.object({
  kind: z.literal("t3"),
  data: z.object({
    ...base,
    title: z.string(),
    selftext: z.string().nullish(),
    num_comments: z.number().int().nonnegative().nullish(),
    hide_score: z.boolean().nullish(),
    /** Who took it away: the author ("deleted"), a moderator, Reddit; null for what stands. */
    removed_by_category: z.string().nullish(),
  }),
});
const commentSchema = z.object({
  kind: z.literal("t1"),
  data: z.object({
    ...base,
    body: z.string(),
    link_id: z.string().regex(/^t3_[a-z0-9]+$/),
    score_hidden: z.boolean().nullish(),
  }),
});
const thingSchema = z.discriminatedUnion("kind", [submissionSchema, commentSchema]);
type Thing = z.infer<typeof thingSchema>;

const goneTexts = new Set(["[deleted]", "[removed]", "[deleted by user]", "[ Removed by Reddit ]"]);

/** A submission or comment in our shape; what is neither comes back as it is, for the check to refuse. Pure. */
export function toRedditRecord(value: unknown, collectedAt: Date, pseudonymOf: PseudonymOf): unknown {
  const parsed = thingSchema.safeParse(value);
  if (!parsed.success) return value;
  const { kind, data } = parsed.data;
  const common = {
    id: idOf(parsed.data),
    source: "reddit",
    channel: data.subreddit ? `r/${data.subreddit}` : "reddit",
    // An account that is gone leaves its posts under no name.
    author: data.author && !goneTexts.has(data.author) ? pseudonymOf(data.author) : undefined,
    publishedAt: new Date(data.created_utc * 1_000).toISOString(),
    collectedAt: collectedAt.toISOString(),
  };
  // Addresses without the words of the title, which a permalink repeats.
  if (kind === "t1")
    return {
      ...common,
      kind: "comment",
      text: data.body,
      url: `https://www.reddit.com/comments/${data.link_id.slice(3)}/_/${data.id}`,
      engagement: { score: data.score_hidden ? undefined : (data.score ?? undefined) },
    };
  return {
    ...common,
    kind: "post",
    title: data.title,
    text: data.selftext || data.title,
    url: `https://www.reddit.com/comments/${data.id}`,
    engagement: {
      replies: data.num_comments ?? undefined,
      score: data.hide_score ? undefined : (data.score ?? undefined),
    },
  };
}

/** Our id of a thing whose text is deleted or removed; undefined for one that stands or is no thing. */
export function goneIdOf(value: unknown): string | undefined {
  const parsed = thingSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { kind, data } = parsed.data;
  const isGone =
    kind === "t1"
      ? goneTexts.has(data.body)
      : Boolean(data.removed_by_category) || goneTexts.has(data.selftext ?? "") || goneTexts.has(data.title);
  return isGone ? idOf(parsed.data) : undefined;
}

const namedSchema = z.object({
  data: z.object({ name: z.string(), created_utc: z.number().nonnegative().max(instantSecondsMax) }),
});

/** A thing's own full name (`t3_48fbm9`) and time. */
export function nameAndTimeOf(value: unknown): { name: string; at: Date } | undefined {
  const named = namedSchema.safeParse(value).data?.data;
  return named && { name: named.name, at: new Date(named.created_utc * 1_000) };
}

function idOf({ kind, data }: Thing): string {
  return `reddit:${kind}_${data.id}`;
}
