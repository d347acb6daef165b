import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { hackerNews } from "../../../../jobs/fetch/sources/hackernews/source.ts";
import { toHackerNewsRecord } from "../../../../jobs/fetch/sources/hackernews/transform.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { startReplayServer } from "../../../support/replay-server.ts";
import { recheck } from "../../../support/source-request.ts";

const recorded: { hits: unknown[] } = JSON.parse(
  readFileSync(`${packageRoot}/tests/fixtures/hackernews/search_by_date.json`, "utf8"),
);
const collectedAt = new Date("2020-01-04T00:00:00Z");

test("stories and comments become posts and comments in plain text", () => {
  const records = recorded.hits.map((hit) => toHackerNewsRecord(hit, collectedAt));
  expect(records).toEqual([
    {
      id: "hackernews:900001",
      source: "hackernews",
      kind: "post",
      channel: "Hacker News",
      publishedAt: "2020-01-03T09:15:00Z",
      collectedAt: "2020-01-04T00:00:00.000Z",
      title: "Show HN: A tiny ledger for the stock market & its moods",
      text: "Show HN: A tiny ledger for the stock market & its moods",
      url: "https://news.ycombinator.com/item?id=900001",
      engagement: { replies: 4, score: 37 },
    },
    expect.objectContaining({
      id: "hackernews:900002",
      kind: "comment",
      title: undefined,
      text: 'I do hold shares of AAPL. But I\'d never "time" them: why',
    }),
    expect.objectContaining({
      id: "hackernews:900003",
      title: "Ask HN: Earnings reports?",
      text: "How do you read an earnings report without falling asleep?",
    }),
  ]);
});

test("every page is asked for, and past the search's thousandth hit it goes on from the oldest instant", async () => {
  const total = 1_150;
  const newest = Date.parse("2020-01-03T20:00:00Z") / 1000;
  const all = Array.from({ length: total }, (_, at) => ({
    objectID: String(5_000_000 - at),
    created_at: new Date((newest - at * 10) * 1000).toISOString(),
    created_at_i: newest - at * 10,
    title: `Story ${at}`,
  }));
  await using server = await startReplayServer();
  server.answer(({ url }) => {
    const [after = 0, to = 0] = [...url.searchParams.get("numericFilters")!.matchAll(/\d+/g)].map(Number);
    const found =
      url.searchParams.get("query") === "IPO"
        ? all.filter(({ created_at_i: at }) => at > after && at <= to)
        : [];
    const page = Number(url.searchParams.get("page"));
    const reachable = found.slice(0, 1_000);
    return {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        hits: reachable.slice(page * 100, page * 100 + 100),
        nbHits: found.length,
        nbPages: Math.ceil(reachable.length / 100),
        page,
      }),
    };
  });
  await using bench = await FetchBench.open({
    sources: [hackerNews],
    origins: { "https://hn.algolia.com": server.origin },
    now: "2020-01-04T00:10:00Z",
  });
  const { records, coverage } = await bench.fetch({
    run: "2020-01-04T00",
    options: { sources: ["hackernews"] },
  });
  expect(coverage[0]).toMatchObject({ state: "ok", records: total, duplicate: 0 });
  expect(new Set(records.map(({ id }) => id)).size).toBe(total);
});

test("an asset asked for is searched by the name people use", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ body: JSON.stringify({ hits: [], nbHits: 0, nbPages: 0, page: 0 }) }));
  const origins = { "https://hn.algolia.com": server.origin };
  await using bench = await FetchBench.open({ sources: [hackerNews], origins });
  await bench.fetch({
    run: "2020-01-04T00",
    options: { sources: ["hackernews"], assets: ["TSLA", "NO-SUCH"] },
  });
  const queries = server.requests.map(({ url }) => url.searchParams.get("query"));
  expect(queries).toContain("Tesla");
  expect(queries).toContain("NO-SUCH");
});

test("what its author deleted or the moderators killed is told gone, what cannot be found just now is not", async () => {
  const items: Record<string, unknown> = {
    "1": { id: 1, type: "story", deleted: true, time: 1_578_042_900 },
    "2": { id: 2, type: "comment", dead: true },
    "3": { id: 3, type: "comment", text: "still here" },
    "4": null,
  };
  await using server = await startReplayServer();
  server.answer(({ url }) => {
    const item = /^\/v0\/item\/(\d+)\.json$/.exec(url.pathname)?.[1] ?? "";
    return { headers: { "content-type": "application/json" }, body: JSON.stringify(items[item]) };
  });
  const origins = { "https://hacker-news.firebaseio.com": server.origin };
  const ids = ["4", "3", "2", "1"].map((item) => `hackernews:${item}`);
  const { deleted } = await recheck(hackerNews, [...ids, "reddit:t3_1"], { origins });
  expect(deleted).toEqual(["hackernews:2", "hackernews:1"]);
  expect(server.requests).toHaveLength(4);
});

test("a recheck ends when the budget is spent, and what it had found stands", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ body: '{"id":1,"deleted":true}' }));
  const poor = { ...hackerNews, limits: { requestsPerDayMax: 1 } };
  const origins = { "https://hacker-news.firebaseio.com": server.origin };
  const { deleted, failure } = await recheck(poor, ["hackernews:1", "hackernews:2"], { origins });
  expect(deleted).toEqual(["hackernews:1"]);
  expect(failure).toBe("source.budget");
});
