import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { publishRun } from "../support/published-run.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
let cookie: string;
const symbols = ["ACME", ...Array.from({ length: 11 }, (_, at) => `S${String(at).padStart(2, "0")}`)];

beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-22T07:00:00Z" });
  cookie = await api.cookieOf("PRO");
  await publishRun(api.dataSource, { run: "2026-11-22T06", symbols, days: 400, mentionDays: 40 });
});
afterAll(() => api[Symbol.asyncDispose]());

const ask = async (query: string) => {
  const { data, errors } = await api.ask({ query, cookie });
  expect(errors).toBeUndefined();
  return data;
};

describe("statements sent to the database", () => {
  // A run's ranking is read once, by whoever asks first.
  beforeAll(() => ask("{ mostMentioned { asset { symbol } } }"));

  test.each([
    ["{ tiers { tier } }", 0],
    ["{ mostMentioned { asset { symbol } } }", 1],
    ["{ mostMentioned(window: DAY) { asset { symbol } } }", 2],
    ["{ mostMentioned { asset { lastClose { close change } } } }", 2],
    ["{ mostMentioned { asset { prices(first: 5) { edges { node { close } } coverage { reason } } } } }", 3],
    [
      "{ mostMentioned { asset { forecasts { mean } sentiment { edges { node { mean } } } news { edges { node { url } } } } } }",
      6,
    ],
    ["{ assets { edges { node { lastClose { close } forecasts(model: LINEAR) { median } } } } }", 3],
    ["{ mostMentioned { asset { sentiment { sources edges { node { mean surprise { score } } } } } } }", 6],
    ["{ runs { edges { node { stages { stage } } } } }", 2],
    ['{ forecast(symbol: "ACME", targetDate: "2026-12-01") { forecast { mean } recent { close } } }', 3],
    [
      '{ a: asset(symbol: "ACME") { lastClose { close } } b: asset(symbol: "S01") { lastClose { close } } }',
      2,
    ],
  ])("%s sends %i besides who asks and what they see", async (query, count) => {
    const spy = vi.spyOn(api.dataSource, "query");
    await ask(query);
    const sent = spy.mock.calls.map(([sql]) => sql).filter((sql) => !/FROM session|max\(run_id\)/.test(sql));
    spy.mockRestore();
    expect(sent).toHaveLength(count);
  });
});

describe("most mentioned", () => {
  test("a week holds what its six-hour points hold, as the four weeks before did", async () => {
    const [first] = (
      await ask(
        "{ mostMentioned(window: WEEK, first: 1) { rank mentions mentionsEffective usualMentions surprise { score usual windows missing } sentiment sentimentLower sentimentUpper } }",
      )
    ).mostMentioned;
    expect(first).toMatchObject({
      rank: 1,
      mentions: 140,
      mentionsEffective: 126,
      usualMentions: 140,
      surprise: { usual: 126, windows: 4, missing: null },
    });
    expect(Math.abs(first.surprise.score)).toBeLessThan(0.2);
    expect(first.sentimentLower).toBeLessThan(first.sentiment);
    expect(first.sentimentUpper).toBeGreaterThan(first.sentiment);
  });

  test("fewer texts have a wider interval", async () => {
    const width = async (window: string) => {
      const [first] = (await ask(`{ mostMentioned(window: ${window}) { sentimentLower sentimentUpper } }`))
        .mostMentioned;
      return first.sentimentUpper - first.sentimentLower;
    };
    expect(await width("DAY")).toBeGreaterThan(await width("WEEK"));
  });

  test("with too little history what is usual is null, not zero, and it is said why", async () => {
    await using young = await startTestApi({ now: "2026-11-22T07:00:00Z" });
    await publishRun(young.dataSource, { run: "2026-11-20T06", symbols: ["ACME"], days: 9 });
    const fields = "usualMentions surprise { score usual windows missing }";
    const { data } = await young.ask(
      `{ week: mostMentioned { ${fields} } day: mostMentioned(window: DAY) { ${fields} } }`,
    );
    expect(data.week[0]).toEqual({
      usualMentions: null,
      surprise: { score: null, usual: null, windows: 1, missing: "TOO_LITTLE_HISTORY" },
    });
    expect(data.day[0]).toMatchObject({
      usualMentions: 20,
      surprise: { usual: 18, windows: 6, missing: null },
    });
  });
});

