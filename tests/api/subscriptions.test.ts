import "reflect-metadata";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { limits } from "../../api/limits.ts";
import { mapEvents, Pending, watch } from "../../api/subscriptions.ts";
import { notify } from "../../core/database/notifications.ts";
import { upsertNewestQuotes } from "../../core/database/repositories/quotes.ts";
import { makeQuote } from "../support/quotes.ts";
import { connectSocket, subscribe } from "../support/socket-client.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
let plus: string;
let free: string;
beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-23T15:00:00Z" });
  plus = await api.cookieOf("PLUS");
  free = await api.cookieOf("FREE");
});
beforeEach(() => api.dataSource.query("TRUNCATE quote"));
afterAll(() => api[Symbol.asyncDispose]());

const quoteUpdated =
  "subscription ($symbols: [String!]!) { quoteUpdated(symbols: $symbols) { symbol price } }";
const pricesOf = (events: { data?: { quoteUpdated: { symbol: string; price: number } } }[]) =>
  events.map(({ data }) => `${data?.quoteUpdated.symbol} ${data?.quoteUpdated.price}`);

describe("quoteUpdated", () => {
  test("a subscriber gets the newest quote of its symbols, then the newer ones, and no other", async () => {
    await upsertNewestQuotes(api.dataSource, [makeQuote("ACME", 1), makeQuote("ZEN", 1)]);
    const client = connectSocket(api.url, { cookie: plus });
    const { events, stop } = subscribe(client, quoteUpdated, { symbols: ["ACME", "btc"] });
    await vi.waitFor(() => expect(pricesOf(events)).toEqual(["ACME 1"]));
    await upsertNewestQuotes(api.dataSource, [makeQuote("ZEN", 2, 5), makeQuote("BTC", 9, 5)]);
    await upsertNewestQuotes(api.dataSource, [makeQuote("ACME", 2, 5)]);
    await upsertNewestQuotes(api.dataSource, [makeQuote("ACME", 1.5, 4)]);
    await vi.waitFor(() => expect(pricesOf(events)).toEqual(["ACME 1", "BTC 9", "ACME 2"]));
    stop();
    await client.dispose();
  });

  test("after the listening connection was lost it goes on with what is newest", async () => {
    const client = connectSocket(api.url, { cookie: plus });
    const { events } = subscribe(client, quoteUpdated, { symbols: ["ACME"] });
    await upsertNewestQuotes(api.dataSource, [makeQuote("ACME", 1)]);
    await vi.waitFor(() => expect(pricesOf(events)).toEqual(["ACME 1"]));
    await api.dataSource.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
    );
    await upsertNewestQuotes(api.dataSource, [makeQuote("ACME", 2, 1)]);
    await vi.waitFor(() => expect(pricesOf(events)).toEqual(["ACME 1", "ACME 2"]), { timeout: 10_000 });
    await client.dispose();
  });

  test.each([
    ["who is not logged in", () => undefined],
    ["FREE", () => free],
  ])("%s is told which tier has live quotes", async (_, cookie) => {
    const client = connectSocket(api.url, { cookie: cookie() });
    const { events, ended } = subscribe(client, quoteUpdated, { symbols: ["ACME"] });
    await ended;
    expect(events).toMatchObject([
      {
        errors: [{ extensions: { code: "tier.required", requiredTier: "PLUS", remedy: expect.any(String) } }],
      },
    ]);
    await client.dispose();
  });

  test.each([
    ["no symbol", { symbols: [] }, "input.invalid"],
    ["a symbol there is not", { symbols: ["ACME", "NOPE"] }, "asset.not_found"],
    ["too many symbols", { symbols: Array(limits.quoteSymbolsMax + 1).fill("ACME") }, "query.too_large"],
    ["symbols that are no list of texts", { symbols: [{ no: 1 }] }, "query.invalid"],
    ["no variables", undefined, "query.invalid"],
  ])("%s is refused with a code", async (_, variables, code) => {
    const client = connectSocket(api.url, { cookie: plus });
    const { events, ended } = subscribe(client, quoteUpdated, variables);
    const end = await ended;
    expect(end === "complete" ? events[0]?.errors : end).toMatchObject([{ extensions: { code } }]);
    await client.dispose();
  });
});

