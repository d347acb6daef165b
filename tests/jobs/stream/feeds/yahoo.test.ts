import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { yahooFeed } from "../../../../jobs/stream/feeds/yahoo.ts";
import { runFeed } from "../../../support/open-feed.ts";
import type { ReplayRequest } from "../../../support/replay-server.ts";
import { hasShared, sharedFolder } from "../../../support/shared-data.ts";

const hosts = ["https://query2.finance.yahoo.com"];
const seconds = Date.parse("2026-01-15T15:30:00Z") / 1_000;
const notFound = {
  status: 404,
  body: '{"spark":{"result":null,"error":{"code":"Not Found","description":"No data found for spark symbols"}}}',
};

const symbolsOf = ({ url }: ReplayRequest) => url.searchParams.get("symbols")?.split(",") ?? [];
const metaOf = (price: number, at = seconds) => ({
  currency: "USD",
  regularMarketPrice: price,
  regularMarketTime: at,
  regularMarketVolume: 1_000,
});

function sparkOf(symbols: readonly string[], toMeta: (symbol: string) => object) {
  const result = symbols.map((symbol) => ({ symbol, response: [{ meta: { symbol, ...toMeta(symbol) } }] }));
  return { body: JSON.stringify({ spark: { result, error: null } }) };
}

test("a price in pence is given in pounds", async () => {
  const { quotes } = await runFeed(yahooFeed, {
    symbols: ["VOD.L"],
    hosts,
    now: "2026-01-15T15:30:05Z",
    answer: (request) => sparkOf(symbolsOf(request), () => ({ ...metaOf(104.5), currency: "GBp" })),
    stopAfterWaits: 1,
  });
  expect(quotes).toMatchObject([{ symbol: "VOD.L", price: 1.045, currency: "GBP" }]);
});

test("prices come under our own symbols, many in one request, and only when they have changed", async () => {
  const { quotes, requests, waitsMs, error } = await runFeed(yahooFeed, {
    symbols: ["AAPL", "BTC"],
    hosts,
    now: "2026-01-15T15:30:05Z",
    answer: (request, count) =>
      sparkOf(symbolsOf(request), (symbol) =>
        symbol === "AAPL" ? metaOf(200) : metaOf(90_000 + count, seconds + count),
      ),
    stopAfterWaits: 3,
  });
  expect(error).toBeUndefined();
  expect(requests.map(symbolsOf)).toEqual([
    ["AAPL", "BTC-USD"],
    ["AAPL", "BTC-USD"],
    ["AAPL", "BTC-USD"],
  ]);
  expect(quotes.map(({ symbol, price }) => [symbol, price])).toEqual([
    ["AAPL", 200],
    ["BTC", 90_001],
    ["BTC", 90_002],
    ["BTC", 90_003],
  ]);
  expect(quotes[0]).toEqual({
    symbol: "AAPL",
    price: 200,
    volume: 1_000,
    currency: "USD",
    source: "yahoo",
    at: new Date("2026-01-15T15:30:00Z"),
    receivedAt: new Date("2026-01-15T15:30:05Z"),
  });
  // Three quarters of 2,000 requests a day.
  expect(waitsMs).toEqual([57_600, 57_600, 57_600]);
});

test("the interval follows the symbols and the budget that an operator sets", async () => {
  const symbols = Array.from({ length: 45 }, (_, at) => `SYM${at}`);
  const { waitsMs, requests } = await runFeed(yahooFeed, {
    symbols,
    hosts,
    env: { PULSO_BUDGETS: "yahoo.requestsPerDay=100000" },
    answer: (request) => sparkOf(symbolsOf(request), () => metaOf(1)),
    stopAfterWaits: 1,
  });
  expect(requests.map((request) => symbolsOf(request).length)).toEqual([20, 20, 5]);
  expect(waitsMs).toEqual([15_000]);
});

test("a symbol that Yahoo has not spoils its list once: it is found, logged and no longer asked for", async () => {
  const { quotes, requests, logged } = await runFeed(yahooFeed, {
    symbols: ["AAPL", "NOPE", "MSFT", "TSLA"],
    hosts,
    answer: (request) =>
      symbolsOf(request).includes("NOPE") ? notFound : sparkOf(symbolsOf(request), () => metaOf(1)),
    stopAfterWaits: 2,
  });
  expect(quotes.map(({ symbol }) => symbol)).toEqual(["AAPL", "MSFT", "TSLA"]);
  expect(logged).toEqual([{ event: "feed.symbol_unknown", fields: { feed: "yahoo", symbol: "NOPE" } }]);
  expect(requests.map(symbolsOf).at(-1)).toEqual(["AAPL", "MSFT", "TSLA"]);
});

test("when all symbols are not found at once that is throttling, and none is given up", async () => {
  const { quotes, logged } = await runFeed(yahooFeed, {
    symbols: ["AAPL", "MSFT", "TSLA"],
    hosts,
    answer: (request, count) => (count <= 5 ? notFound : sparkOf(symbolsOf(request), () => metaOf(1))),
    stopAfterWaits: 2,
  });
  expect(logged).toMatchObject([{ event: "feed.failed", fields: { code: "source.throttled" } }]);
  expect(quotes).toHaveLength(3);
});

test("what is no quote is passed over, and lost answers are got over with growing patience", async () => {
  const { quotes, waitsMs, error } = await runFeed(yahooFeed, {
    symbols: ["AAPL", "MSFT"],
    hosts,
    env: { PULSO_BUDGETS: "yahoo.requestsPerDay=10000000" },
    answer: (request, count) => {
      if (count <= 12) return { status: 503 };
      return sparkOf(symbolsOf(request), (symbol) => (symbol === "AAPL" ? metaOf(1) : { currency: "USD" }));
    },
    stopAfterWaits: 4,
  });
  expect(error).toBeUndefined();
  expect(waitsMs).toEqual([15_000, 15_000, 20_000, 15_000]);
  expect(quotes.map(({ symbol }) => symbol)).toEqual(["AAPL"]);
});

test("a spent budget is waited out to the next day", async () => {
  const { quotes, waitsMs } = await runFeed(
    { ...yahooFeed, limits: { requestsPerDayMax: 1 } },
    {
      symbols: ["AAPL"],
      hosts,
      env: { PULSO_BUDGETS: "yahoo.requestsPerDay=100000" },
      now: "2026-01-15T23:59:00Z",
      answer: (request, count) => sparkOf(symbolsOf(request), () => metaOf(count, seconds + count)),
      stopAfterWaits: 3,
    },
  );
  expect(waitsMs).toEqual([15_000, 45_000, 15_000]);
  expect(quotes).toHaveLength(2);
});

const chart = "data/fixtures/yahoo/chart-AAPL-2020-01-01-to-2020-01-03.json";
test.skipIf(!hasShared(chart))(
  "the state of a recorded chart, which spark answers too, is read",
  async () => {
    const recorded = JSON.parse(readFileSync(path.join(sharedFolder, chart), "utf8"));
    const { meta } = recorded.response.bodyJson.chart.result[0];
    const { quotes } = await runFeed(yahooFeed, {
      symbols: ["AAPL"],
      hosts,
      answer: () => sparkOf(["AAPL"], () => meta),
      stopAfterWaits: 1,
    });
    expect(quotes).toMatchObject([
      { price: meta.regularMarketPrice, currency: "USD", at: new Date(meta.regularMarketTime * 1_000) },
    ]);
  },
);
