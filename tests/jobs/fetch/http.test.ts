import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { AppError } from "../../../core/domain/errors.ts";
import { Budget } from "../../../jobs/fetch/budget.ts";
import { createHttp } from "../../../jobs/fetch/http.ts";
import type { SourceLimits } from "../../../jobs/fetch/source-limits.ts";
import { startReplayServer } from "../../support/replay-server.ts";

let lake = "";
beforeEach(() => {
  lake = mkdtempSync(path.join(tmpdir(), "pulso-http-"));
});
afterEach(() => rmSync(lake, { recursive: true, force: true }));

async function client(limits: SourceLimits = {}, fetch = globalThis.fetch) {
  const waitsMs: number[] = [];
  let now = new Date("2026-01-15T12:00:00Z");
  const clock = { now: () => now };
  const http = createHttp({
    budget: await Budget.open({
      store: new FolderStore(lake),
      source: "made",
      limits,
      writer: "run=made",
      now,
    }),
    clock,
    signal: new AbortController().signal,
    tools: {
      fetch,
      random: () => 0.5,
      sleep: async (milliseconds) => {
        waitsMs.push(milliseconds);
        now = new Date(now.getTime() + milliseconds);
      },
      origins: {},
    },
  });
  return { http, waitsMs };
}

const codeOfRejection = (error: unknown) => (error instanceof AppError ? error.code : error);

test("an answer with status 200 that asks for patience is met as a 429 is", async () => {
  const bodies = ['{"Note":"too fast"}', '{"Note":"too fast"}', '{"a":1}'];
  const { http, waitsMs } = await client({}, () => Promise.resolve(new Response(bodies.shift())));
  const asksForPatience = (text: string) => text.includes("too fast");
  const { text } = await http.get({ url: "https://a.example/", expect: "json", asksForPatience });
  expect(text).toBe('{"a":1}');
  expect(waitsMs).toEqual([1_000, 2_000]);
});

test("an answer over the size cap is refused without reading on", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(4 * 1024 * 1024));
    },
  });
  const { http } = await client({}, () => Promise.resolve(new Response(endless)));
  const code = await http.get({ url: "https://a.example/", expect: "json" }).catch(codeOfRejection);
  expect(code).toBe("source.rejected");
  expect(sent).toBeLessThan(12);
});

test("a host that does not answer is tried four times, with jittered and growing waits", async () => {
  let tries = 0;
  const { http, waitsMs } = await client({}, () => {
    tries += 1;
    return Promise.reject(new TypeError("fetch failed"));
  });
  const code = await http.get({ url: "https://a.example/", expect: "json" }).catch(codeOfRejection);
  expect([code, tries, waitsMs]).toEqual(["source.unavailable", 4, [1_000, 2_000, 4_000]]);
});

test("a 4xx is not tried again", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ status: 403 }));
  const { http } = await client();
  const code = await http.get({ url: `${server.origin}/x`, expect: "json" }).catch(codeOfRejection);
  expect([code, server.requests.length]).toEqual(["source.rejected", 1]);
});

test("Retry-After as a date is waited for too", async () => {
  await using server = await startReplayServer();
  let isFirst = true;
  server.answer(() => {
    const answer = isFirst
      ? { status: 503, headers: { "retry-after": "Thu, 15 Jan 2026 12:00:30 GMT" } }
      : { body: "{}" };
    isFirst = false;
    return answer;
  });
  const { http, waitsMs } = await client();
  await http.get({ url: `${server.origin}/x`, expect: "json" });
  expect(waitsMs).toEqual([30_000]);
});

test("the minute's requests are spread, not refused", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ body: "{}" }));
  const { http, waitsMs } = await client({ requestsPerMinuteMax: 2 });
  for (let at = 0; at < 5; at++) await http.get({ url: `${server.origin}/x`, expect: "json" });
  expect(waitsMs).toEqual([60_000, 60_000]);
});

test("one request at a time goes to a host, unless its source says more", async () => {
  const run = async (limits: SourceLimits) => {
    let open = 0;
    let most = 0;
    const { http } = await client(limits, async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return new Response("{}");
    });
    await Promise.all(
      Array.from({ length: 6 }, () => http.get({ url: "https://a.example/", expect: "json" })),
    );
    return most;
  };
  expect(await run({})).toBe(1);
  expect(await run({ perHostMax: 4 })).toBe(4);
});

