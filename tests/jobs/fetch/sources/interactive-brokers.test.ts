import { expect, test } from "vitest";
import { interactiveBrokers } from "../../../../jobs/fetch/sources/interactive-brokers/source.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { bar, barsWithin, closeOf, openIbStand, stock } from "../../../support/ib-stand.ts";

const first = "2026-01-10T00";
const next = "2026-01-14T00";

test("without IB_HOST the source is skipped and says so", async () => {
  await using bench = await FetchBench.open({ sources: [interactiveBrokers] });
  const { coverage } = await bench.fetch({ run: first, options: { sources: ["interactive-brokers"] } });
  expect(coverage[0]).toMatchObject({ state: "skipped", message: "IB_HOST is not set" });
});

test("days known by the slot are taken, later ones wait for their run, nothing comes twice", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  const one = await stand.fetch(first);
  expect(one.coverage[0]).toMatchObject({ state: "ok", bars: 5, from: null });
  expect(one.records.at(-1)).toEqual({
    id: "interactive-brokers:bar:AAPL:2026-01-09",
    source: "interactive-brokers",
    kind: "bar",
    symbol: "AAPL",
    class: "stock",
    date: "2026-01-09",
    open: 108,
    high: 109,
    low: 107,
    close: 108,
    adjClose: 108,
    closeBasis: "split_adjusted",
    volume: 12_345,
    currency: "USD",
    collectedAt: "2026-01-20T12:00:00.000Z",
  });
  const two = await stand.fetch(next, first);
  expect(two.records.map(({ date }) => date)).toEqual(["2026-01-12", "2026-01-13"]);
  expect(two.coverage[0]).toMatchObject({ state: "ok", from: "2026-01-10T00:00:00.000Z" });
  const histories = stand.gateway.asked("history");
  expect(histories.map(({ show, end, duration }) => [show, end, duration])).toEqual([
    ["TRADES", "20260110-00:00:00", "11 Y"],
    ["ADJUSTED_LAST", "", "11 Y"],
    ["TRADES", "20260114-00:00:00", "6 D"],
    ["ADJUSTED_LAST", "", "13 D"],
  ]);
  expect(histories[0]).toMatchObject({ barSize: "1 day", useRth: "1", formatDate: "1", conId: 1_000 });
  expect(stand.gateway.openSockets).toBe(0);
});

test("where nothing new can be known IB is not asked", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  await stand.fetch(first);
  const asks = stand.gateway.asks.length;
  expect((await stand.fetch("2026-01-10T06", first)).coverage[0]).toMatchObject({ state: "ok", records: 0 });
  expect(stand.gateway.asks).toHaveLength(asks);
});

test("ids are the same in every attempt", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  const one = await stand.fetch(first);
  const again = await stand.bench.fetch({
    run: first,
    attempt: 2,
    options: { sources: ["interactive-brokers"] },
  });
  expect(again.records.map(({ id }) => id)).toEqual(one.records.map(({ id }) => id));
});

test("bars that are none go to quarantine and the rest goes on", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  const bad = [bar("20260107", { close: -1 }), bar("20260108", { close: "n/a" }), bar("soon")];
  stand.gateway.bars = ({ show }) =>
    show === "TRADES" ? [bar("20260106"), ...bad, bar("20260109")] : [bar("20260106")];
  const { records, quarantined, coverage } = await stand.fetch(first);
  expect(records.map(({ date }) => date)).toEqual(["2026-01-06", "2026-01-09"]);
  expect(quarantined.map(({ code }) => code)).toEqual(["record.invalid", "record.invalid", "record.time"]);
  expect(coverage[0]).toMatchObject({ state: "ok", quarantined: 3 });
});

test("an empty answer is no failure, and the next run asks for the same days again", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  const { bars } = stand.gateway;
  stand.gateway.bars = () => [];
  expect((await stand.fetch(first)).coverage[0]).toMatchObject({ state: "ok", records: 0 });
  stand.gateway.bars = bars;
  expect((await stand.fetch(next, first)).records).toHaveLength(7);
});

