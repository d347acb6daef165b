import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishRun } from "../support/published-run.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
const cookies: Record<string, string | undefined> = { anonymous: undefined };

beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-22T07:00:00Z" });
  await publishRun(api.dataSource, { run: "2026-11-20T06", symbols: ["ACME"], days: 1_000 });
  await publishRun(api.dataSource, { run: "2026-11-22T06", symbols: ["ACME"], days: 1_000, shift: 5 });
  for (const tier of ["FREE", "PLUS", "PRO", "ENTERPRISE"] as const) cookies[tier] = await api.cookieOf(tier);
});
afterAll(() => api[Symbol.asyncDispose]());

const prices = (args: string) => `{ asset(symbol: "ACME") { prices${args} {
  edges { node { date close } } pageInfo { hasNextPage }
  coverage { requestedFrom requestedTo effectiveFrom effectiveTo reason requiredTier } } } }`;

describe("the delay of the newest run", () => {
  test.each([
    ["anonymous", "2026-11-20T06"],
    ["FREE", "2026-11-20T06"],
    ["PLUS", "2026-11-22T06"],
    ["PRO", "2026-11-22T06"],
    ["ENTERPRISE", "2026-11-22T06"],
  ])("%s is answered from run %s", async (who, run) => {
    const answer = await api.ask({ query: "{ currentRun { id } }", cookie: cookies[who] });
    expect(answer.extensions.run).toBe(run);
    expect(answer.data.currentRun.id).toBe(run);
  });

  test("FREE is told which tier sees the newer run", async () => {
    const { data } = await api.ask(prices(""));
    expect(data.asset.prices.coverage).toMatchObject({ reason: "tier.delay", requiredTier: "PLUS" });
  });

  test("a corrected close of the newer run is not shown to who may not see that run", async () => {
    const query = prices('(from: "2026-11-19", to: "2026-11-19")');
    const free = await api.ask({ query, cookie: cookies.FREE });
    const plus = await api.ask({ query, cookie: cookies.PLUS });
    expect(free.data.asset.prices.edges[0].node.close).toBe(1_099);
    expect(plus.data.asset.prices.edges[0].node.close).toBe(1_102);
  });
});

describe("history", () => {
  const from = "2024-06-01";
  test.each([
    ["FREE", "2026-08-22", "tier.history", "PRO"],
    ["PLUS", "2024-11-22", "tier.history", "PRO"],
    ["PRO", "2024-06-01", null, null],
    ["ENTERPRISE", "2024-06-01", null, null],
  ])(
    "%s that asks from 2024-06-01 is answered from %s, because of %s",
    async (who, first, reason, requiredTier) => {
      const { data } = await api.ask({ query: prices(`(from: "${from}")`), cookie: cookies[who] });
      const { coverage, edges } = data.asset.prices;
      expect(coverage).toMatchObject({ requestedFrom: `${from}T00:00:00.000Z`, reason, requiredTier });
      expect(coverage.effectiveFrom).toBe(`${first}T00:00:00.000Z`);
      expect(edges[0].node.date).toBe(first);
    },
  );

  test("the tier named is the lowest that answers", async () => {
    const { data } = await api.ask(prices('(from: "2026-01-01")'));
    expect(data.asset.prices.coverage).toMatchObject({ reason: "tier.history", requiredTier: "PLUS" });
  });

  test("what is asked wholly before the tier's history is empty, and says why", async () => {
    const { data } = await api.ask(prices('(from: "2025-01-01", to: "2025-02-01")'));
    expect(data.asset.prices).toMatchObject({
      edges: [],
      coverage: { effectiveFrom: null, effectiveTo: null, reason: "tier.history", requiredTier: "PLUS" },
    });
  });

  test("what lies before the first datum is data.range, not a matter of tiers", async () => {
    const { data } = await api.ask({ query: prices('(from: "2010-01-01", first: 1)'), cookie: cookies.PRO });
    const { coverage, edges } = data.asset.prices;
    expect(coverage).toMatchObject({ reason: "data.range", requiredTier: null });
    expect(coverage.effectiveFrom).toBe(`${edges[0].node.date}T00:00:00.000Z`);
  });

  test("without from and to the last 90 days are answered and nothing is said to lack", async () => {
    const { data } = await api.ask({ query: prices(""), cookie: cookies.PRO });
    expect(data.asset.prices.coverage).toMatchObject({ requestedFrom: null, reason: null });
    expect(data.asset.prices.edges).toHaveLength(90);
  });

  test("from after to is refused", async () => {
    const { errors } = await api.ask(prices('(from: "2026-11-02", to: "2026-11-01")'));
    expect(errors?.[0]?.extensions.code).toBe("input.invalid");
  });

  test("sentiment and news are cut at the same place", async () => {
    const query = `{ asset(symbol: "ACME") { sentiment(from: "2024-06-01T00:00:00Z") { edges { node { startsAt } } coverage { reason } } } }`;
    const { data } = await api.ask(query);
    expect(data.asset.sentiment.coverage.reason).toBe("tier.history");
    expect(data.asset.sentiment.edges[0].node.startsAt).toBe("2026-08-22T00:00:00.000Z");
  });
});

describe("models", () => {
  test.each([
    ["anonymous", ["NAIVE", "LINEAR"]],
    ["FREE", ["NAIVE", "LINEAR"]],
    ["PLUS", ["NAIVE", "LINEAR", "MLP"]],
    ["PRO", ["NAIVE", "LINEAR", "MLP", "LSTM"]],
    ["ENTERPRISE", ["NAIVE", "LINEAR", "MLP", "LSTM"]],
  ])("%s gets the forecasts of %s", async (who, models) => {
    const query = `{ asset(symbol: "ACME") { forecasts(horizonsDays: [10]) { model } } }`;
    const { data } = await api.ask({ query, cookie: cookies[who] });
    expect(data.asset.forecasts.map(({ model }: { model: string }) => model)).toEqual(models);
  });

  test.each([
    ["FREE", "MLP", "PLUS"],
    ["FREE", "LSTM", "PRO"],
    ["PLUS", "LSTM", "PRO"],
  ])("%s that asks for %s is told that %s has it", async (who, model, requiredTier) => {
    for (const query of [
      `{ asset(symbol: "ACME") { forecasts(model: ${model}) { model } } }`,
      `{ forecast(symbol: "ACME", targetDate: "2026-12-01", model: ${model}) { forecast { mean } } }`,
    ]) {
      const { errors } = await api.ask({ query, cookie: cookies[who] });
      expect(errors?.[0]?.extensions).toMatchObject({ code: "tier.required", requiredTier });
    }
  });
});
