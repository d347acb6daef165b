import { z } from "zod";
import { readCatalogue } from "../../../../core/catalogue.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { searchByDate } from "./client.ts";
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
  title: "Hacker News stories and comments, by Algolia's search",
  delivers: ["posts"],
  sample: false,
  settings: [],
  limits: { requestsPerMinuteMax: 60, requestsPerDayMax: 5_000 },
  terms: {
    url: "https://news.ycombinator.com/newsguidelines.html",
    redistribute: "excerpt",
    training: true,
    retentionDays: null,
    deletions: "none",
    authors: "pseudonym",
    attribution: "Hacker News",
  },
  async *read(request) {
    const { to } = request;
    const after =
      request.cursor === undefined
        ? new Date(to.getTime() - firstLookBackMs)
        : new Date(cursorSchema.parse(request.cursor).until);
    if (after >= to) return;
    const given = new Set<string>();
    for (const words of [...financeWords, ...(await getNames(request.assets))])
      yield* readWords(words, { after, given, request });
    yield { type: "cursor", cursor: { until: to.toISOString() } satisfies z.infer<typeof cursorSchema> };
  },
};

/** What people call the assets, as far as the catalogue knows. */
async function getNames(symbols: string[]): Promise<string[]> {
  if (symbols.length === 0) return [];
  const assets = new Map((await readCatalogue()).map((asset) => [asset.symbol, asset]));
  return symbols.map((symbol) => assets.get(symbol)?.aliases[0] ?? assets.get(symbol)?.name ?? symbol);
}

/** All hits for some words: page by page and, past the thousandth, from the oldest instant met so far. */
async function* readWords(words: string, { after, given, request }: Reading): AsyncGenerator<SourceItem> {
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
        after: request.cursor === undefined ? undefined : after,
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
  given: Set<string>;
  request: SourceRequest;
}

const datedSchema = z.object({ created_at_i: z.number().int() });

function oldestOf(hits: unknown[]): Date | undefined {
  const seconds = hits.flatMap((hit) => datedSchema.safeParse(hit).data?.created_at_i ?? []);
  return seconds.length > 0 ? new Date(Math.min(...seconds) * 1000) : undefined;
}
