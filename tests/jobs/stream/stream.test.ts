import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDataSource } from "../../../core/database/connect.ts";
import { getQuotes } from "../../../core/database/repositories/quotes.ts";
import { AppError } from "../../../core/domain/errors.ts";
import type { Quote } from "../../../core/domain/quote.ts";
import { seededRandom } from "../../../core/domain/random.ts";
import { runStream } from "../../../jobs/stream/stream.ts";
import type { StreamStatus } from "../../../jobs/stream/stream-meter.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { FaultProxy } from "../../support/fault-proxy.ts";
import { makeQuote } from "../../support/quotes.ts";
import { feedOf, readLake, streamDeps } from "../../support/stream.ts";

let lake: string;
let database: TestDatabase;
let dataSource: DataSource;
beforeEach(async () => {
  lake = await mkdtemp(path.join(tmpdir(), "pulso-stream-"));
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
afterEach(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
  await rm(lake, { recursive: true, force: true });
});

const plan = (...feeds: Parameters<typeof runStream>[0]["feeds"]) => ({ feeds, symbols: [] });
const told = ({ symbol, price, at }: Quote | { symbol: string; price: number; at: string }) =>
  `${symbol} ${price} ${new Date(at).toISOString()}`;
const held = async (symbols: string[]) =>
  Object.fromEntries((await getQuotes(dataSource, symbols)).map(({ symbol, price }) => [symbol, price]));

/** Many quotes of a few symbols, in an order of their own. */
function shuffledQuotes(count: number): Quote[] {
  const random = seededRandom(7);
  const quotes = Array.from({ length: count }, (_, at) => makeQuote(`S${at % 7}`, at + 1, at / 10));
  for (let at = quotes.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [quotes[at], quotes[other]] = [quotes[other]!, quotes[at]!];
  }
  return quotes;
}

test("every quote is in the lake once, and Postgres has the newest of each symbol, whatever the order", async () => {
  const quotes = shuffledQuotes(5_000);
  const status = await runStream(plan(feedOf(quotes)), streamDeps(lake, dataSource));
  expect(status).toMatchObject({
    received: 5_000,
    stored: 5_000,
    duplicate: 0,
    rejected: 0,
    symbols: 7,
    waiting: 0,
  });
  expect((await readLake(lake, "raw/quotes")).map(told).sort()).toEqual(quotes.map(told).sort());
  const newest = Object.fromEntries(
    Array.from({ length: 7 }, (_, at) => [`S${(4_993 + at) % 7}`, 4_994 + at]),
  );
  expect(await held(Object.keys(newest))).toEqual(newest);
});

test("what is no quote is counted and kept in quarantine, and the rest goes on", async () => {
  const quotes = [makeQuote("A", 1), makeQuote("A", -1, 1), makeQuote("A", 2, 2), makeQuote("A", 2, 2)];
  const status = await runStream(plan(feedOf(quotes)), streamDeps(lake, dataSource));
  expect(status).toMatchObject({ received: 4, stored: 2, duplicate: 1, rejected: 1, quarantined: 1 });
  expect(await readLake(lake, "quarantine/quotes")).toMatchObject([
    { code: "record.invalid", origin: "made", raw: { symbol: "A", price: -1 } },
  ]);
});

test("one feed that fails leaves the others going; its error comes at the end, with nothing lost", async () => {
  const broken = {
    ...feedOf([], "broken"),
    // biome-ignore lint/correctness/useYield: it fails before its first quote
    async *open(): AsyncGenerator<Quote> {
      throw new AppError("source.unauthorized", { message: "no key" });
    },
  };
  async function* slowly() {
    for (let price = 1; price <= 3; price++) {
      await sleep(10);
      yield makeQuote("A", price, price);
    }
  }
  const running = runStream(plan(broken, feedOf(slowly())), streamDeps(lake, dataSource));
  await expect(running).rejects.toMatchObject({ code: "source.unauthorized" });
  expect(await readLake(lake, "raw/quotes")).toHaveLength(3);
  expect(await held(["A"])).toEqual({ A: 3 });
});

test("told to stop, it keeps what it has taken and ends without an error", async () => {
  const stop = new AbortController();
  let taken = 0;
  async function* endless() {
    for (;;) {
      taken += 1;
      yield makeQuote(`S${taken % 3}`, taken, taken);
      if (taken === 500) stop.abort();
      if (taken % 50 === 0) await sleep(1);
    }
  }
  const options = { ...plan(feedOf(endless())), flushMs: 60_000 };
  const status = await runStream(options, streamDeps(lake, dataSource, { signal: stop.signal }));
  expect(status.stored).toBe(status.received);
  expect(await readLake(lake, "raw/quotes")).toHaveLength(status.received);
  expect(Math.max(...Object.values(await held(["S0", "S1", "S2"])))).toBe(status.received);
});

test("what is asked for while it runs is watched without a restart", async () => {
  const stop = new AbortController();
  const opened: string[][] = [];
  const feed = {
    ...feedOf([]),
    async *open({ symbols, signal }: { symbols: readonly string[]; signal: AbortSignal }) {
      opened.push([...symbols]);
      for (const symbol of symbols) yield makeQuote(symbol, opened.length, opened.length);
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      if (symbols.length === 2) throw signal.reason;
    },
  };
  let wanted = ["A"];
  const options = { feeds: [feed], symbols: wanted, readSymbols: async () => wanted, symbolsEveryMs: 10 };
  const running = runStream(options, streamDeps(lake, dataSource, { signal: stop.signal }));
  await vi.waitFor(() => expect(opened).toEqual([["A"]]));
  wanted = ["A", "B"];
  await vi.waitFor(() => expect(opened).toEqual([["A"], ["A", "B"]]));
  wanted = ["B"];
  await vi.waitFor(() => expect(opened).toHaveLength(3));
  stop.abort();
  expect(await running).toMatchObject({ stored: 4 });
  expect(await held(["A", "B"])).toEqual({ A: 2, B: 3 });
});

test("a lake that cannot be written stops it with that error, though the feed would go on", async () => {
  const file = path.join(lake, "a-file");
  await writeFile(file, "where a folder is due");
  const feed = {
    ...feedOf([]),
    async *open({ signal }: { signal: AbortSignal }) {
      yield makeQuote("A", 1);
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    },
  };
  const running = runStream({ ...plan(feed), flushMs: 10 }, streamDeps(file, dataSource));
  await expect(running).rejects.toMatchObject({ code: "ENOTDIR" });
});

test.each([
  { of: "quotes", price: 1, count: 150_000, waitingMax: 100_000, kept: { stored: 150_000 } },
  { of: "faults", price: -1, count: 50_000, waitingMax: 20_000, kept: { stored: 0, quarantined: 50_000 } },
])("a slow lake holds a feed of $of back: what is taken and not stored is bounded", async (given) => {
  const deps = streamDeps(lake, dataSource);
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { store } = deps;
  const slow = {
    put: async (...args: Parameters<typeof store.put>) => {
      await gate;
      return store.put(...args);
    },
    get: store.get.bind(store),
    read: store.read.bind(store),
    head: store.head.bind(store),
    list: store.list.bind(store),
    delete: store.delete.bind(store),
  };
  let taken = 0;
  function* many() {
    for (; taken < given.count; taken++)
      yield makeQuote(`S${taken % 100}`, given.price * (taken + 1), taken / 100);
  }
  const running = runStream({ ...plan(feedOf(many())), flushQuotesMax: 5_000 }, { ...deps, store: slow });
  await vi.waitFor(() => expect(taken).toBeGreaterThanOrEqual(given.waitingMax - 1), { timeout: 30_000 });
  await sleep(200);
  expect(taken).toBeLessThanOrEqual(given.waitingMax + 1);
  release();
  expect(await running).toMatchObject(given.kept);
});

test("while Postgres is away the lake goes on, and then the newest of each symbol is caught up with", async () => {
  await using proxy = await FaultProxy.start(Number(new URL(database.url).port));
  const through = await createDataSource(proxy.through(database.url)).initialize();
  const statuses: StreamStatus[] = [];
  async function* goesOn() {
    for (let round = 1; round <= 60; round++) {
      if (round === 20) proxy.fault = { kind: "reset", afterBytes: 0 };
      if (round === 45) proxy.fault = { kind: "none" };
      for (let symbol = 0; symbol < 20; symbol++) yield makeQuote(`S${symbol}`, round, round);
      await sleep(50);
    }
  }
  const deps = streamDeps(lake, through, { onStatus: (status) => void statuses.push(status) });
  const status = await runStream({ ...plan(feedOf(goesOn())), flushMs: 100 }, deps);
  await through.destroy();
  const away = statuses.filter((one) => one.database === "away");
  expect(away.length).toBeGreaterThan(0);
  expect(Math.max(...statuses.map(({ waiting }) => waiting))).toBeLessThanOrEqual(20);
  expect(status).toMatchObject({ stored: 1_200, database: "up", waiting: 0 });
  expect(new Set(Object.values(await held(Array.from({ length: 20 }, (_, at) => `S${at}`))))).toEqual(
    new Set([60]),
  );
});

test("two streams at once keep all of both", async () => {
  const quotes = shuffledQuotes(1_000);
  const [odd, even] = [0, 1].map((rest) => quotes.filter((_, at) => at % 2 === rest));
  await Promise.all([
    runStream(plan(feedOf(odd!)), streamDeps(lake, dataSource, { writer: "one" })),
    runStream(plan(feedOf(even!)), streamDeps(lake, dataSource, { writer: "two" })),
  ]);
  expect((await readLake(lake, "raw/quotes")).map(told).sort()).toEqual(quotes.map(told).sort());
  expect(Math.max(...Object.values(await held(["S0", "S1", "S2", "S3", "S4", "S5", "S6"])))).toBe(1_000);
});
