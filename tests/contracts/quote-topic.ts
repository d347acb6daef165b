import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import type { QuoteTopic } from "../../core/cloud/ports.ts";
import type { Quote } from "../../core/domain/quote.ts";

export interface QuoteTopicCase {
  /** A new topic whose publisher waits beyond so many quotes; its subscribers are called `one` and `two`. */
  open(unacknowledgedMax?: number): Promise<QuoteTopic>;
  /** Whether what a subscriber threw at comes again; else the topic ends. */
  isGivenAgain: boolean;
}

function quote(symbol: string, price: number): Quote {
  const at = new Date(1_700_000_000_000 + price);
  return { symbol, price, source: "test", at, receivedAt: new Date(at.getTime() + 5) };
}

const patience = { timeout: 40_000, interval: 20 };

/** The one suite that every topic of quotes passes. */
export function quoteTopicContract(name: string, { open, isGivenAgain }: QuoteTopicCase): void {
  describe(`quotes: ${name}`, () => {
    test("every subscriber gets every quote as it was published", async () => {
      const topic = await open();
      const [one, two]: [Quote[], Quote[]] = [[], []];
      await topic.subscribe("one", async (quotes) => void one.push(...quotes));
      await topic.subscribe("two", async (quotes) => void two.push(...quotes));
      const full: Quote = { ...quote("FULL", 3), bid: 2.5, ask: 3.5, volume: 0, currency: "EUR" };
      const published = [quote("A", 1), quote("ÄÖ/€", 2), full];
      for (const each of published) await topic.publish([each]);
      await topic.publish([]);
      await topic.close();
      for (const got of [one, two]) expect([...got].sort((a, b) => a.price - b.price)).toEqual(published);
    });

    test("quotes of a symbol keep their order, in one batch and over many", async () => {
      const topic = await open();
      const prices = new Map<string, number[]>();
      await topic.subscribe("one", async (quotes) => {
        for (const { symbol, price } of quotes) prices.set(symbol, [...(prices.get(symbol) ?? []), price]);
      });
      const symbols = Array.from({ length: 40 }, (_, at) => `S${at}`);
      for (let round = 0; round < 10; round++)
        await topic.publish(
          symbols.flatMap((symbol) => [quote(symbol, round * 2 + 1), quote(symbol, round * 2 + 2)]),
        );
      await topic.close();
      const expected = Array.from({ length: 20 }, (_, at) => at + 1);
      for (const symbol of symbols) expect(prices.get(symbol)).toEqual(expected);
    });

    test("the publisher waits for a subscriber that has too many, and close for all of them", async () => {
      const topic = await open(2);
      const release: (() => void)[] = [];
      let acknowledged = 0;
      await topic.subscribe("one", async () => {
        await new Promise<void>((resolve) => release.push(resolve));
        acknowledged += 1;
      });
      await topic.publish([quote("A", 1)]);
      await topic.publish([quote("B", 2)]);
      let isThrough = false;
      const third = topic.publish([quote("C", 3)]).then(() => {
        isThrough = true;
      });
      await vi.waitFor(() => expect(release).toHaveLength(2), patience);
      await wait(100);
      expect(isThrough).toBe(false);
      release.shift()?.();
      await third;
      const closing = topic.close();
      await vi.waitFor(() => expect(release).toHaveLength(2), patience);
      for (const resume of release) resume();
      await closing;
      expect(acknowledged).toBe(3);
    });

    if (isGivenAgain)
      test("what a subscriber threw at comes again, and the topic goes on", async () => {
        const topic = await open();
        const seen: number[] = [];
        let thrown = 0;
        await topic.subscribe("one", async (quotes) => {
          if (quotes[0]?.price === 1 && thrown++ === 0) throw new Error("not yet");
          seen.push(...quotes.map(({ price }) => price));
        });
        await topic.publish([quote("A", 1)]);
        await topic.publish([quote("B", 2)]);
        await topic.close();
        expect(thrown).toBeGreaterThanOrEqual(2);
        expect(seen).toContain(1);
        expect(seen).toContain(2);
      });
    else
      test("a subscriber that throws ends the topic", async () => {
        const topic = await open();
        await topic.subscribe("one", () => Promise.reject(new Error("gone")));
        await topic.publish([quote("A", 1)]);
        await wait(10);
        await expect(topic.publish([quote("A", 2)])).rejects.toThrow("gone");
        await expect(topic.close()).rejects.toThrow("gone");
      });
  });
}
