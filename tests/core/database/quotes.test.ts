import type { DataSource } from "typeorm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createDataSource } from "../../../core/database/connect.ts";
import { LedgerRepository } from "../../../core/database/repositories/ledger.ts";
import {
  findNewestSequence,
  getQuotes,
  getQuotesAfter,
  upsertNewestQuotes,
} from "../../../core/database/repositories/quotes.ts";
import { defaultRunRules } from "../../../core/domain/run.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { makeQuote } from "../../support/quotes.ts";

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
beforeEach(() => dataSource.query("TRUNCATE quote"));
afterAll(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
});

const priceOf = async (symbol: string) => (await getQuotes(dataSource, [symbol]))[0]?.price;

test("a quote comes back as it was stated, and what was not stated is null", async () => {
  const quote = makeQuote("ACME", 12.5, 1.234, { bid: 12.4, currency: "USD" });
  await upsertNewestQuotes(dataSource, [quote]);
  expect(await getQuotes(dataSource, ["ACME", "ZEN"])).toEqual([
    { ...quote, ask: null, volume: null, sequence: expect.any(Number) },
  ]);
});

test("older quotes never replace newer ones, whatever order they come in", async () => {
  await upsertNewestQuotes(dataSource, [makeQuote("ACME", 2, 20)]);
  expect(await upsertNewestQuotes(dataSource, [makeQuote("ACME", 1, 10)])).toBe(0);
  expect(await priceOf("ACME")).toBe(2);
  expect(await upsertNewestQuotes(dataSource, [makeQuote("ACME", 3, 30)])).toBe(1);
  expect(await priceOf("ACME")).toBe(3);
});

test("of one instant the one received later holds if it says something else; a repeat changes nothing", async () => {
  const first = makeQuote("ACME", 2, 20);
  const later = (price: number) => ({ ...first, price, receivedAt: new Date(first.at.getTime() + 5_000) });
  await upsertNewestQuotes(dataSource, [first]);
  expect(await upsertNewestQuotes(dataSource, [later(2)])).toBe(0);
  expect(await upsertNewestQuotes(dataSource, [later(4)])).toBe(1);
  expect(await upsertNewestQuotes(dataSource, [first])).toBe(0);
  expect(await priceOf("ACME")).toBe(4);
});

test("who asks for what is newer than a sequence gets what has changed since, once", async () => {
  await upsertNewestQuotes(dataSource, [makeQuote("ACME", 1), makeQuote("ZEN", 1)]);
  const sequence = await findNewestSequence(dataSource);
  expect(await getQuotesAfter(dataSource, sequence)).toEqual([]);
  await upsertNewestQuotes(dataSource, [makeQuote("ZEN", 2, 5), makeQuote("ACME", 0.5, -5)]);
  expect(await getQuotesAfter(dataSource, sequence)).toMatchObject([{ symbol: "ZEN", price: 2 }]);
});

test("many writers at once: no reader who follows the sequences misses the last word on any symbol", async () => {
  const symbols = Array.from({ length: 20 }, (_, at) => `S${at}`);
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let round = 1; round <= 25; round++)
      await upsertNewestQuotes(
        dataSource,
        symbols.map((symbol) => makeQuote(symbol, round * 10 + writer, round + writer / 10)),
      );
  });
  let isWriting = true;
  const seen = new Map<string, number>();
  const read = async () => {
    let sequence = 0;
    for (let isLast = false; ; isLast = !isWriting) {
      for (const row of await getQuotesAfter(dataSource, sequence)) {
        seen.set(row.symbol, row.price);
        sequence = row.sequence;
      }
      if (isLast) return;
    }
  };
  const reading = read();
  await Promise.all(writers);
  isWriting = false;
  await reading;
  expect([...seen.values()]).toEqual(symbols.map(() => 253));
});

test("quotes are written while a run is decided", async () => {
  const ledger = new LedgerRepository(dataSource, defaultRunRules);
  await dataSource.transaction(async (manager) => {
    await ledger.decideIn(manager, { type: "sweep", run: "2026-11-23T12", refusal: null }, new Date());
    expect(await upsertNewestQuotes(dataSource, [makeQuote("ACME", 1)])).toBe(1);
  });
});