test("a budget that is spent is a state, and nobody is asked past it", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"], limits: { requestsPerDayMax: 3 } });
  expect((await stand.fetch(first)).coverage[0]).toMatchObject({
    state: "ok",
    budget: { dayRequests: 3, requestsPerDayMax: 3 },
  });
  const asked = stand.gateway.asks.length;
  expect((await stand.fetch(next, first)).coverage[0]).toMatchObject({ state: "over_budget", records: 0 });
  expect(stand.gateway.asks.slice(asked).map(({ type }) => type)).toEqual(["start"]);
  stand.bench.now = new Date("2026-01-21T00:30:00Z");
  expect((await stand.fetch("2026-01-14T06", next)).records).toHaveLength(2);
});

test("a stop in the middle ends the stage without a manifest and closes the socket", async () => {
  await using stand = await openIbStand({ assets: ["AAPL", "MSFT"] });
  const stop = new AbortController();
  stand.gateway.react = ({ type }) => {
    if (type !== "history") return undefined;
    stop.abort(new Error("stopped by the test"));
    return "silence";
  };
  await expect(stand.fetch(first, null, stop.signal)).rejects.toThrow("stopped by the test");
  expect(await stand.bench.store.get(`manifests/run=${first}/fetch.json`)).toBeUndefined();
  await expect.poll(() => stand.gateway.openSockets).toBe(0);
});

test("a split that IB has worked into its closes makes the whole history come again", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  await stand.fetch(first);
  stand.gateway.bars = (ask) => barsWithin(ask, stand.bench.now, (date) => closeOf(date) / 4);
  const { records } = await stand.fetch(next, first);
  expect(records.map(({ date, close }) => [date, close])).toHaveLength(7);
  expect(records[0]).toMatchObject({ date: "2026-01-05", close: 26, closeBasis: "split_adjusted" });
});

test("a dividend that IB has worked into its adjusted closes does so too", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  await stand.fetch(first);
  stand.gateway.bars = (ask) =>
    barsWithin(ask, stand.bench.now, (date) => closeOf(date) * (ask.show === "TRADES" ? 1 : 0.99));
  const { records } = await stand.fetch(next, first);
  expect(records).toHaveLength(7);
  expect(records[0]).toMatchObject({ date: "2026-01-05", close: 104, adjClose: 102.96 });
});

test("a dividend is noticed also where adjusted closes were missing for a while", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  const run3 = "2026-01-15T00";
  await stand.fetch(first);
  stand.gateway.react = (ask) =>
    ask.type === "history" && ask.show === "ADJUSTED_LAST" ? { code: 321, text: "not now" } : undefined;
  expect((await stand.fetch(next, first)).records).toHaveLength(2);
  stand.gateway.react = () => undefined;
  stand.gateway.bars = (ask) =>
    barsWithin(ask, stand.bench.now, (date) => closeOf(date) * (ask.show === "TRADES" ? 1 : 0.99));
  const { records } = await stand.fetch(run3, next);
  expect(records).toHaveLength(8);
  expect(records.every(({ adjClose }) => typeof adjClose === "number")).toBe(true);
});

