import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { yahoo } from "../../../../jobs/fetch/sources/yahoo/source.ts";
import { toYahooBars } from "../../../../jobs/fetch/sources/yahoo/transform.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { type ReplayAnswer, startReplayServer } from "../../../support/replay-server.ts";

const fixture = (symbol: string) =>
  readFileSync(`${packageRoot}/tests/fixtures/yahoo/chart-${symbol}.json`, "utf8");
const notFound: ReplayAnswer = {
  status: 404,
  headers: { "content-type": "application/json" },
  body: '{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}',
};
const symbolOf = (url: URL) => decodeURIComponent(url.pathname.split("/").at(-1)!);

async function open(assets: string, answer: (symbol: string, url: URL) => ReplayAnswer) {
  const server = await startReplayServer();
  server.answer(({ url }) => answer(symbolOf(url), url));
  const bench = await FetchBench.open({
    sources: [yahoo],
    origins: { "https://query2.finance.yahoo.com": server.origin },
    env: { PULSO_ASSETS: assets },
    now: "2020-12-01T00:30:00Z",
  });
  return {
    server,
    bench,
    fetch: (run: string, previous: string | null = null) =>
      bench.fetch({ run, previous, options: { sources: ["yahoo"] } }),
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("recorded charts become bars under our own symbols, with dates of the exchange and both closes", async () => {
  await using stand = await open("EURUSD,BTC", (symbol) => ({ body: fixture(symbol) }));
  const { records, coverage } = await stand.fetch("2020-01-03T00");
  expect(coverage[0]).toMatchObject({ state: "ok", bars: 4 });
  expect(records.map(({ symbol, date, class: kind }) => [symbol, date, kind])).toEqual([
    ["EURUSD", "2020-01-01", "fx"],
    ["EURUSD", "2020-01-02", "fx"],
    ["BTC", "2020-01-01", "crypto"],
    ["BTC", "2020-01-02", "crypto"],
  ]);
  expect(records[0]).toMatchObject({ id: "yahoo:bar:EURUSD:2020-01-01", currency: "USD" });
  expect(stand.server.requests.map(({ url }) => symbolOf(url)).sort()).toEqual(["BTC-USD", "EURUSD=X"]);
});

test("an asset that a user asked for is fetched beside the usual ones, not in their place", async () => {
  await using stand = await open("", () => notFound);
  const options = { sources: ["yahoo"], assets: ["NFLX"] };
  await stand.bench.fetch({ run: "2020-01-03T00", options });
  const asked = stand.server.requests.map(({ url }) => symbolOf(url));
  expect(asked).toEqual(expect.arrayContaining(["AAPL", "BTC-USD", "NFLX"]));
});

test("a summer bar of a London series keeps its date although it begins before midnight in UTC", () => {
  const meta = { symbol: "EURUSD=X", instrumentType: "CURRENCY", exchangeTimezoneName: "Europe/London" };
  const quote = { date: new Date("2020-06-30T23:00:00Z"), close: 1.12, open: 1, high: 2, low: 1, volume: 0 };
  const { records } = toYahooBars({ meta, quotes: [quote] }, "EURUSD", new Date());
  expect(records).toMatchObject([{ date: "2020-07-01" }]);
});

test.each([
  { stated: "GBp", currency: "GBP" },
  { stated: "ILA", currency: "ILS" },
  { stated: "ZAc", currency: "ZAR" },
])("prices and dividends in $stated are given in $currency", ({ stated, currency }) => {
  const meta = { symbol: "MADE", currency: stated, instrumentType: "EQUITY", exchangeTimezoneName: "UTC" };
  const date = new Date("2020-01-02T08:00:00Z");
  const quote = { date, open: 150, high: 160, low: 140, close: 152, adjclose: 148, volume: 1_000 };
  const events = { dividends: [{ date, amount: 4.5 }] };
  const { records } = toYahooBars({ meta, quotes: [quote], events }, "MADE", new Date());
  expect(records).toMatchObject([
    { open: 1.5, high: 1.6, low: 1.4, close: 1.52, adjClose: 1.48, volume: 1_000, dividend: 0.045, currency },
  ]);
});

test("a null close is a gap: no bar, no zero, nothing set aside", async () => {
  const chart = JSON.parse(fixture("BTC-USD"));
  chart.chart.result[0].indicators.quote[0].close[1] = null;
  await using stand = await open("BTC", () => ({ body: JSON.stringify(chart) }));
  const { records, quarantined } = await stand.fetch("2020-01-04T00");
  expect(records.map(({ date }) => date)).toEqual(["2020-01-01", "2020-01-03"]);
  expect(quarantined).toEqual([]);
});

test("a symbol Yahoo does not know is told apart from throttling", async () => {
  await using stand = await open("BTC,NOPE,AAPL", (symbol) => {
    if (symbol === "NOPE") return notFound;
    return symbol === "AAPL" ? { status: 429 } : { body: fixture(symbol) };
  });
  const { coverage } = await stand.fetch("2020-01-04T00");
  expect(coverage[0]).toMatchObject({ state: "partial", bars: 3 });
  expect(coverage[0]?.message).toContain("NOPE: Yahoo has no NOPE");
  expect(coverage[0]?.message).toMatch(/AAPL: .* asks for patience \(429\)/);
});

test("when all symbols are not found at once, that is throttling", async () => {
  await using stand = await open("AAPL,MSFT,TSLA", () => notFound);
  const { coverage } = await stand.fetch("2020-01-04T00");
  expect(coverage[0]).toMatchObject({ state: "failed", code: "source.throttled" });
});

test("ten years at first, then from the last bar; a failed symbol keeps its own place", async () => {
  let isDown = false;
  await using stand = await open("BTC,EURUSD", (symbol) =>
    isDown && symbol === "EURUSD=X" ? { status: 503 } : { body: fixture(symbol) },
  );
  await stand.fetch("2020-01-02T00");
  const first = stand.server.requests.map(({ url }) => Number(url.searchParams.get("period1")));
  expect(first).toEqual([Date.UTC(2010, 0, 2) / 1000, Date.UTC(2010, 0, 2) / 1000]);
  isDown = true;
  const two = await stand.fetch("2020-01-03T00", "2020-01-02T00");
  expect(two.records.map(({ id }) => id)).toEqual(["yahoo:bar:BTC:2020-01-02"]);
  isDown = false;
  const three = await stand.fetch("2020-01-04T00", "2020-01-03T00");
  const dates = three.records.map(({ symbol, date }) => `${symbol} ${date}`);
  expect(dates).toEqual(["BTC 2020-01-03", "EURUSD 2020-01-02", "EURUSD 2020-01-03"]);
});
