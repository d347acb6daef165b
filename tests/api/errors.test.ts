import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorCatalogue } from "../../core/domain/errors.ts";
import { publishRun } from "../support/published-run.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-22T07:00:00Z" });
  await publishRun(api.dataSource, { run: "2026-11-20T06", symbols: ["ACME"], days: 40, models: ["naive"] });
});
afterAll(() => api[Symbol.asyncDispose]());

test.each([
  ["{", "query.invalid", 400],
  ["{ nothing }", "query.invalid", 400],
  ["{ asset }", "query.invalid", 400],
  ['{ asset(symbol: "ACME") { prices(from: "yesterday") { edges { cursor } } } }', "query.invalid", 400],
  ['{ forecast(symbol: "NONE", targetDate: "2026-12-01") { path { date } } }', "asset.not_found", 200],
  ['{ forecast(symbol: "ZEN", targetDate: "2026-12-01") { path { date } } }', "asset.no_prices", 200],
  ['{ forecast(symbol: "ACME", targetDate: "2026-12-01") { path { date } } }', "model.missing", 200],
  [
    '{ forecast(symbol: "ACME", targetDate: "2026-11-19", model: NAIVE) { path { date } } }',
    "forecast.date",
    200,
  ],
  [
    '{ forecast(symbol: "ACME", targetDate: "2027-11-20", model: NAIVE) { path { date } } }',
    "forecast.date",
    200,
  ],
  ['{ asset(symbol: "ACME") { forecasts(horizonsDays: [366]) { mean } } }', "forecast.date", 200],
  ['{ asset(symbol: "ACME") { priceSentiment(maxLagDays: 31) { band } } }', "input.invalid", 200],
  ['mutation { requestAsset(query: "ZEN") { state } }', "auth.required", 200],
  [`{ ${"a: tiers { tier } ".repeat(500)} }`, "query.too_large", 400],
  [
    "{ assets(first: 500) { edges { node { prices(first: 500) { edges { node { date } } } } } } }",
    "query.too_large",
    400,
  ],
])("%.80s is %s", async (query, code, status) => {
  const answer = await api.ask(query);
  expect(answer.status).toBe(status);
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code,
    remedy: errorCatalogue[code as keyof typeof errorCatalogue].remedy,
  });
  expect(JSON.stringify(answer)).not.toMatch(/stacktrace|node_modules/);
});

test("the whole schema can be asked for", async () => {
  const { data, errors } = await api.ask(getIntrospectionQuery());
  expect(errors).toBeUndefined();
  expect(data.__schema.queryType.name).toBe("Query");
});

test("fragments that copy fragments are measured, not expanded", async () => {
  const copies = Array.from(
    { length: 25 },
    (_, at) => `fragment f${at} on Query { ...f${at + 1} x${at}: mostMentioned(first: 500) { ...g } }`,
  );
  const query = `{ ...f0 ...f0 } ${copies.join(" ")} fragment f25 on Query { tiers { tier } } fragment g on MentionedAsset { asset { news(first: 500) { edges { node { url } } } } }`;
  expect((await api.ask(query)).errors?.[0]?.extensions.code).toBe("query.too_large");
});

test("a defect is told by its request's id alone; the log has the rest", async () => {
  const logged: Record<string, unknown>[] = [];
  const log = {
    debug() {},
    info() {},
    warn() {},
    error: (fields: Record<string, unknown>) => void logged.push(fields),
  };
  await using broken = await startTestApi({ now: "2026-11-22T07:00:00Z", log });
  await broken.dataSource.query("DROP TABLE stage_attempt, run CASCADE");
  const { errors, status } = await broken.ask("{ runs { edges { cursor } } }");
  expect(errors?.[0]?.extensions).toMatchObject({
    code: "internal",
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(JSON.stringify(errors)).not.toMatch(/relation|select/i);
  expect(JSON.stringify(logged)).toContain("relation");
  expect(JSON.stringify(logged)).toContain(errors?.[0]?.extensions.requestId);
  expect(status).toBe(200);
});

test("without its database the API is not ready and says so", async () => {
  await using broken = await startTestApi({ now: "2026-11-22T07:00:00Z" });
  await broken.dataSource.query("DROP TABLE publication");
  const { errors, status } = await broken.ask("{ tiers { tier } }");
  expect(errors?.[0]?.extensions.code).toBe("database.unavailable");
  expect(JSON.stringify(errors)).not.toMatch(/relation|publication/);
  expect(status).toBe(500);
});
