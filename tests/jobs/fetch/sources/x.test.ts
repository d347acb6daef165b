import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { pseudonymsOf } from "../../../../jobs/fetch/pseudonyms.ts";
import { tweet } from "../../../../jobs/fetch/sources/snscrape/tweet.ts";
import { getXQueries } from "../../../../jobs/fetch/sources/x/queries.ts";
import { x } from "../../../../jobs/fetch/sources/x/source.ts";
import { toXRecord } from "../../../../jobs/fetch/sources/x/transform.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { type ReplayRequest, startReplayServer } from "../../../support/replay-server.ts";
import { sharedFolder } from "../../../support/shared-data.ts";
import { openSourceBench } from "../../../support/source-bench.ts";
import { openSourceRequest, recheckAll } from "../../../support/source-request.ts";

const pseudonymOf = pseudonymsOf("made up");
const fixture = (name: string) => readFileSync(path.join(packageRoot, "tests/fixtures/x", name), "utf8");
const json = { "content-type": "application/json; charset=utf-8" };
const collectedAt = new Date("2026-01-15T06:00:00Z");
const key = { X_BEARER_TOKEN: "very-secret", PULSO_ASSETS: "AAPL" };
const options = { sources: ["x"] };

test("a post becomes a record with the id of the snscrape importer and without its author's name", () => {
  const [first, second] = JSON.parse(fixture("search_recent_1.json")).data;
  expect(toXRecord(first, collectedAt, pseudonymOf)).toEqual({
    id: "x:2011000000000000003",
    source: "x",
    kind: "post",
    channel: "twitter",
    author: expect.stringMatching(/^[0-9a-f]{12}$/),
    publishedAt: "2026-01-15T05:40:12.000Z",
    collectedAt: "2026-01-15T06:00:00.000Z",
    lang: "en",
    text: "$aapl and $MSFT: margins > growth & patience",
    url: "https://x.com/i/status/2011000000000000003",
    engagement: { likes: 14, replies: 1, reposts: 2 },
    tickers: ["AAPL", "MSFT"],
  });
  expect(toXRecord(second, collectedAt, pseudonymOf)).toMatchObject({
    lang: undefined,
    text: expect.stringMatching(/very end\.$/),
  });
  const scraped = {
    id: first.id,
    date: first.created_at,
    rawContent: "x",
    url: "https://x.com/ann/status/2011000000000000003",
  };
  expect(tweet.toRecord(scraped, collectedAt, pseudonymOf)).toMatchObject({ id: "x:2011000000000000003" });
});

test("the cashtags of many assets go into as few queries as 512 characters allow", () => {
  const letters = "ABCDEFGHIJ";
  const symbols = [...letters].flatMap((one) => [...letters].map((other) => `${one}${other}X`));
  const { queries, withoutCashtag } = getXQueries([], [...symbols, "^GSPC", "7203.T", "BRK.B"]);
  expect(Math.max(...queries.map(({ length }) => length))).toBeLessThanOrEqual(512);
  expect(queries.length).toBe(2);
  for (const symbol of [...symbols, "BRK.B"])
    expect(queries.filter((query) => new RegExp(`\\$${symbol}[ )]`).test(query))).toHaveLength(1);
  expect(withoutCashtag).toEqual(["7203.T", "^GSPC"]);
});

test("every page is asked for, with the key in a header only", async () => {
  await using stand = await open(makePosts(250));
  const { records, coverage } = await stand.fetch("2026-01-15T06");
  expect(records).toHaveLength(250);
  expect(coverage[0]).toMatchObject({ state: "ok", duplicate: 0, budget: { dayUsd: 1.25 } });
  expect(stand.requests).toHaveLength(3);
  for (const { url, headers } of stand.requests) {
    expect(headers.authorization).toBe("Bearer very-secret");
    expect(url.href).not.toContain("very-secret");
    expect(url.searchParams.get("query")).toBe("($AAPL) -is:retweet");
  }
});