test("what a provider says is left of its limit is obeyed before it has to refuse", async () => {
  await using server = await startReplayServer();
  let left = 2;
  server.answer(() => ({ headers: { "x-left": String(--left) }, body: "{}" }));
  const readAllowance = (headers: Headers, now: Date) => ({
    remaining: Number(headers.get("x-left")),
    restoredAt: new Date(now.getTime() + 20_000),
  });
  const { http, waitsMs } = await client({ readAllowance });
  for (let at = 0; at < 3; at++) await http.get({ url: `${server.origin}/x`, expect: "json" });
  expect(waitsMs).toEqual([20_000]);
});

test("a limit restored later than a run can wait is not waited for, and the provider is not asked", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ body: "{}" }));
  const readAllowance = (_: Headers, now: Date) => ({
    remaining: 0,
    restoredAt: new Date(now.getTime() + 900_000),
  });
  const { http, waitsMs } = await client({ readAllowance });
  await http.get({ url: `${server.origin}/x`, expect: "json" });
  const code = await http.get({ url: `${server.origin}/x`, expect: "json" }).catch(codeOfRejection);
  expect([code, server.requests.length, waitsMs]).toEqual(["source.throttled", 1, []]);
});

test("a refused token has a code of its own and is not tried again", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ status: 401, body: "{}" }));
  const { http } = await client();
  const code = await http.get({ url: `${server.origin}/x`, expect: "json" }).catch(codeOfRejection);
  expect([code, server.requests.length]).toEqual(["source.unauthorized", 1]);
});

test("money is reserved before a request, settled after it, and what is not left is not spent", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ body: "{}" }));
  const { http } = await client({ usdPerMonthMax: 1 });
  const ask = (usd: number) =>
    http.get({
      url: `${server.origin}/x`,
      expect: "json",
      price: { usdMax: 0.6, usdOf: () => usd },
    });
  await ask(0.3);
  expect(http.usdLeft()).toBeCloseTo(0.7);
  await ask(0.5);
  const code = await ask(0.1).catch(codeOfRejection);
  expect([code, server.requests.length]).toEqual(["source.budget", 2]);
  const { http: next } = await client({ usdPerMonthMax: 1 });
  expect(next.usdLeft()).toBeCloseTo(0.2);
});

test("a request that failed costs nothing; two writers share one cap", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ status: 404, body: "{}" }));
  const { http } = await client({ usdPerDayMax: 1 });
  const price = { usdMax: 0.9, usdOf: () => 0.9 };
  await http.get({ url: `${server.origin}/x`, expect: "json", price }).catch(codeOfRejection);
  expect(http.usdLeft()).toBe(1);
  const now = new Date("2026-01-15T12:00:00Z");
  const other = await Budget.open({
    store: new FolderStore(lake),
    source: "made",
    limits: { usdPerDayMax: 1 },
    writer: "run=other",
    now,
  });
  await other.take(now, 0.4);
  const { http: third } = await client({ usdPerDayMax: 1 });
  expect(third.usdLeft()).toBeCloseTo(0.6);
});

test("requests that another client makes are counted, wait for their minute and end with the budget", async () => {
  const { http, waitsMs } = await client({ requestsPerMinuteMax: 2, requestsPerDayMax: 3 });
  await http.take();
  await http.take();
  expect(waitsMs).toEqual([]);
  await http.take();
  expect(waitsMs).toEqual([60_000]);
  expect(await http.take().catch(codeOfRejection)).toBe("source.budget");
});

test("a Retry-After that is neither seconds nor a date is none: the own back-off holds", async () => {
  const answers = [{ status: 429, headers: { "retry-after": "-1" } }, { status: 200 }];
  const { http, waitsMs } = await client({}, () => Promise.resolve(new Response("{}", answers.shift())));
  await http.get({ url: "https://a.example/", expect: "json" });
  expect(waitsMs).toEqual([1_000]);
});

test("a host whose name nobody knows is tried twice, not four times", async () => {
  let tries = 0;
  const { http, waitsMs } = await client({}, () => {
    tries += 1;
    const unknown = Object.assign(new Error("getaddrinfo ENOTFOUND a.example"), { code: "ENOTFOUND" });
    return Promise.reject(new TypeError("fetch failed", { cause: unknown }));
  });
  const code = await http.get({ url: "https://a.example/", expect: "json" }).catch(codeOfRejection);
  expect([code, tries, waitsMs]).toEqual(["source.unavailable", 2, [1_000]]);
});
