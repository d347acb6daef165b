import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { MemoryTopic } from "../../../core/cloud/local/memory-topic.ts";
import { checkQuote } from "../../../jobs/stream/check-quote.ts";
import { LakeWriter } from "../../../jobs/stream/lake-writer.ts";
import { makeQuote } from "../../support/quotes.ts";
import { readLake } from "../../support/stream.ts";

let lake: string;
beforeEach(async () => {
  lake = await mkdtemp(path.join(tmpdir(), "pulso-stream-"));
});
afterEach(() => rm(lake, { recursive: true, force: true }));

describe("the topic", () => {
  test("a publisher waits while a subscriber has too many unacknowledged, and goes on when it acknowledges", async () => {
    const topic = new MemoryTopic({ unacknowledgedMax: 2 });
    const acknowledge: (() => void)[] = [];
    await topic.subscribe("slow", () => new Promise((resolve) => acknowledge.push(resolve)));
    await topic.publish([makeQuote("A", 1)]);
    await topic.publish([makeQuote("A", 2)]);
    let isThrough = false;
    const third = topic.publish([makeQuote("A", 3)]).then(() => {
      isThrough = true;
    });
    await sleep(20);
    expect(isThrough).toBe(false);
    expect(acknowledge).toHaveLength(2);
    acknowledge[0]?.();
    await third;
    for (const done of acknowledge) done();
    await topic.close();
  });

  test("closing waits for what is not acknowledged", async () => {
    const topic = new MemoryTopic();
    const kept: number[] = [];
    await topic.subscribe("late", async (quotes) => {
      await sleep(30);
      kept.push(...quotes.map(({ price }) => price));
    });
    for (let price = 1; price <= 5; price++) await topic.publish([makeQuote("A", price)]);
    await topic.close();
    expect(kept).toEqual([1, 2, 3, 4, 5]);
  });

  test("a subscriber that cannot go on ends it: publishers and the host are told what it threw", async () => {
    const onFailure = vi.fn();
    const topic = new MemoryTopic({ onFailure });
    const failure = new Error("no lake");
    await topic.subscribe("broken", () => Promise.reject(failure));
    await topic.publish([makeQuote("A", 1)]);
    await expect(topic.close()).rejects.toBe(failure);
    await expect(topic.publish([makeQuote("A", 2)])).rejects.toBe(failure);
    expect(onFailure.mock.calls).toEqual([[failure]]);
  });
});

describe("the lake's writer", () => {
  const open = (options: { writer?: string; flushMs?: number; quotesMax?: number } = {}) =>
    new LakeWriter({ store: new FolderStore(lake), writer: "w", flushMs: 60_000, ...options });

  test("acknowledges only what is in the lake, when a batch is full, old or flushed", async () => {
    const full = open({ quotesMax: 2 });
    let isStored = false;
    const first = full.add([makeQuote("A", 1)]).then(() => {
      isStored = true;
    });
    await sleep(30);
    expect([isStored, await readLake(lake, "raw")]).toEqual([false, []]);
    await full.add([makeQuote("B", 1)]);
    await first;
    expect(await readLake(lake, "raw")).toHaveLength(2);
    await open({ writer: "old", flushMs: 10 }).add([makeQuote("C", 1)]);
    expect(await readLake(lake, "raw")).toHaveLength(3);
  });

  test("parts lie by the hour they were received in; those of two writers do not meet", async () => {
    const writers = [open({ writer: "one" }), open({ writer: "two" })];
    const late = makeQuote("A", 2, 3_599, { receivedAt: new Date("2026-11-23T16:00:01Z") });
    const adding = writers.flatMap((writer) => [writer.add([makeQuote("A", 1)]), writer.add([late])]);
    await Promise.all(writers.map((writer) => writer.flush()));
    await Promise.all(adding);
    const entries = await readdir(path.join(lake, "raw/quotes"), { recursive: true });
    expect(entries.filter((entry) => entry.endsWith(".gz")).sort()).toEqual([
      "date=2026-11-23/hour=15/part-one-000001.jsonl.gz",
      "date=2026-11-23/hour=15/part-two-000001.jsonl.gz",
      "date=2026-11-23/hour=16/part-one-000002.jsonl.gz",
      "date=2026-11-23/hour=16/part-two-000002.jsonl.gz",
    ]);
  });

  test("a repeat of a symbol's last quote is counted and not written; anything else of the same instant is", async () => {
    const writer = open();
    const first = makeQuote("A", 1);
    const again = { ...first, receivedAt: new Date(first.receivedAt.getTime() + 15_000) };
    const quotes = [first, again, { ...again, bid: 0.9 }, { ...first, source: "other" }, makeQuote("B", 1)];
    const added = writer.add(quotes);
    await writer.flush();
    await added;
    expect(writer.counts).toMatchObject({ stored: 4, duplicate: 1 });
    expect(await readLake(lake, "raw")).toHaveLength(4);
  });

  test("a lake that cannot be written is told to those who wait, and counts as nothing", async () => {
    const file = path.join(lake, "a-file");
    await writeFile(file, "where a folder is due");
    const writer = new LakeWriter({ store: new FolderStore(file), writer: "w", flushMs: 60_000 });
    const added = writer.add([makeQuote("A", 1)]);
    added.catch(() => {});
    await expect(writer.flush()).rejects.toThrow("ENOTDIR");
    await expect(added).rejects.toThrow("ENOTDIR");
    expect(writer.counts.stored).toBe(0);
  });
});

describe("the check of a quote", () => {
  test.each([
    ["no price", { price: undefined }, "record.invalid"],
    ["a price of zero", { price: 0 }, "record.invalid"],
    ["a price that is no number", { price: Number.NaN }, "record.invalid"],
    ["a bid below zero", { bid: -1 }, "record.invalid"],
    ["a currency that no table can hold", { currency: "U\0D" }, "record.invalid"],
    ["a time before any that a table can hold", { at: new Date("0000-01-01T00:00:00Z") }, "record.invalid"],
    ["a time that is none", { at: new Date("x") }, "record.invalid"],
    ["a symbol with a space", { symbol: "A B" }, "record.invalid"],
    ["a time to come", { at: new Date("2026-11-23T15:10:00Z") }, "record.time"],
  ])("%s is no quote", (_, change, code) => {
    expect(checkQuote({ ...makeQuote("A", 1), ...change }, "made")).toMatchObject({
      fault: { code, origin: "made" },
    });
  });

  test("what is stated is kept, and a clock a little ahead is borne", () => {
    const quote = makeQuote("BTC/USD", 1, 0, { at: new Date("2026-11-23T15:04:00Z"), bid: 0.9, volume: 0 });
    expect(checkQuote(quote, "made")).toEqual({ quote });
  });
});
