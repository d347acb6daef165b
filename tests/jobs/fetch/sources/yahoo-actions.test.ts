import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../../../core/config.ts";
import { silentLog } from "../../../../core/log.ts";
import { pseudonymsOf } from "../../../../jobs/fetch/pseudonyms.ts";
import type { SourceRequest } from "../../../../jobs/fetch/sources/source.ts";
import { yahoo } from "../../../../jobs/fetch/sources/yahoo/source.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { openHttp } from "../../../support/open-http.ts";
import { startReplayServer } from "../../../support/replay-server.ts";
import { hasShared, sharedFolder } from "../../../support/shared-data.ts";
import { type ChartDay, type ChartEvents, yahooChart } from "../../../support/yahoo-chart.ts";

const recorded = "data/fixtures/yahoo";
const nvidia = `${recorded}/historical-via-chart-NVDA-split-2021-02-01-to-2022-01-31.csv.json`;
const microsoft = `${recorded}/historical-via-chart-MSFT-dividends-2021-02-01-to-2022-01-31.csv.json`;
const bodyOf = (file: string) =>
  JSON.parse(readFileSync(path.join(sharedFolder, file), "utf8")).response.bodyJson;

async function open(answer: (url: URL) => string, now = "2025-02-22T10:00:00Z") {
  const server = await startReplayServer();
  server.answer(({ url }) => ({ headers: { "content-type": "application/json" }, body: answer(url) }));
  const origins = { "https://query2.finance.yahoo.com": server.origin };
  const bench = await FetchBench.open({ sources: [yahoo], origins, env: { PULSO_ASSETS: "MADE" }, now });
  return {
    server,
    bench,
    fetch: async (run: string, previous: string | null = null) => {
      const options = { sources: ["yahoo"] };
      const { records, coverage, quarantined } = await bench.fetch({ run, previous, options });
      const bars = new Map(records.map((record) => [record.date, record]));
      return { records, bars, quarantined, coverage: coverage[0]! };
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** A chart that can be changed between runs and answers from `period1` on, as Yahoo does. */
async function openMade(days: ChartDay[], events: ChartEvents, now?: string) {
  return open((url) => yahooChart(days, events, Number(url.searchParams.get("period1"))), now);
}

test.skipIf(!hasShared(nvidia))(
  "NVIDIA's recorded chart is given as it was traded, its splits once",
  async () => {
    const body = bodyOf(nvidia);
    const { events } = body.chart.result[0];
    // Recorded in 2025 in shares of 2025, yet asked to 2022 only: a chart to today has the split of 2024 too.
    events.splits[1718026200] = { date: 1718026200, numerator: 10, denominator: 1, splitRatio: "10:1" };
    await using stand = await open(() => JSON.stringify(body));
    const { bars, coverage } = await stand.fetch("2022-02-01T00");
    expect(coverage).toMatchObject({ state: "ok", bars: 252 });
    expect(bars.get("2021-07-19")?.close).toBeCloseTo(751.19, 2);
    expect(bars.get("2021-07-19")).toMatchObject({ closeBasis: "traded", volume: 18_726_500 });
    expect(bars.get("2021-07-19")?.adjClose).toBeCloseTo(18.743, 3);
    expect(bars.get("2021-07-20")?.close).toBeCloseTo(186.12, 2);
    expect(bars.get("2021-07-20")).toMatchObject({ split: 4 });
    expect([...bars.values()].filter(({ split }) => split)).toHaveLength(1);
  },
);

test.skipIf(!hasShared(microsoft))("Microsoft's recorded dividends stand on their ex-dates", async () => {
  await using stand = await open(() => JSON.stringify(bodyOf(microsoft)));
  const { records } = await stand.fetch("2022-02-01T00");
  expect(records.flatMap(({ date, dividend }) => (dividend ? [[date, dividend]] : []))).toEqual([
    ["2021-02-17", 0.56],
    ["2021-05-19", 0.56],
    ["2021-08-18", 0.56],
    ["2021-11-17", 0.62],
  ]);
  expect(records.some(({ split }) => split)).toBe(false);
});

test.skipIf(!hasShared(recorded)).each([
  ["chart-notimestamp-quotes-length.fake.json", "failed"],
  ["chart-notimestamp-weird-quote.fake.json", "failed"],
  ["chart-TSLA-2025-01-01-to-2025-01-02-interval-1h.fake.json", "ok"],
  ["chart-0P000071W8.TO-2020-01-01-to-2020-01-03.json", "ok"],
  ["chart-WSU.DE-2023-08-04-to-2023-08-09.json", "ok"],
])("the odd chart %s is %s and makes no bar of nothing", async (file, state) => {
  await using stand = await open(() => JSON.stringify(bodyOf(`${recorded}/${file}`)));
  const { records, coverage } = await stand.fetch("2025-02-22T06");
  expect(coverage.state).toBe(state);
  for (const { close } of records) expect(close).toBeGreaterThan(0);
});

test("prices, volumes and dividends before a split are restated in the shares of their day", async () => {
  const days = [
    { date: "2020-06-01", close: 25, volume: 4_000 },
    { date: "2020-06-02", close: 26, volume: 4_001 },
    { date: "2020-06-03", close: 27, volume: 500 },
  ];
  const events: ChartEvents = { dividends: { "2020-06-02": 0.25 }, splits: { "2020-06-03": [4, 1] } };
  await using stand = await openMade(days, events, "2020-06-04T00:30:00Z");
  const { bars } = await stand.fetch("2020-06-04T00");
  expect(bars.get("2020-06-01")).toMatchObject({ close: 100, open: 100, adjClose: 25, volume: 1_000 });
  expect(bars.get("2020-06-02")).toMatchObject({ close: 104, dividend: 1, volume: 1_000 });
  expect(bars.get("2020-06-03")).toMatchObject({ close: 27, split: 4, volume: 500 });
});

test("a split after the slot restates an older run's bars, and its own bar waits for its run", async () => {
  const days = [
    { date: "2020-06-01", close: 300 },
    { date: "2020-06-02", close: 301 },
  ];
  await using stand = await openMade(days, { splits: { "2020-06-02": [1, 10] } });
  const one = await stand.fetch("2020-06-02T00");
  expect(one.records).toMatchObject([{ date: "2020-06-01", close: 30 }]);
  const two = await stand.fetch("2020-06-03T00", "2020-06-02T00");
  expect(two.records).toMatchObject([{ date: "2020-06-02", close: 301, split: 0.1 }]);
});

test("an action on a day without a bar is put on the next one, and said", async () => {
  const days = [
    { date: "2020-07-02", close: 50 },
    { date: "2020-07-06", close: null },
    { date: "2020-07-07", close: 52 },
  ];
  const events: ChartEvents = {
    dividends: { "2020-07-03": 0.5, "2020-07-07": 0.1 },
    splits: { "2020-07-06": [2, 1] },
  };
  await using stand = await openMade(days, events);
  const { bars, coverage } = await stand.fetch("2020-07-08T00");
  expect(bars.get("2020-07-02")).toMatchObject({ close: 100 });
  expect(bars.has("2020-07-06")).toBe(false);
  expect(bars.get("2020-07-07")).toMatchObject({ dividend: 1.1, split: 2 });
  expect(coverage).toMatchObject({ state: "ok" });
  expect(coverage.message).toContain("the split of 2020-07-06, a day without a bar, is put on 2020-07-07");
});

test("an action that Yahoo states days late reaches the history once, on its bar", async () => {
  const days = [
    { date: "2020-06-01", close: 100 },
    { date: "2020-06-02", close: 100 },
    { date: "2020-06-03", close: 100 },
  ];
  const events: ChartEvents = {};
  await using stand = await openMade(days, events, "2020-06-08T00:30:00Z");
  await stand.fetch("2020-06-04T00");
  days.push({ date: "2020-06-04", close: 101 });
  events.dividends = { "2020-06-02": 0.4 };
  const two = await stand.fetch("2020-06-05T00", "2020-06-04T00");
  expect(two.records.map(({ date, dividend }) => [date, dividend])).toEqual([
    ["2020-06-02", 0.4],
    ["2020-06-04", undefined],
  ]);
  days.push({ date: "2020-06-05", close: 101 });
  const three = await stand.fetch("2020-06-06T00", "2020-06-05T00");
  expect(three.records.map(({ date }) => date)).toEqual(["2020-06-05"]);
});

test("a malformed dividend is set aside once, a malformed split makes the symbol a gap", async () => {
  const days = [{ date: "2020-06-01", close: 100 }];
  const events: ChartEvents = { dividends: { "2020-06-01": null } };
  await using stand = await openMade(days, events, "2020-06-08T00:30:00Z");
  const one = await stand.fetch("2020-06-02T00");
  expect(one.quarantined).toMatchObject([{ code: "record.invalid", origin: "yahoo:MADE" }]);
  expect(one.coverage).toMatchObject({ bars: 1, quarantined: 1 });
  const two = await stand.fetch("2020-06-03T00", "2020-06-02T00");
  expect(two.quarantined).toEqual([]);
  events.splits = { "2020-06-01": [0, 1] };
  const three = await stand.fetch("2020-06-04T00", "2020-06-03T00");
  expect(three.coverage).toMatchObject({ state: "failed", code: "source.rejected" });
});

test("a cursor of the time when closes were split-adjusted makes all be read anew, as traded", async () => {
  const days = [
    { date: "2020-06-01", close: 25 },
    { date: "2020-06-02", close: 26 },
  ];
  await using stand = await openHttp(yahoo, ["https://query2.finance.yahoo.com"]);
  const events: ChartEvents = { splits: { "2020-06-02": [4, 1] } };
  stand.server.answer(({ url }) => ({
    body: yahooChart(days, events, Number(url.searchParams.get("period1"))),
  }));
  const request: SourceRequest = {
    run: "2020-06-03T00",
    to: new Date("2020-06-03T00:00:00Z"),
    cursor: { symbols: { MADE: "2020-06-01" } },
    assets: [],
    dataDir: undefined,
    config: readConfig({ PULSO_ASSETS: "MADE" }),
    clock: { now: () => stand.now },
    log: silentLog,
    http: stand.http,
    sleep: stand.sleep,
    pseudonymOf: pseudonymsOf("made up"),
    signal: new AbortController().signal,
  };
  const closes: unknown[] = [];
  for await (const item of yahoo.read(request)) if (item.type === "record") closes.push(item.record);
  expect(closes).toMatchObject([{ close: 100 }, { close: 26 }]);
});
