import { z } from "zod";
import { getAssetNames } from "../asset-names.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { isGone, searchByDate } from "./client.ts";
import { toHackerNewsRecord } from "./transform.ts";

const financeWords = [
  "stock market",
  "nasdaq",
  "earnings",
  "shareholders",
  "interest rates",
  "inflation",
  "bitcoin",
  "ethereum",
  "IPO",
];
/** How far back the first run looks. */
const firstLookBackMs = 24 * 3_600_000;
/** The search gives no more than its first thousand hits, however many there are. */
const hitsMax = 1_000;

const cursorSchema = z.object({ until: z.iso.datetime() });

/** Stories and comments of Hacker News on markets and on the assets asked for, by Algolia's search; no key. */
export const hackerNews: Source = {
  name: "hackernews",
  title: "Hacker News stories and comments, by Algolia's search; deletions by the official API",
  delivers: ["posts"],
  sample: false,
  settings: [],
  limits: { requestsPerMinuteMax: 120, requestsPerDayMax: 5_000 },
  terms: {
    url: "https://news.ycombinator.com/newsguidelines.html",
    redistribute: "excerpt",
    training: true,
    retentionDays: null,
    deletions: "recheck",
    authors: "pseudonym",
    attribution: "Hacker News",
  },
  async *read(request) {
    const { to } = request;
    const cursor = yield* parseCursor(cursorSchema, request);
    const after = cursor ? new Date(cursor.until) : new Date(to.getTime() - firstLookBackMs);
    if (after >= to) return;
    const given = new Set<string>();
    for (const words of [...financeWords, ...(await getAssetNames(request.assets))])
      yield* readWords(words, { after, isFirst: cursor === undefined, given, request });
    yield { type: "cursor", cursor: { until: to.toISOString() } satisfies z.infer<typeof cursorSchema> };
  },
  async *recheck(ids, { http, signal }) {
    for (const id of ids) {
      signal.throwIfAborted();
      const item = /^hackernews:(\d+)$/.exec(id)?.[1];
      if (item && (await isGone(http, item))) yield { type: "deleted", ids: [id] };
    }
  },
};

/** All hits for some words: page by page and, past the thousandth, from the oldest instant met so far. */
async function* readWords(
  words: string,
  { after, isFirst, given, request }: Reading,
): AsyncGenerator<SourceItem> {
  let { to } = request;
  for (let page = 0; ; page++) {
    request.signal.throwIfAborted();
    const answer = await searchByDate(request.http, { words, after, to, page });
    for (const hit of answer.hits) {
      const key = JSON.stringify(hit);
      // A text that two searches find is one find, not a duplicate of the source's.
      if (given.has(key)) continue;
      given.add(key);
      yield {
        type: "record",
        record: toHackerNewsRecord(hit, request.clock.now()),
        origin: answer.url,
        after: isFirst ? undefined : after,
      };
    }
    if (answer.hits.length === 0) return;
    if (page + 1 < answer.nbPages) continue;
    const oldest = oldestOf(answer.hits);
    if (answer.nbHits <= hitsMax || !oldest || oldest >= to || oldest <= after) return;
    to = oldest;
    page = -1;
  }
}

interface Reading {
  after: Date;
  /** The first run holds nobody to the older end of its window. */
  isFirst: boolean;
  given: Set<string>;
  request: SourceRequest;
}

const datedSchema = z.object({ created_at_i: z.number().int() });

function oldestOf(hits: unknown[]): Date | undefined {
  const seconds = hits.flatMap((hit) => datedSchema.safeParse(hit).data?.created_at_i ?? []);
  return seconds.length > 0 ? new Date(Math.min(...seconds) * 1000) : undefined;
}
