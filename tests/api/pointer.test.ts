import { DataSource } from "typeorm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { publishRun } from "../support/published-run.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
let cookie: string;

beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-22T13:00:00Z" });
  cookie = await api.cookieOf("PRO");
});
afterAll(() => api[Symbol.asyncDispose]());

const query = `{
  currentRun { id stages { stage counts { in out } } coverage { source records } }
  mostMentioned { asset { symbol } mentions }
  asset(symbol: "ACME") {
    lastClose { close } prices(first: 1) { edges { node { close } } } forecasts(model: LINEAR, horizonsDays: [1]) { madeAt mean }
    news(first: 1) { edges { node { recordId } } }
  }
}`;

test("before the first run everything is empty and nothing is an error", async () => {
  const { data, errors, extensions } = await api.ask({ query, cookie });
  expect(errors).toBeUndefined();
  expect(extensions.run).toBeNull();
  expect(data).toEqual({
    currentRun: null,
    mostMentioned: [],
    asset: { lastClose: null, prices: { edges: [] }, forecasts: [], news: { edges: [] } },
  });
});

test("a run published in the midst of a request changes nothing of its answer", async () => {
  await publishRun(api.dataSource, { run: "2026-11-22T06", symbols: ["ACME"], days: 50, mentionDays: 10 });
  const before = await api.ask({ query, cookie });
  expect(before.extensions.run).toBe("2026-11-22T06");
  expect(before.data.currentRun.stages).toEqual([{ stage: "FETCH", counts: { in: 3, out: 2 } }]);

  let isRead = false;
  let isPublished = false;
  const restore = onStatement(async (sql) => {
    if (isPublished || !isRead) {
      isRead ||= /max\(run_id\)/.test(sql);
      return;
    }
    isPublished = true;
    await publishRun(api.dataSource, {
      run: "2026-11-22T12",
      symbols: ["ACME"],
      days: 50,
      shift: 9,
      mentionDays: 1,
    });
  });
  const during = await api.ask({ query, cookie });
  restore();
  expect(isPublished).toBe(true);
  expect(during).toEqual(before);

  const after = await api.ask({ query, cookie });
  expect(after.extensions.run).toBe("2026-11-22T12");
  expect(after.data.asset.lastClose.close).toBe(before.data.asset.lastClose.close + 9);
  expect(after.data.asset.forecasts[0].madeAt).toBe("2026-11-22T12:00:00.000Z");
  expect(after.data.mostMentioned[0].mentions).toBeGreaterThan(before.data.mostMentioned[0].mentions);
});

test("the pointer is read once a request", async () => {
  let reads = 0;
  const restore = onStatement(async (sql) => void (/max\(run_id\)/.test(sql) && reads++));
  await api.ask({ query, cookie });
  restore();
  expect(reads).toBe(1);
});

/** Calls `hook` before each statement that the API sends. */
function onStatement(hook: (sql: string) => Promise<void>): () => void {
  const spy = vi.spyOn(api.dataSource, "query");
  const original = DataSource.prototype.query;
  spy.mockImplementation(async (sql, parameters) => {
    await hook(sql);
    return original.call(api.dataSource, sql, parameters);
  });
  return () => spy.mockRestore();
}
