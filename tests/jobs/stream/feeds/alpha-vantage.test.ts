import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { createAlphaVantageClient } from "../../../../jobs/fetch/sources/alpha-vantage/client.ts";
import { toAlphaVantageQuote } from "../../../../jobs/fetch/sources/alpha-vantage/to-quote.ts";
import { alphaVantageFeed } from "../../../../jobs/stream/feeds/alpha-vantage.ts";
import { runFeed } from "../../../support/open-feed.ts";
import { openHttp } from "../../../support/open-http.ts";
import type { ReplayAnswer, ReplayRequest } from "../../../support/replay-server.ts";
import { hasShared, sharedFolder } from "../../../support/shared-data.ts";

const hosts = ["https://www.alphavantage.co"];
const key = "MADEUPKEY1234567";
const env = { ALPHA_VANTAGE_API_KEY: key };
const recorded = "data/fixtures/alpha_vantage";
const fixture = (name: string) =>
  readFileSync(`${packageRoot}/tests/fixtures/alpha-vantage/${name}.json`, "utf8");
const refusals = JSON.parse(fixture("refusals"));
const callOf = ({ url }: ReplayRequest) =>
  url.searchParams.get("symbol") ?? url.searchParams.get("from_currency");
const answerOf = ({ url }: ReplayRequest): ReplayAnswer => ({
  body: fixture(
    url.searchParams.get("function") === "GLOBAL_QUOTE" ? "GLOBAL_QUOTE" : "CURRENCY_EXCHANGE_RATE",
  ),
});

test("each symbol has its turn, and what has not changed is not told again", async () => {
  const { quotes, requests, waitsMs } = await runFeed(alphaVantageFeed, {
    symbols: ["AAPL", "EURUSD"],
    hosts,
    env,
    now: "2014-06-10T12:00:00Z",
    answer: answerOf,
    stopAfterWaits: 4,
  });
  expect(requests.map(callOf)).toEqual(["AAPL", "EUR", "AAPL", "EUR"]);
  expect(quotes).toEqual([
    {
      symbol: "AAPL",
      price: 94.25,
      volume: 62_777_000,
      source: "alpha-vantage",
      at: new Date("2014-06-10T00:00:00Z"),
      receivedAt: new Date("2014-06-10T12:00:00Z"),
    },
    {
      symbol: "EURUSD",
      price: 1.3546,
      bid: 1.3545,
      ask: 1.3547,
      currency: "USD",
      source: "alpha-vantage",
      at: new Date("2014-06-10T11:59:30Z"),
      receivedAt: new Date("2014-06-10T13:16:48Z"),
    },
  ]);
  // Three quarters of 25 requests a day.
  expect(waitsMs).toEqual([4_608_000, 4_608_000, 4_608_000, 4_608_000]);
});

test("while the day lasts a stock's price is of now", () => {
  const answer = JSON.parse(fixture("GLOBAL_QUOTE"))["Global Quote"];
  const now = new Date("2014-06-09T18:00:00Z");
  expect(toAlphaVantageQuote(answer, "AAPL", now)?.at).toEqual(now);
});

test("without a key, or with one that is refused, it ends with an error that names no key", async () => {
  const stand = { symbols: ["AAPL"], hosts, stopAfterWaits: 1 };
  const without = await runFeed(alphaVantageFeed, { ...stand, answer: answerOf });
  expect(without.error).toMatchObject({ code: "source.unauthorized" });
  expect(without.requests).toEqual([]);
  const answer = () => ({ body: JSON.stringify(refusals.keyRefused) });
  const refused = await runFeed(alphaVantageFeed, { ...stand, env, answer });
  expect(refused.error).toMatchObject({ code: "source.unauthorized" });
  expect(String(refused.error)).not.toContain(key);
});

test("a day that the provider calls spent is waited out, and the log names no key", async () => {
  const { quotes, waitsMs, logged } = await runFeed(alphaVantageFeed, {
    symbols: ["AAPL"],
    hosts,
    env,
    now: "2014-06-10T20:00:00Z",
    answer: (request, count) =>
      count === 1 ? { body: JSON.stringify(refusals.daySpent) } : answerOf(request),
    stopAfterWaits: 2,
  });
  expect(waitsMs[0]).toBe(4 * 3_600_000);
  expect(quotes).toHaveLength(1);
  expect(logged).toMatchObject([{ event: "feed.failed", fields: { code: "source.budget" } }]);
  expect(JSON.stringify(logged)).not.toContain(key);
});

test("a symbol it has not or cannot spell is logged and passed over, and the feed ends when none is left", async () => {
  const { quotes, logged, error } = await runFeed(alphaVantageFeed, {
    symbols: ["^GSPC", "NOPE", "NADA"],
    hosts,
    env,
    answer: ({ url }) => ({
      body:
        url.searchParams.get("symbol") === "NOPE"
          ? '{"Global Quote":{}}'
          : JSON.stringify(refusals.symbolUnknown),
    }),
    stopAfterWaits: 9,
  });
  expect([quotes, error]).toEqual([[], undefined]);
  expect(logged.map(({ event, fields }) => [event, fields.symbol])).toEqual([
    ["feed.symbol_unknown", "^GSPC"],
    ["feed.symbol_unknown", "NOPE"],
    ["feed.symbol_unknown", "NADA"],
  ]);
});

test.skipIf(!hasShared(recorded))("recorded answers of the quote and of the search are read", async () => {
  await using stand = await openHttp(alphaVantageFeed, hosts);
  const client = createAlphaVantageClient(stand.http, key, { now: () => stand.now });
  const file = (name: string) => ({ body: readFileSync(path.join(sharedFolder, recorded, name), "utf8") });
  stand.server.answer(() => file("GLOBAL_QUOTE_MSFT.json"));
  const answer = await client.getQuote({ kind: "stock", symbol: "MSFT" });
  expect(toAlphaVantageQuote(answer, "MSFT", stand.now)).toMatchObject({
    price: 112.13,
    at: new Date("2018-10-06T00:00:00Z"),
  });
  stand.server.answer(() => file("SYMBOL_SEARCH_BA.json"));
  const matches = await client.search("BA");
  expect(matches).toHaveLength(5);
  expect(matches[0]).toEqual({
    symbol: "BA",
    name: "The Boeing Company",
    type: "Equity",
    region: "United States",
    currency: "USD",
    score: 1,
  });
  expect(stand.server.requests.at(-1)?.url.searchParams.get("keywords")).toBe("BA");
});
