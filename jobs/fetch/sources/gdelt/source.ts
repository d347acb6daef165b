import { z } from "zod";
import { getAssetNames } from "../asset-names.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { articlesMax, searchArticles } from "./client.ts";
import { buildQueries, isSearchable } from "./queries.ts";
import { identityOf, toGdeltRecord } from "./transform.ts";

const quarterMs = 15 * 60_000;
/** How far back the first run looks. */
const firstLookBackMs = 6 * 3_600_000;
/** GDELT lists an article up to so much later than it dates it. */
const lateMs = 3_600_000;
/** How far back the search goes at all. */
const keptMs = 90 * 86_400_000;

/** What was read up to `until`, and the articles given that were seen in the last hour before it or since. */
const cursorSchema = z.object({
  until: z.iso.datetime(),
  recent: z.record(z.string(), z.iso.datetime()),
});

/** News of the world in English and Spanish, by title, from GDELT's DOC API; no key. */
export const gdelt: Source = {
  name: "gdelt",
  title: "GDELT's DOC API: titles and addresses of the world's news on markets, in English and Spanish",
  delivers: ["news"],
  sample: false,
  settings: [],
  // "Please limit requests to one every 5 seconds".
  limits: { requestsPerMinuteMax: 12, requestsPerDayMax: 2_000, spacingMs: 5_000 },
  terms: {
    url: "https://www.gdeltproject.org/about.html#termsofuse",
    redistribute: "excerpt",
    training: true,
    retentionDays: 365,
    deletions: "none",
    authors: "none",
    attribution: "The GDELT Project (https://www.gdeltproject.org/)",
  },
  async *read(request) {
    const cursor = yield* parseCursor(cursorSchema, request);
    const names = await getAssetNames(request.assets);
    const short = names.filter((name) => !isSearchable(name));
    if (short.length > 0)
      yield { type: "note", message: `too short to be searched for: ${short.join(", ")}` };
    const end = request.to.getTime();
    const due = cursor ? Date.parse(cursor.until) : end - firstLookBackMs;
    if (due >= end) return;
    const from = Math.max(due, request.clock.now().getTime() - keptMs);
    if (from > due)
      yield {
        type: "gap",
        code: "source.rejected",
        message: `GDELT's search keeps three months: nothing is read from ${instant(due)} to ${instant(from)}`,
      };
    yield* readWindow({
      queries: buildQueries(names),
      from: cursor ? from - lateMs : from,
      to: end,
      after: cursor && new Date(from - lateMs),
      given: new Map(Object.entries(cursor?.recent ?? {})),
      request,
    });
  },
};

interface Window {
  queries: string[];
  /** Milliseconds; what was seen at `from` itself is not in it. */
  from: number;
  to: number;
  /** Absent in the first run, which holds nobody to the older end of its window. */
  after: Date | undefined;
  /** Article → when it was seen. */
  given: Map<string, string>;
  request: SourceRequest;
}

/** All there is in a window: where an answer is full, its halves, down to the quarter of an hour that GDELT dates by. */
async function* readWindow(window: Window): AsyncGenerator<SourceItem> {
  const { queries, from, to, after, given, request } = window;
  const middle = Math.floor((from + to) / 2 / quarterMs) * quarterMs;
  const canHalve = to - from > quarterMs && middle > from;
  for (const query of queries) {
    request.signal.throwIfAborted();
    const range = { query, from: new Date(from + 1_000), to: new Date(to) };
    const { articles, url } = await searchArticles(request.http, range);
    const isFull = articles.length >= articlesMax;
    if (isFull && canHalve) {
      yield* readWindow({ ...window, to: middle });
      yield* readWindow({ ...window, from: middle });
      return;
    }
    if (isFull)
      yield {
        type: "gap",
        code: "source.rejected",
        message: `GDELT gives ${articlesMax} articles at most: some seen from ${instant(from)} to ${instant(to)} are missing`,
      };
    for (const article of articles) {
      const identity = identityOf(article);
      if (identity && given.has(identity.id)) continue;
      if (identity) given.set(identity.id, identity.seenAt);
      yield { type: "record", record: toGdeltRecord(article, request.clock.now()), origin: url, after };
    }
  }
  const recent = [...given].filter(([, seenAt]) => Date.parse(seenAt) > to - lateMs);
  const cursor: z.infer<typeof cursorSchema> = { until: instant(to), recent: Object.fromEntries(recent) };
  yield { type: "cursor", cursor };
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
