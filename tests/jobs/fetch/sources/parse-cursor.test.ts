import { expect, test } from "vitest";
import { z } from "zod";
import { alphaVantage } from "../../../../jobs/fetch/sources/alpha-vantage/source.ts";
import { ecb } from "../../../../jobs/fetch/sources/ecb/source.ts";
import { facebook } from "../../../../jobs/fetch/sources/facebook/source.ts";
import { hackerNews } from "../../../../jobs/fetch/sources/hackernews/source.ts";
import { instagram } from "../../../../jobs/fetch/sources/instagram/source.ts";
import { parseCursor } from "../../../../jobs/fetch/sources/parse-cursor.ts";
import { reddit } from "../../../../jobs/fetch/sources/reddit/source.ts";
import { x } from "../../../../jobs/fetch/sources/x/source.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { startReplayServer } from "../../../support/replay-server.ts";

const schema = z.object({ until: z.iso.datetime() });

test("a cursor of the right shape is given back, and nothing is said", () => {
  const reading = parseCursor(schema, { cursor: { until: "2020-01-04T00:00:00Z" } });
  expect(reading.next()).toEqual({ done: true, value: { until: "2020-01-04T00:00:00Z" } });
});

test.each([undefined, null])("no cursor (%s) is none, and nothing is said", (cursor) => {
  expect(parseCursor(schema, { cursor }).next()).toEqual({ done: true, value: undefined });
});

test.each([
  { cursor: { until: "yesterday" }, where: "until" },
  { cursor: "2020-01-04T00:00:00Z", where: "it" },
])("another shape is told in a note that says where, and counts as none", ({ cursor, where }) => {
  const reading = parseCursor(schema, { cursor });
  expect(reading.next()).toMatchObject({
    done: false,
    value: { type: "note", message: expect.stringContaining(`(${where}: `) },
  });
  expect(reading.next()).toEqual({ done: true, value: undefined });
});

test("a source starts over once, and its next run goes on from there", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ body: JSON.stringify({ hits: [], nbHits: 0, nbPages: 0, page: 0 }) }));
  const origins = { "https://hn.algolia.com": server.origin };
  await using bench = await FetchBench.open({ sources: [hackerNews], origins, now: "2020-01-05T12:00:00Z" });
  await bench.publishCursor({ run: "2020-01-04T00", source: hackerNews, cursor: { page: 7 } });
  const options = { sources: ["hackernews"] };
  const one = await bench.fetch({ run: "2020-01-04T06", previous: "2020-01-04T00", options });
  const two = await bench.fetch({ run: "2020-01-04T12", previous: "2020-01-04T06", options });
  expect(one.coverage[0]).toMatchObject({ state: "ok", message: expect.stringContaining("started over") });
  expect(two.coverage[0]).toMatchObject({ state: "ok" });
  expect(two.coverage[0]).not.toHaveProperty("message");
  const windows = server.requests.map(({ url }) => url.searchParams.get("numericFilters"));
  const seconds = (at: string) => Date.parse(at) / 1_000;
  expect(windows[0]).toContain(`created_at_i>${seconds("2020-01-03T06:00:00Z")}`);
  expect(windows.at(-1)).toContain(`created_at_i>${seconds("2020-01-04T06:00:00Z")}`);
});

test.each([x, reddit, facebook, instagram, alphaVantage, ecb])(
  "$name starts over from a cursor that it cannot read",
  async (source) => {
    await using server = await startReplayServer();
    server.answer(() => ({ status: 404, body: "{}" }));
    const hosts = ["api.x.com", "www.reddit.com", "oauth.reddit.com", "graph.facebook.com"];
    const all = [...hosts, "www.alphavantage.co", "www.ecb.europa.eu"];
    await using bench = await FetchBench.open({
      sources: [source],
      origins: Object.fromEntries(all.map((host) => [`https://${host}`, server.origin])),
      env: {
        X_BEARER_TOKEN: "made",
        REDDIT_CLIENT_ID: "made",
        REDDIT_CLIENT_SECRET: "made",
        REDDIT_USER_AGENT: "test:pulso:1 (by /u/made)",
        FACEBOOK_ACCESS_TOKEN: "made",
        PULSO_FACEBOOK_PAGES: "made",
        INSTAGRAM_ACCESS_TOKEN: "made",
        INSTAGRAM_USER_ID: "1",
        ALPHA_VANTAGE_API_KEY: "made",
      },
    });
    await bench.publishCursor({ run: "2026-01-15T00", source, cursor: ["of another version"] });
    const ask = { run: "2026-01-15T06", previous: "2026-01-15T00", options: { sources: [source.name] } };
    const { coverage } = await bench.fetch(ask);
    expect(coverage[0]?.message).toContain("started over");
    expect(server.requests.length).toBeGreaterThan(0);
  },
);
