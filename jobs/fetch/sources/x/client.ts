import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import type { Http } from "../../http.ts";
import type { HttpAnswer } from "../../http-request.ts";
import { parseJsonAnswer } from "../parse-json-answer.ts";

const xOrigin = "https://api.x.com";
/** What X asks for a post that it hands out. */
const usdPerPost = 0.005;
const postsMin = 10;
const postsMax = 100;

const pageSchema = z.object({
  data: z.array(z.unknown()).default([]),
  meta: z.object({ result_count: z.number().int().nonnegative(), next_token: z.string().optional() }),
});

export interface XSearch {
  query: string;
  from: Date;
  /** Posts of this second are still asked for. */
  to: Date;
  nextToken: string | undefined;
}

/** A page of posts in [from, to], newest first, as large as the money left allows. Throws `source.budget` without any. */
export async function searchRecent(http: Http, bearerToken: string, search: XSearch): Promise<XPage> {
  const pageSize = Math.min(postsMax, Math.max(postsMin, affordablePosts(http.usdLeft())));
  // X refuses `since_id` beside times, and only times have an end: so the window is told by times.
  const query = new URLSearchParams({
    query: search.query,
    start_time: toSecond(search.from),
    end_time: toSecond(new Date(search.to.getTime() + 1_000)),
    sort_order: "recency",
    max_results: String(pageSize),
    "tweet.fields": "author_id,created_at,entities,lang,note_tweet,public_metrics",
  });
  if (search.nextToken) query.set("next_token", search.nextToken);
  const url = `${xOrigin}/2/tweets/search/recent?${query}`;
  const answer = await ask(http, bearerToken, url, pageSize);
  const { data, meta } = parseJsonAnswer("x", answer.text, pageSchema);
  return { url, posts: data, nextToken: meta.next_token };
}

interface XPage {
  url: string;
  posts: unknown[];
  nextToken: string | undefined;
}

const lookupSchema = z
  .object({
    data: z.array(z.object({ id: z.string() })).optional(),
    errors: z
      .array(z.object({ type: z.string(), value: z.string().optional(), resource_id: z.string().optional() }))
      .optional(),
  })
  .refine(({ data, errors }) => data !== undefined || errors !== undefined);

/** Those of at most 100 native ids that X has no more, or lets nobody see. */
export async function findGonePosts(http: Http, bearerToken: string, ids: string[]): Promise<string[]> {
  const url = `${xOrigin}/2/tweets?${new URLSearchParams({ ids: ids.join(",") })}`;
  const answer = await ask(http, bearerToken, url, ids.length);
  const { errors = [] } = parseJsonAnswer("x", answer.text, lookupSchema);
  const gone = errors.filter(({ type }) => /\/(resource-not-found|not-authorized-for-resource)$/.test(type));
  return gone.flatMap(({ value, resource_id: id }) => value ?? id ?? []);
}

/** How many posts so much money buys. */
export function affordablePosts(usd: number): number {
  // The sum of prices may lie a hair below the number that it stands for.
  return Math.floor(usd / usdPerPost + 1e-6);
}

async function ask(http: Http, bearerToken: string, url: string, posts: number): Promise<HttpAnswer> {
  const answer = await http.get({
    url,
    expect: "json",
    headers: { authorization: `Bearer ${bearerToken}` },
    accept: [400, 402, 403],
    price: { usdMax: posts * usdPerPost, usdOf: ({ text }) => countPosts(text) * usdPerPost },
  });
  if (answer.status !== 200) throw refusalOf(answer);
  return answer;
}

const countedSchema = z.object({ data: z.array(z.unknown()) });

/** What is billed: the posts in the answer, none for an error. */
function countPosts(text: string): number {
  try {
    return countedSchema.safeParse(JSON.parse(text)).data?.data.length ?? 0;
  } catch {
    return 0;
  }
}

const problemSchema = z.object({
  detail: z.string().optional(),
  errors: z.array(z.object({ message: z.string().optional() })).optional(),
});

function refusalOf({ status, text }: HttpAnswer): AppError {
  const { detail, errors } = parseJsonAnswer("x", text, problemSchema);
  const said = (errors?.[0]?.message ?? detail ?? "no reason").slice(0, 200);
  // Prepaid credits that are used up are a spent budget like our own caps.
  const code = status === 402 ? "source.budget" : "source.rejected";
  return new AppError(code, { message: `x answered ${status}: ${said}`, source: "x", status });
}

function toSecond(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, "Z");
}