test("with little money a smaller page is asked for, and what is left open is read the next day, nothing lost", async () => {
  const posts = makePosts(40);
  await using stand = await open(posts, { PULSO_BUDGETS: "x.usdPerDay=0.07" });
  const poor = await stand.fetch("2026-01-15T06");
  expect(stand.requests.map(({ url }) => url.searchParams.get("max_results"))).toEqual(["14"]);
  expect(poor.coverage[0]).toMatchObject({ state: "over_budget", code: "source.budget", records: 14 });
  stand.bench.now = new Date("2026-01-16T00:00:30Z");
  stand.bench.config = { ...stand.bench.config, budgets: [] };
  const rich = await stand.fetch("2026-01-16T00", "2026-01-15T06");
  expect(rich.coverage[0]).toMatchObject({ state: "ok" });
  const ids = [...poor.records, ...rich.records].map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set(posts.map(({ id }) => `x:${id}`)));
  // The post at the seam is asked for again: others of its second may have been left.
  expect(ids).toHaveLength(41);
});

test("queries take turns, so that a loud one does not spend the money of all", async () => {
  const loud = makePosts(300).map((post) => ({ ...post, query: "loud" }));
  const quiet = makePosts(5, 9_000).map((post) => ({ ...post, query: "quiet" }));
  const env = { PULSO_X_QUERIES: "loud,quiet", PULSO_BUDGETS: "x.usdPerDay=1.2" };
  await using stand = await open([...loud, ...quiet], env);
  const { records, coverage } = await stand.fetch("2026-01-15T06");
  expect(coverage[0]).toMatchObject({ state: "over_budget" });
  const ids = new Set(records.map(({ id }) => id));
  for (const { id } of quiet) expect(ids).toContain(`x:${id}`);
});

test("what is new comes before what stayed open, which outlives a new grouping of the cashtags", async () => {
  const posts = makePosts(40);
  await using stand = await open(posts, { PULSO_BUDGETS: "x.usdPerDay=0.1" });
  await stand.fetch("2026-01-15T06");
  const fresh = makePosts(10, 9_000).map((post) => ({
    ...post,
    created_at: `2026-01-16T05${post.created_at.slice(13)}`,
  }));
  posts.push(...fresh);
  stand.bench.config.assets = ["AAPL", "MSFT"];
  stand.bench.now = new Date("2026-01-16T06:00:30Z");
  const { records } = await stand.fetch("2026-01-16T06", "2026-01-15T06");
  expect(records.slice(0, 10).map(({ id }) => id)).toEqual(fresh.map(({ id }) => `x:${id}`));
  const asked = stand.requests.map(({ url }) => url.searchParams.get("query"));
  expect(asked).toEqual(["($AAPL) -is:retweet", "($AAPL OR $MSFT) -is:retweet", "($AAPL) -is:retweet"]);
  expect(records).toHaveLength(20);
});

test("a search that is asked no more leaves its open time, and says so", async () => {
  await using stand = await open(makePosts(40), { PULSO_X_QUERIES: "one", PULSO_BUDGETS: "x.usdPerDay=0.1" });
  await stand.fetch("2026-01-15T06");
  stand.bench.config.asks.xQueries = ["other"];
  stand.bench.now = new Date("2026-01-16T06:00:30Z");
  const { coverage } = await stand.fetch("2026-01-16T06", "2026-01-15T06");
  expect(coverage[0]).toMatchObject({ state: "ok" });
  expect(coverage[0]?.message).toBe(
    "left unread, as it is asked no more: 2026-01-13T06:00:00.000Z to 2026-01-15T05:43:40.000Z, one",
  );
});

test("what has grown older than seven days is named as not to be had", async () => {
  await using stand = await open(makePosts(3));
  await stand.fetch("2026-01-15T06");
  stand.bench.now = new Date("2026-01-24T06:01:00Z");
  const { coverage } = await stand.fetch("2026-01-24T06", "2026-01-15T06");
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.too_old" });
  expect(coverage[0]?.message).toContain("2026-01-15T06:00:00.000Z to 2026-01-17T06:02:00.000Z");
});

test("at the very slot X does not give the last seconds yet: the next run takes them", async () => {
  const late = { id: "77", created_at: "2026-01-15T05:59:55.000Z", text: "late" };
  await using stand = await open([late]);
  stand.bench.now = new Date("2026-01-15T06:00:01Z");
  expect((await stand.fetch("2026-01-15T06")).records).toEqual([]);
  expect(Date.parse(stand.requests[0]!.url.searchParams.get("end_time")!)).toBeLessThanOrEqual(
    Date.parse("2026-01-15T05:59:51Z"),
  );
  stand.bench.now = new Date("2026-01-15T12:00:30Z");
  const { records } = await stand.fetch("2026-01-15T12", "2026-01-15T06");
  expect(records.map(({ id }) => id)).toEqual(["x:77"]);
});

