import { expect, test } from "vitest";
import { z } from "zod";
import { hackerNews } from "../../../../jobs/fetch/sources/hackernews/source.ts";
import { parseCursor } from "../../../../jobs/fetch/sources/parse-cursor.ts";
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
