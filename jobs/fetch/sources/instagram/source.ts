import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { readParts } from "../../read-parts.ts";
import { readGraphAllowance } from "../graph-allowance.ts";
import { createGraphClient, type GraphClient } from "../graph-api.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { planHashtags } from "./hashtag-term.ts";
import { type HashtagState, hashtagStateSchema, readHashtag } from "./read-hashtag.ts";

const defaultHashtags = [
  "stocks",
  "stockmarket",
  "investing",
  "wallstreet",
  "nasdaq",
  "forex",
  "crypto",
  "bitcoin",
  "ethereum",
  "bolsadevalores",
];

const cursorSchema = z.object({
  hashtags: z.record(z.string(), hashtagStateSchema),
  /** When each hashtag was first asked in its seven days. */
  terms: z.record(z.string(), z.iso.datetime()),
});

/** Public photos and videos under finance hashtags, by Meta's Graph API. */
export const instagram: Source = {
  name: "instagram",
  title: "Public media under finance hashtags, by Instagram's Graph API",
  delivers: ["posts"],
  sample: false,
  settings: [
    {
      variable: "INSTAGRAM_ACCESS_TOKEN",
      meaning:
        "a long-lived user token with instagram_basic and pages_read_engagement: make an app at developers.facebook.com and pass App Review for Instagram Public Content Access",
      required: true,
    },
    {
      variable: "INSTAGRAM_USER_ID",
      meaning:
        "the id of your Instagram business or creator account, connected to a page of yours: GET /<page>?fields=instagram_business_account",
      required: true,
    },
    {
      variable: "PULSO_INSTAGRAM_HASHTAGS",
      meaning: "hashtags to read, without #, thirty different ones a week; ten on finance when unset",
      required: false,
    },
  ],
  limits: { requestsPerMinuteMax: 60, requestsPerDayMax: 4_000, readAllowance: readGraphAllowance },
  terms: {
    url: "https://developers.facebook.com/terms",
    redistribute: "ids",
    training: false,
    // Others' media cannot be asked for again by id, so a deletion is not learnt: texts go after two days instead.
    retentionDays: 2,
    deletions: "none",
    authors: "none",
    attribution: "Instagram, with a link to the post",
  },
  async *read(request) {
    const { instagramAccessToken: token, instagramUserId: userId } = request.config.keys;
    if (!token) yield { type: "skipped", message: "INSTAGRAM_ACCESS_TOKEN is not set" };
    else if (!userId) yield { type: "skipped", message: "INSTAGRAM_USER_ID is not set" };
    else yield* readHashtags(createGraphClient(request.http, "instagram", token), userId, request);
  },
};

async function* readHashtags(
  client: GraphClient,
  userId: string,
  request: SourceRequest,
): AsyncGenerator<SourceItem> {
  const { config, clock, signal } = request;
  const { hashtags: states, terms: before } = (yield* parseCursor(cursorSchema, request)) ?? {
    hashtags: {},
    terms: {},
  };
  const asked = config.asks.instagramHashtags.map((hashtag) => hashtag.replace(/^#/, "").toLowerCase());
  const wanted = [...new Set(asked.length > 0 ? asked : defaultHashtags)];
  const { allowed, refused, freeAt, terms } = planHashtags(wanted, before, clock.now());
  if (freeAt) {
    const message = `thirty hashtags a week: ${refused.join(", ")} must wait until ${freeAt.toISOString()}`;
    if (allowed.length === 0) throw new AppError("source.budget", { message, source: "instagram" });
    yield { type: "gap", code: "source.budget", message };
  }
  yield* readParts<string, HashtagState>({
    parts: allowed,
    keyOf: (hashtag) => hashtag,
    atOnce: 1,
    states,
    read: (hashtag, state) => readHashtag(client, { hashtag, userId, state }, request),
    toCursor: (hashtags) => ({ hashtags, terms }) satisfies z.infer<typeof cursorSchema>,
    signal,
    // One token serves all hashtags: what is said of it once holds for the rest.
    fatal: ["source.unauthorized", "source.throttled", "source.unavailable"],
  });
}