test("a post that is dated after the slot, by a clock that runs ahead, is left for its run and comes once", async () => {
  const ahead = { id: "78", created_at: "2026-01-15T06:00:20.000Z", text: "ahead" };
  await using stand = await open([ahead], {}, ({ created_at }) => created_at > "2026-01-15T05:00");
  expect((await stand.fetch("2026-01-15T06")).records).toEqual([]);
  stand.bench.now = new Date("2026-01-15T12:01:00Z");
  expect((await stand.fetch("2026-01-15T12", "2026-01-15T06")).records).toHaveLength(1);
});

test("one refused query is a gap, is kept open, and the others are read", async () => {
  const env = { PULSO_X_QUERIES: `bad(,good,${"long ".repeat(120)}` };
  const good = makePosts(3).map((post) => ({ ...post, query: "good" }));
  await using stand = await open(good, env);
  const { records, coverage } = await stand.fetch("2026-01-15T06");
  expect(records).toHaveLength(3);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "config.invalid" });
  expect(coverage[0]?.message).toMatch(/599 characters.*bad\(: x answered 400: missing EOF at '\('/);
  stand.bench.now = new Date("2026-01-15T12:01:00Z");
  await stand.fetch("2026-01-15T12", "2026-01-15T06");
  const again = stand.requests.filter(({ url }) => url.searchParams.get("query") === "bad(");
  expect(again.map(({ url }) => url.searchParams.get("start_time"))).toEqual(
    Array(2).fill("2026-01-13T06:00:00Z"),
  );
});

test("a key that is refused, and credits that are used up, say so", async () => {
  await using server = await startReplayServer();
  await using bench = await openBench(server.origin);
  const problem = (title: string, status: number, detail: string) =>
    server.answer(() => ({
      status,
      headers: json,
      body: JSON.stringify({ title, status, detail, type: "about:blank" }),
    }));
  problem("Unauthorized", 401, "Unauthorized");
  const refused = await bench.fetch({ run: "2026-01-15T06", options });
  expect(refused.coverage[0]).toMatchObject({ state: "failed", code: "source.unauthorized" });
  problem("CreditsDepleted", 402, "Your enrolled account does not have any credits to fulfill this request.");
  const broke = await bench.fetch({ run: "2026-01-15T12", previous: "2026-01-15T06", options });
  expect(broke.coverage[0]).toMatchObject({
    state: "over_budget",
    code: "source.budget",
    budget: { dayUsd: 0 },
  });
});

test("no request is made that the rate-limit headers say is one too many", async () => {
  await using server = await startReplayServer();
  await using bench = await openBench(server.origin);
  const resetAt = Date.parse("2026-01-15T06:00:58Z") / 1_000;
  const limit = {
    "x-rate-limit-limit": "450",
    "x-rate-limit-remaining": "0",
    "x-rate-limit-reset": String(resetAt),
  };
  const page = fixture("search_recent_1.json");
  const last = { meta: { result_count: 0 } };
  server.answer(({ url }) =>
    url.searchParams.has("next_token")
      ? { headers: json, body: JSON.stringify(last) }
      : { headers: { ...json, ...limit }, body: page },
  );
  const { coverage } = await bench.fetch({ run: "2026-01-15T06", options });
  expect(coverage[0]).toMatchObject({ state: "ok", records: 2 });
  expect(bench.waitsMs).toEqual([28_000]);
});

test("without its key it is skipped and asks nobody", async () => {
  await using server = await startReplayServer();
  await using bench = await FetchBench.open({
    sources: [x],
    origins: { "https://api.x.com": server.origin },
  });
  const { coverage } = await bench.fetch({ run: "2026-01-15T06", options });
  expect(coverage[0]).toMatchObject({ state: "skipped", message: "X_BEARER_TOKEN is not set" });
  expect(server.requests).toEqual([]);
});