test("currencies, coins and indexes are asked for where IB has them", async () => {
  await using stand = await openIbStand({ assets: ["EURUSD", "BTC", "^GSPC"] });
  stand.gateway.contracts = [
    stock("EUR", { secType: "CASH", exchange: "IDEALPRO", primaryExch: "", conId: 1 }),
    stock("BTC", { secType: "CRYPTO", exchange: "ZEROHASH", primaryExch: "", conId: 2 }),
    stock("SPX", { secType: "IND", exchange: "CBOE", primaryExch: "", conId: 3 }),
  ];
  stand.gateway.bars = (ask) =>
    barsWithin(ask, stand.bench.now, closeOf).map((bar) =>
      ask.show === "MIDPOINT" ? { ...bar, volume: -1 } : bar,
    );
  const { records, coverage } = await stand.fetch(first);
  expect(coverage[0]).toMatchObject({ state: "ok" });
  expect(stand.gateway.asked("history").map(({ conId, show }) => [conId, show])).toEqual(
    expect.arrayContaining([
      [1, "MIDPOINT"],
      [2, "AGGTRADES"],
      [3, "TRADES"],
    ]),
  );
  expect(records.find(({ symbol }) => symbol === "EURUSD")).not.toHaveProperty("volume");
  // In New York it is still the 9th at the slot: a coin's day is not over.
  const last = (symbol: string) => records.findLast((record) => record.symbol === symbol)?.date;
  expect([last("EURUSD"), last("BTC"), last("^GSPC")]).toEqual(["2026-01-09", "2026-01-08", "2026-01-09"]);
  for (const record of records) expect(record).not.toHaveProperty("closeBasis");
});

test("prices stated in pence come in pounds", async () => {
  await using stand = await openIbStand({ assets: ["VOD.L"] });
  stand.gateway.contracts = [stock("VOD", { primaryExch: "LSE", currency: "GBP", priceMagnifier: 100 })];
  const { records } = await stand.fetch(first);
  expect(records[0]).toMatchObject({ symbol: "VOD.L", close: 1.04, adjClose: 1.04, currency: "GBP" });
});

test("an older gateway, which counts volume in hundreds, is read without it", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"], serverVersion: 163 });
  const { records } = await stand.fetch(first);
  expect(records).toHaveLength(5);
  expect(records[0]).toMatchObject({ close: 104 });
  expect(records[0]).not.toHaveProperty("volume");
});

test("what IB has not, has twice or has as futures is a gap that says why, and the rest goes on", async () => {
  await using stand = await openIbStand({ assets: ["NOPE", "TWIN", "CL=F", "^NSEI", "AAPL"] });
  stand.gateway.contracts = [
    stock("TWIN", { conId: 7, longName: "Twin of London", primaryExch: "LSE", currency: "GBP" }),
    stock("TWIN", { conId: 8, longName: "Twin of New York" }),
    stock("AAPL", { conId: 9 }),
  ];
  const { coverage, records } = await stand.fetch(first);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "asset.not_found", bars: 5 });
  expect(records.every(({ symbol }) => symbol === "AAPL")).toBe(true);
  expect(coverage[0]?.message).toContain("NOPE: IB, NOPE: No security definition has been found");
  expect(coverage[0]?.message).toContain("TWIN at LSE in GBP (Twin of London, 7); TWIN at NASDAQ in USD");
  expect(coverage[0]?.message).toContain("futures only");
});

test("a missing permission is a gap with IB's own words", async () => {
  await using stand = await openIbStand({ assets: ["AAPL", "MSFT"] });
  stand.gateway.react = (ask) =>
    ask.type === "history" && ask.symbol === "AAPL"
      ? {
          code: 162,
          text: "Historical Market Data Service error message:No market data permissions for ISLAND STK",
        }
      : undefined;
  const { coverage, records } = await stand.fetch(first);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.rejected", bars: 5 });
  expect(coverage[0]?.message).toContain("No market data permissions");
  expect(records.every(({ symbol }) => symbol === "MSFT")).toBe(true);
});

test("without adjusted closes the closes still come, and a note says what is missing", async () => {
  await using stand = await openIbStand({ assets: ["AAPL"] });
  stand.gateway.react = (ask) =>
    ask.type === "history" && ask.show === "ADJUSTED_LAST"
      ? { code: 321, text: "Error validating request" }
      : undefined;
  const { coverage, records } = await stand.fetch(first);
  expect(records).toHaveLength(5);
  expect(records[0]).not.toHaveProperty("adjClose");
  expect(coverage[0]).toMatchObject({ state: "ok" });
  expect(coverage[0]?.message).toContain("no adjusted closes: IB, AAPL: Error validating request (321)");
});