test("quotes answers those there are, in the order asked for; only from PLUS on", async () => {
  await upsertNewestQuotes(api.dataSource, [makeQuote("ACME", 1, 0, { bid: 0.9 }), makeQuote("ZEN", 2)]);
  const query =
    '{ quotes(symbols: ["ZEN", "btc", "ACME", "zen"]) { symbol price bid ask source at receivedAt } }';
  const { data } = await api.ask({ query, cookie: plus });
  const at = "2026-11-23T15:00:00.000Z";
  expect(data.quotes).toEqual([
    { symbol: "ZEN", price: 2, bid: null, ask: null, source: "made", at, receivedAt: at },
    { symbol: "ACME", price: 1, bid: 0.9, ask: null, source: "made", at, receivedAt: at },
  ]);
  const { errors } = await api.ask({ query, cookie: free });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "tier.required", requiredTier: "PLUS" });
});

describe("a socket", () => {
  test.each([
    ["a syntax error", "subscription {", "query.invalid"],
    ["an unknown field", "subscription { nothing }", "query.invalid"],
    ["a query", "{ tiers { tier } }", "query.invalid"],
    ["a mutation", "mutation { logout }", "query.invalid"],
    ["a document too long", `subscription { ${"a ".repeat(limits.tokensMax)} }`, "query.too_large"],
  ])("%s is refused as over HTTP", async (_, query, code) => {
    const client = connectSocket(api.url, { cookie: plus });
    const { ended } = subscribe(client, query);
    expect(await ended).toMatchObject([{ extensions: { code, remedy: expect.any(String) } }]);
    await client.dispose();
  });

  test("carries so many subscriptions and no more", async () => {
    const client = connectSocket(api.url, { cookie: plus });
    const subscribers = Array.from({ length: limits.subscriptionsPerSocketMax }, () =>
      subscribe(client, quoteUpdated, { symbols: ["ACME"] }),
    );
    await upsertNewestQuotes(api.dataSource, [makeQuote("ACME", 1)]);
    await vi.waitFor(() => expect(subscribers.every(({ events }) => events.length === 1)).toBe(true));
    const { ended } = subscribe(client, quoteUpdated, { symbols: ["ACME"] });
    expect(await ended).toMatchObject([{ extensions: { code: "query.too_large" } }]);
    await client.dispose();
  });

  const upgrade = (where: string, headers: Record<string, string>) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const socket = new WebSocket(`${api.url.replace("http", "ws")}${where}`, "graphql-transport-ws", {
        headers,
      });
      socket.once("open", () => {
        socket.close();
        resolve({ status: 101, body: "" });
      });
      socket.once("unexpected-response", (_request, response) => {
        let body = "";
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.once("end", () => resolve({ status: response.statusCode ?? 0, body }));
      });
      socket.once("error", reject);
    });

  test.each([
    ["a program, which has no origin,", "/graphql", {}, 101, ""],
    ["our page by its public address", "/graphql", { origin: "http://localhost:4000" }, 101, ""],
    ["another site's page", "/graphql", { origin: "https://evil.example" }, 403, "origin.refused"],
    ["a page without an address", "/graphql", { origin: "null" }, 403, "origin.refused"],
    ["another path", "/elsewhere", {}, 404, "route.not_found"],
  ])("%s at %s with %j gets %i", async (_, where, headers, status, code) => {
    const answer = await upgrade(where, headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(code);
  });

  test("our page by the host it speaks to may connect", async () => {
    expect((await upgrade("/graphql", { origin: api.url })).status).toBe(101);
  });

  test("an account and an address have so many and no more", async () => {
    const cookie = await api.cookieOf("PLUS");
    const open = async () => {
      const socket = new WebSocket(`${api.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
        headers: { cookie },
      });
      const outcome = new Promise<string>((resolve) => {
        socket.once("open", () => socket.send('{"type":"connection_init"}'));
        socket.once("message", (data) => resolve(String(data)));
        socket.once("close", (_code, reason) => resolve(`closed: ${reason}`));
        socket.once("unexpected-response", (_request, response) =>
          resolve(`refused: ${response.statusCode}`),
        );
        socket.on("error", () => {});
      });
      return { socket, outcome: await outcome };
    };
    const sockets = [];
    for (let at = 0; at < limits.socketsPerAccountMax; at++) sockets.push(await open());
    expect(sockets.every(({ outcome }) => outcome.includes("connection_ack"))).toBe(true);
    expect((await open()).outcome).toBe("closed: too many connections of this account");
    const anonymous: WebSocket[] = [];
    for (let at = 0; at < limits.socketsPerAddressMax; at++)
      anonymous.push(new WebSocket(`${api.url.replace("http", "ws")}/graphql`, "graphql-transport-ws"));
    for (const socket of anonymous) socket.on("error", () => {});
    await vi.waitFor(() =>
      expect(anonymous.every(({ readyState }) => readyState !== WebSocket.CONNECTING)).toBe(true),
    );
    expect((await open()).outcome).toBe("refused: 429");
    for (const { socket } of sockets) socket.terminate();
    for (const socket of anonymous) socket.terminate();
    await sleep(100);
    const after = await open();
    expect(after.outcome).toContain("connection_ack");
    after.socket.terminate();
  });

  test("is told goodbye when the server stops, at once", async () => {
    const other = await startTestApi({ now: "2026-11-23T15:00:00Z" });
    const client = connectSocket(other.url, { cookie: await other.cookieOf("PLUS") });
    const { events, ended } = subscribe(client, quoteUpdated, { symbols: ["ACME"] });
    await upsertNewestQuotes(other.dataSource, [makeQuote("ACME", 1)]);
    await vi.waitFor(() => expect(events).toHaveLength(1));
    const startedAt = performance.now();
    await other[Symbol.asyncDispose]();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(await ended).toMatchObject({ code: 1001 });
  });
});

describe("what waits for a slow subscriber", () => {
  test("is one value a key, the newest, in the order in which the keys began to wait", async () => {
    const pending = new Pending<string, string>(() => {});
    for (let round = 0; round < 1_000; round++)
      for (const key of ["a", "b", "c"]) pending.put(key, `${key}${round}`);
    expect(pending.size).toBe(3);
    expect(
      [await pending.next(), await pending.next(), await pending.next()].map(({ value }) => value),
    ).toEqual(["a999", "b999", "c999"]);
    expect(pending.size).toBe(0);
  });

  test("a reader that waits is let go when the subscriber leaves, and its end is told once", async () => {
    const onEnd = vi.fn();
    const pending = new Pending<string, string>(onEnd);
    const waiting = pending.next();
    await pending.return();
    await pending.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(onEnd).toHaveBeenCalledTimes(1);
    pending.put("a", "late");
    expect(pending.size).toBe(0);
  });
});

describe("what watches one thing", () => {
  test("reads it at first, after what concerns it, and ends with the last", async () => {
    let value = 0;
    const read = vi.fn(async () => value);
    const watching = await watch({
      notifications: api.notifications,
      channel: "thing",
      concerns: (payload) => payload === "mine",
      read,
      isLast: (seen) => seen === 3,
    });
    expect(await watching.next()).toEqual({ done: false, value: 0 });
    value = 1;
    const next = watching.next();
    await notify(api.dataSource, "thing", "another's");
    await notify(api.dataSource, "thing", "mine");
    expect(await next).toEqual({ done: false, value: 1 });
    for (let at = 0; at < 50; at++) await notify(api.dataSource, "thing", "mine");
    value = 3;
    await notify(api.dataSource, "thing", "mine");
    await sleep(100);
    expect(await watching.next()).toEqual({ done: false, value: 3 });
    expect(await watching.next()).toEqual({ done: true, value: undefined });
    expect(read).toHaveBeenCalledTimes(3);
  });

  test("a read that fails ends it: nobody listens for it any more", async () => {
    const forget = vi.fn();
    let tell = (_payload: string) => {};
    const watching = await watch({
      notifications: {
        listen: async (_channel, handler) => {
          tell = handler;
          return forget;
        },
        close: async () => {},
      },
      channel: "thing",
      concerns: () => true,
      read: async () => {
        throw new Error("the database is away");
      },
    });
    const events = mapEvents(watching, (value) => value);
    await expect(events.next()).rejects.toThrow("the database is away");
    tell("mine");
    expect(forget).toHaveBeenCalledTimes(1);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test("nothing to tell is not told, and leaving forgets the listener", async () => {
    const watching = await watch({
      notifications: api.notifications,
      channel: "thing",
      concerns: () => true,
      read: async () => undefined,
    });
    const next = watching.next();
    await watching.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});