test("deleted and hidden posts are found again by id, as many as the money given for it buys", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ headers: json, body: fixture("lookup.json") }));
  await using stand = await openSourceRequest({
    source: x,
    origins: { "https://api.x.com": server.origin },
    env: { ...key, PULSO_BUDGETS: "x.usdPerDay=0.02" },
    now: "2026-01-15T06:00:30Z",
  });
  const held = [3, 2, 1, 9, 8].map((digit) => `x:201100000000000000${digit}`);
  expect(await recheckAll(x, [...held, "files:1"], stand.request)).toEqual([held[1], held[2]]);
  expect(server.requests.map(({ url }) => url.searchParams.get("ids")?.split(","))).toEqual([
    held.slice(0, 4).map((id) => id.slice(2)),
  ]);
  expect(stand.spent().dayUsd).toBe(0.005);
});

const recorded = path.join(sharedFolder, "data/fixtures/x");
test.skipIf(!existsSync(recorded))(
  "the recorded pages are read: dated posts become records, undated ones are refused",
  async () => {
    for (const [file, kept, quarantined] of [
      ["v2_search_recent_AAPL_20221203.json", 10, 0],
      ["v2_client_search_recent_tweets_1.json", 0, 10],
      ["v2_search_recent_no_results.json", 0, 0],
    ] as const) {
      await using server = await startReplayServer();
      const page = readFileSync(path.join(recorded, file), "utf8");
      server.answer(({ url }) => ({
        headers: json,
        body: url.searchParams.has("next_token") ? '{"meta":{"result_count":0}}' : page,
      }));
      await using bench = await openBench(server.origin);
      bench.now = new Date("2022-12-04T00:00:30Z");
      const { records, coverage } = await bench.fetch({ run: "2022-12-04T00", options });
      expect(records.length).toBe(kept);
      expect(coverage[0]).toMatchObject({ state: "ok", quarantined });
    }
  },
);

interface Post {
  id: string;
  created_at: string;
  text: string;
  query?: string;
}

/** One post every 20 seconds, the newest first. */
function makePosts(count: number, firstId = 5_000): Post[] {
  const newest = Date.parse("2026-01-15T05:50:00Z");
  return Array.from({ length: count }, (_, at) => ({
    id: String(firstId - at),
    created_at: new Date(newest - at * 20_000).toISOString(),
    text: `Post ${at} on $AAPL`,
  }));
}

async function openBench(origin: string, env: Record<string, string> = {}): Promise<FetchBench> {
  return FetchBench.open({
    sources: [x],
    origins: { "https://api.x.com": origin },
    env: { ...key, PULSO_BUDGETS: "x.usdPerDay=50", ...env },
    now: "2026-01-15T06:00:30Z",
  });
}

/** A search over these posts as X answers it, page by page. */
function open(posts: Post[], env: Record<string, string> = {}, isFound?: (post: Post) => boolean) {
  return openSourceBench(x, {
    hosts: ["https://api.x.com"],
    env: { ...key, PULSO_BUDGETS: "x.usdPerDay=50", ...env },
    answer: (request) => search(posts, request, isFound),
  });
}

function search(posts: Post[], { url }: ReplayRequest, isFound?: (post: Post) => boolean) {
  const ask = (name: string) => url.searchParams.get(name) ?? "";
  if (ask("query").includes("bad("))
    return {
      status: 400,
      headers: json,
      body: '{"errors":[{"message":"missing EOF at \'(\'"}],"title":"Invalid Request"}',
    };
  const isWithin = ({ created_at: at }: Post) =>
    Date.parse(at) >= Date.parse(ask("start_time")) && Date.parse(at) < Date.parse(ask("end_time"));
  const found = posts.filter(
    (post) => (post.query ?? ask("query")) === ask("query") && (isFound ?? isWithin)(post),
  );
  const start = Number(ask("next_token"));
  const end = start + Number(ask("max_results"));
  const data = found.slice(start, end);
  const meta = { result_count: data.length, ...(end < found.length ? { next_token: String(end) } : {}) };
  return { headers: json, body: JSON.stringify({ ...(data.length > 0 ? { data } : {}), meta }) };
}

test("a page that leads back to itself is asked for once, and the rest of its window is kept for the next run", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({
    body: JSON.stringify({ data: [], meta: { result_count: 0, next_token: "same" } }),
  }));
  const env = { X_BEARER_TOKEN: "made", PULSO_X_QUERIES: "one" };
  const origins = { "https://api.x.com": server.origin };
  await using bench = await FetchBench.open({ sources: [x], origins, env });
  const { coverage } = await bench.fetch({ run: "2026-01-15T06", options: { sources: ["x"] } });
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.rejected" });
  expect(server.requests).toHaveLength(2);
});
