import { expect, test } from "vitest";
import { AppError } from "../../../core/domain/errors.ts";
import { Budget } from "../../../jobs/fetch/budget.ts";
import { createHttp } from "../../../jobs/fetch/http.ts";
import type { SourceLimits } from "../../../jobs/fetch/source-limits.ts";
import { startReplayServer } from "../../support/replay-server.ts";

function client(limits: SourceLimits = {}, fetch = globalThis.fetch) {
  const waitsMs: number[] = [];
  let now = new Date("2026-01-15T12:00:00Z");
  const clock = { now: () => now };
  const http = createHttp({
    source: { name: "made", limits },
    budget: new Budget("made", limits, undefined, now),
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

test("an answer over the size cap is refused without reading on", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(4 * 1024 * 1024));
    },
  });
  const { http } = client({}, () => Promise.resolve(new Response(endless)));
  const code = await http.get({ url: "https://a.example/", expect: "json" }).catch(codeOfRejection);
  expect(code).toBe("source.rejected");
  expect(sent).toBeLessThan(12);
});

test("a host that does not answer is tried four times, with jittered and growing waits", async () => {
  let tries = 0;
  const { http, waitsMs } = client({}, () => {
    tries += 1;
    return Promise.reject(new TypeError("fetch failed"));
  });
  const code = await http.get({ url: "https://a.example/", expect: "json" }).catch(codeOfRejection);
  expect([code, tries, waitsMs]).toEqual(["source.unavailable", 4, [1_000, 2_000, 4_000]]);
});

test("a 4xx is not tried again", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ status: 401 }));
  const { http } = client();
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
  const { http, waitsMs } = client();
  await http.get({ url: `${server.origin}/x`, expect: "json" });
  expect(waitsMs).toEqual([30_000]);
});

test("the minute's requests are spread, not refused", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ body: "{}" }));
  const { http, waitsMs } = client({ requestsPerMinuteMax: 2 });
  for (let at = 0; at < 5; at++) await http.get({ url: `${server.origin}/x`, expect: "json" });
  expect(waitsMs).toEqual([60_000, 60_000]);
});

test("one request at a time goes to a host, unless its source says more", async () => {
  const run = async (limits: SourceLimits) => {
    let open = 0;
    let most = 0;
    const { http } = client(limits, async () => {
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
