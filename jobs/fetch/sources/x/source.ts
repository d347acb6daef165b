import type { Source } from "../source.ts";
import { affordablePosts, findGonePosts } from "./client.ts";
import { readQueries } from "./read-queries.ts";

const recheckIdsMax = 500;
const lookupIdsMax = 100;

/** Posts of X on the assets asked for, by the recent search of API v2; paid by the post read. */
export const x: Source = {
  name: "x",
  title: "Posts of X, by the recent search of API v2 (paid by the post: 0.005 USD)",
  delivers: ["posts"],
  sample: false,
  settings: [
    {
      variable: "X_BEARER_TOKEN",
      meaning:
        "the app's bearer token: register at developer.x.com, make a project with an app, buy credits, and copy it from the app's Keys and tokens",
      required: true,
    },
    {
      variable: "PULSO_X_QUERIES",
      meaning: "searches in X's own syntax, each at most 512 characters; the assets' cashtags when unset",
      required: false,
    },
    {
      variable: "PULSO_ASSETS",
      meaning: "symbols whose cashtags are searched for; eleven well-known ones when unset",
      required: false,
    },
  ],
  // 450 requests in 15 minutes an app. Until PULSO_BUDGETS says otherwise: 200 posts a day, 4,000 a month, three
  // quarters of them to read and a quarter (50 a day, 0.25 USD) to look for deleted ones. So a post has one chance in three of
  // being looked for in the seven days it is kept; to look for each once would cost as much as to read it.
  limits: { requestsPerMinuteMax: 30, usdPerDayMax: 1, usdPerMonthMax: 20, readAllowance },
  terms: {
    url: "https://docs.x.com/developer-terms/policy",
    redistribute: "ids",
    training: false,
    retentionDays: 7,
    deletions: "recheck",
    authors: "pseudonym",
    attribution: "X, with a link to the post",
  },
  async *read(request) {
    const { xBearerToken } = request.config.keys;
    if (!xBearerToken) yield { type: "skipped", message: "X_BEARER_TOKEN is not set" };
    else yield* readQueries(xBearerToken, request);
  },
  async *recheck(ids, { config, http, signal }) {
    const { xBearerToken } = config.keys;
    if (!xBearerToken) return;
    const affordable = Math.min(recheckIdsMax, Math.max(1, affordablePosts(http.usdLeft())));
    const native = ids.flatMap((id) => /^x:(\d+)$/.exec(id)?.[1] ?? []).slice(0, affordable);
    for (let at = 0; at < native.length; at += lookupIdsMax) {
      signal.throwIfAborted();
      const gone = await findGonePosts(http, xBearerToken, native.slice(at, at + lookupIdsMax));
      if (gone.length > 0) yield { type: "deleted", ids: gone.map((id) => `x:${id}`) };
    }
  },
};

function readAllowance(headers: Headers) {
  const remaining = headers.get("x-rate-limit-remaining");
  const reset = headers.get("x-rate-limit-reset");
  if (!remaining || !reset) return undefined;
  const restoredAt = new Date(Number(reset) * 1_000);
  return Number.isNaN(Number(remaining) + restoredAt.getTime())
    ? undefined
    : { remaining: Number(remaining), restoredAt };
}