describe("forecasts", () => {
  test("a horizon is the stored array's element of that day", async () => {
    const { asset } = await ask(
      '{ asset(symbol: "ACME") { forecasts(model: LINEAR, horizonsDays: [365, 1]) { model modelVersion madeAt lastCloseDate lastClose targetDate horizonDays mean median quantiles { probability value } } } }',
    );
    expect(asset.forecasts.map(({ horizonDays }: { horizonDays: number }) => horizonDays)).toEqual([365, 1]);
    const forecast = asset.forecasts[1];
    expect(forecast).toMatchObject({
      model: "LINEAR",
      modelVersion: "linear-test",
      madeAt: "2026-11-22T06:00:00.000Z",
      lastCloseDate: "2026-11-21",
      lastClose: 500,
      targetDate: "2026-11-22",
      mean: 501,
      median: 501,
    });
    expect(forecast.quantiles).toHaveLength(13);
    expect(forecast.quantiles[0]).toEqual({ probability: 0.025, value: 496.25 });
  });

  test("a date's forecast comes with its path, the naive one and the closes before", async () => {
    const { forecast } = await ask(
      '{ forecast(symbol: "acme", targetDate: "2026-12-01", model: LSTM) { asset { symbol } forecast { model targetDate horizonDays mean } naive { model targetDate mean } path { date median lower50 upper50 lower80 upper80 lower95 upper95 } recent { date close } } }',
    );
    expect(forecast.asset.symbol).toBe("ACME");
    expect(forecast.forecast).toEqual({
      model: "LSTM",
      targetDate: "2026-12-01",
      horizonDays: 10,
      mean: 512,
    });
    expect(forecast.naive).toEqual({ model: "NAIVE", targetDate: "2026-12-01", mean: 509 });
    expect(forecast.path).toHaveLength(10);
    expect(forecast.path[0]).toEqual({
      date: "2026-11-22",
      median: 503,
      lower50: 500.5,
      upper50: 505.5,
      lower80: 499,
      upper80: 507,
      lower95: 498.25,
      upper95: 507.75,
    });
    expect(forecast.recent).toHaveLength(366);
    expect(forecast.recent.at(-1)).toEqual({ date: "2026-11-21", close: 499 });
  });
});

describe("assets", () => {
  test("a search finds those with results first, then those of the catalogue, by name and alias too", async () => {
    const find = async (search: string) =>
      (
        await ask(
          `{ assets(search: "${search}") { totalCount edges { node { symbol lastClose { close } } } } }`,
        )
      ).assets.edges;
    expect(await find("zen")).toEqual([{ node: { symbol: "ZEN", lastClose: null } }]);
    expect(await find("QUIET")).toHaveLength(1);
    expect((await find("acme"))[0].node).toEqual({ symbol: "ACME", lastClose: { close: 499 } });
    expect(await find("nothing of the kind")).toEqual([]);
  });

  test("without a search only those with results are listed, by class when asked", async () => {
    const { all, crypto } = await ask(
      "{ all: assets { totalCount } crypto: assets(class: CRYPTO) { totalCount } }",
    );
    expect(all.totalCount).toBe(symbols.length);
    expect(crypto.totalCount).toBe(0);
  });

  test("an asset of the catalogue alone is known but empty; any other is null", async () => {
    const { zen, none } = await ask(
      '{ zen: asset(symbol: "zen") { name class lastClose { close } prices { edges { cursor } coverage { reason } } } none: asset(symbol: "NONE") { name } }',
    );
    expect(zen).toEqual({
      name: "Zen Gardens",
      class: "STOCK",
      lastClose: null,
      prices: { edges: [], coverage: { reason: null } },
    });
    expect(none).toBeNull();
  });

  test("one can be asked for once logged in: ready with prices, else on its way", async () => {
    const { zen, acme } = await ask(
      'mutation { zen: requestAsset(query: "ZEN") { state asset { symbol } } acme: requestAsset(query: "ACME") { state } }',
    );
    expect(zen).toEqual({ state: "QUEUED", asset: { symbol: "ZEN" } });
    expect(acme.state).toBe("READY");
    const rows = await api.dataSource.query(
      "SELECT symbol FROM asset WHERE requested_at IS NOT NULL ORDER BY symbol",
    );
    expect(rows).toEqual([{ symbol: "ACME" }, { symbol: "ZEN" }]);
  });
});

test("price and sentiment that have nothing to do with each other show nothing", async () => {
  const { asset } = await ask(
    '{ asset(symbol: "ACME") { priceSentiment(maxLagDays: 3) { relation strongest { lagDays } finding observations lagsTried blockSessions band lags { lagDays correlation lower upper pAdjusted n } coverage { reason } } } }',
  );
  const { lags, ...answer } = asset.priceSentiment;
  expect(answer).toMatchObject({
    relation: "NONE_FOUND",
    strongest: null,
    observations: 399,
    lagsTried: 7,
    coverage: { reason: null },
  });
  for (const { pAdjusted } of lags) expect(pAdjusted).toBeGreaterThan(0.05);
  expect(lags.map(({ lagDays }: { lagDays: number }) => lagDays)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
  expect(answer.band).toBeGreaterThan(0);
  expect(answer.finding).toBe("NONE");
});
