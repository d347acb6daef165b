import { z } from "zod";
import { readParts } from "../../read-parts.ts";
import { readGraphAllowance } from "../graph-allowance.ts";
import { createGraphClient, type GraphClient } from "../graph-api.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { findGonePosts } from "./find-gone-posts.ts";
import { facebookFields, toFacebookRecord } from "./transform.ts";

/** How far back the first run looks. */
const firstLookBackMs = 3 * 86_400_000;

/** For each page, up to when it has been read. */
const cursorSchema = z.object({ pages: z.record(z.string(), z.iso.datetime()) });

/** Posts of public Facebook pages, by Meta's Graph API. */
export const facebook: Source = {
  name: "facebook",
  title: "Posts of public Facebook pages, by Meta's Graph API",
  delivers: ["posts"],
  sample: false,
  settings: [
    {
      variable: "FACEBOOK_ACCESS_TOKEN",
      meaning:
        "a system user's or long-lived page token: make an app at developers.facebook.com, verify the business, and pass App Review for Page Public Content Access (pages you manage need pages_read_engagement only)",
      required: true,
    },
    {
      variable: "PULSO_FACEBOOK_PAGES",
      meaning: "ids or names of the pages to read, as in facebook.com/<name>",
      required: true,
    },
  ],
  // 200 calls an hour and user of the app; X-App-Usage says how much of that is used.
  limits: { requestsPerMinuteMax: 60, requestsPerDayMax: 4_000, readAllowance: readGraphAllowance },
  terms: {
    url: "https://developers.facebook.com/terms",
    redistribute: "ids",
    training: false,
    retentionDays: 30,
    deletions: "recheck",
    authors: "none",
    attribution: "Facebook, with the page's name and a link to the post",
  },
  async *read(request) {
    const { keys, asks } = request.config;
    if (!keys.facebookAccessToken) {
      yield { type: "skipped", message: "FACEBOOK_ACCESS_TOKEN is not set" };
      return;
    }
    if (asks.facebookPages.length === 0) {
      yield { type: "skipped", message: "PULSO_FACEBOOK_PAGES is not set" };
      return;
    }
    const client = createGraphClient(request.http, "facebook", keys.facebookAccessToken);
    yield* readParts({
      parts: asks.facebookPages,
      keyOf: (page) => page,
      atOnce: 1,
      states: (yield* parseCursor(cursorSchema, request))?.pages ?? {},
      read: (page, until) => readPage(client, page, until, request),
      toCursor: (pages) => ({ pages }) satisfies z.infer<typeof cursorSchema>,
      signal: request.signal,
      // One token serves all pages: what is said of it once holds for the rest.
      fatal: ["source.unauthorized", "source.throttled", "source.unavailable"],
    });
  },
  async *recheck(ids, { config, http, signal }) {
    const token = config.keys.facebookAccessToken;
    if (!token) return;
    const client = createGraphClient(http, "facebook", token);
    const native = ids.flatMap((id) => /^facebook:(\d+_\d+)$/.exec(id)?.[1] ?? []);
    for await (const gone of findGonePosts(client, native, signal))
      yield { type: "deleted", ids: gone.map((id) => `facebook:${id}`) };
  },
};

/** A page's posts in (until, to]. */
async function readPage(
  client: GraphClient,
  page: string,
  until: string | undefined,
  { to, clock, signal }: SourceRequest,
): Promise<{ items: SourceItem[]; state: string | undefined }> {
  const from = until ? new Date(until) : new Date(to.getTime() - firstLookBackMs);
  if (from >= to) return { items: [], state: until };
  const items: SourceItem[] = [];
  const pages = client.getPages(`/${encodeURIComponent(page)}/posts`, {
    fields: facebookFields,
    limit: "100",
    since: String(Math.floor(from.getTime() / 1_000)),
    until: String(Math.ceil(to.getTime() / 1_000) + 1),
  });
  for await (const { url, items: posts } of pages) {
    signal.throwIfAborted();
    for (const post of posts)
      items.push({
        type: "record",
        record: toFacebookRecord(post, page, clock.now()),
        origin: url,
        after: from,
      });
  }
  return { items, state: to.toISOString() };
}
