import { z } from "zod";
import type { Http } from "../../http.ts";
import { parseJsonAnswer } from "../parse-json-answer.ts";

const pageSchema = z.object({
  hits: z.array(z.unknown()),
  nbHits: z.number().int().nonnegative(),
  nbPages: z.number().int().nonnegative(),
  page: z.number().int().nonnegative(),
});
export type HackerNewsPage = z.infer<typeof pageSchema>;

const hackerNewsOrigin = "https://hn.algolia.com";

/** One page of stories and comments that hold the words, newest first, published in (after, to]. */
export async function searchByDate(http: Http, search: Search): Promise<HackerNewsPage & { url: string }> {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  const query = new URLSearchParams({
    query: search.words,
    tags: "(story,comment)",
    numericFilters: `created_at_i>${seconds(search.after)},created_at_i<=${seconds(search.to)}`,
    hitsPerPage: "100",
    page: String(search.page),
  });
  const url = `${hackerNewsOrigin}/api/v1/search_by_date?${query}`;
  const answer = await http.get({ url, expect: "json" });
  return { url, ...parseJsonAnswer("hackernews", answer.text, pageSchema) };
}

const itemOrigin = "https://hacker-news.firebaseio.com";

const itemSchema = z
  .object({ id: z.number().int(), deleted: z.boolean().optional(), dead: z.boolean().optional() })
  .nullable();

/**
 * Whether an item was deleted by its author or killed by the moderators. An answer of `null` says nothing of it: the
 * official API gives that, too, for an item that it cannot find just now.
 */
export async function isGone(http: Http, item: string): Promise<boolean> {
  const answer = await http.get({ url: `${itemOrigin}/v0/item/${item}.json`, expect: "json" });
  const found = parseJsonAnswer("hackernews", answer.text, itemSchema);
  return found?.deleted === true || found?.dead === true;
}

interface Search {
  words: string;
  after: Date;
  to: Date;
  page: number;
}
