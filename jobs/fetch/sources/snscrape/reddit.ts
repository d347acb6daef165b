import { z } from "zod";
import type { PseudonymOf } from "../../pseudonyms.ts";
import { hasAll, type SnscrapeKind, toIsoInstant, words } from "./kind.ts";

const common = { author: words, date: z.string(), subreddit: words };
const submissionSchema = z.object({
  ...common,
  id: z.string().regex(/^t3_[a-z0-9]+$/),
  title: z.string().min(1),
  selftext: words,
});
const commentSchema = z.object({
  ...common,
  id: z.string().regex(/^t1_[a-z0-9]+$/),
  body: z.string().min(1),
  url: words,
});

/** snscrape's `reddit-*`, submissions and comments alike, under the ids that Reddit's own API gives them. */
export const reddit: SnscrapeKind = {
  name: "Reddit submissions and comments",
  has: (columns) =>
    hasAll(columns, "id", "date", "subreddit") && (columns.has("body") || columns.has("title")),
  toRecord(value, collectedAt, pseudonymOf) {
    const submission = submissionSchema.safeParse(value).data;
    if (submission)
      return {
        ...toCommon(submission, collectedAt, pseudonymOf),
        kind: "post",
        title: submission.title,
        text: submission.selftext ?? submission.title,
        url: `https://www.reddit.com/comments/${submission.id.slice(3)}`,
      };
    const comment = commentSchema.safeParse(value).data;
    if (!comment) return undefined;
    // The address without the words of the submission's title.
    const thread = /\/comments\/([a-z0-9]+)\//.exec(comment.url ?? "")?.[1];
    return {
      ...toCommon(comment, collectedAt, pseudonymOf),
      kind: "comment",
      text: comment.body,
      url: thread && `https://www.reddit.com/comments/${thread}/_/${comment.id.slice(3)}`,
    };
  },
};

function toCommon(
  { id, author, date, subreddit }: { id: string; author?: string; date: string; subreddit?: string },
  collectedAt: Date,
  pseudonymOf: PseudonymOf,
): Record<string, unknown> {
  return {
    id: `reddit:${id}`,
    source: "reddit",
    channel: subreddit ? `r/${subreddit}` : "Reddit",
    author: author && author !== "[deleted]" ? pseudonymOf(author) : undefined,
    publishedAt: toIsoInstant(date),
    collectedAt: collectedAt.toISOString(),
  };
}
