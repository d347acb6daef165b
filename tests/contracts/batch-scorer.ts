import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BatchScorer, SentimentQuestion } from "../../core/text/sentiment/batch-scorer.ts";
import { findTarget } from "../../core/text/sentiment/find-target.ts";

export interface OpenedScorer {
  scorer: BatchScorer;
  close?: () => Promise<void>;
}

/** What every scorer behind the port must keep. */
export function testBatchScorer(name: string, open: () => Promise<OpenedScorer>): void {
  describe(`the scorer ${name}`, () => {
    let opened: OpenedScorer;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close?.());
    const score = (...questions: SentimentQuestion[]) => opened.scorer.scoreAll(questions);
    const toward = (text: string, target: string): SentimentQuestion => ({
      text,
      lang: "en",
      target: findTarget(text, target),
    });

    test("of no question it gives no answer", async () => {
      expect(await score()).toEqual([]);
    });

    test("answers come in the order of the questions, one for each", async () => {
      const [up, down, foreign, empty, up2] = await score(
        { text: "Apple soars", lang: "en" },
        { text: "Apple misses", lang: "en" },
        { text: "株価が上昇", lang: "ja" },
        { text: "", lang: "en" },
        { text: "Apple soars", lang: "en" },
      );
      expect(up!.sentiment).toBeGreaterThan(0);
      expect(down!.sentiment).toBeLessThan(0);
      expect([foreign, empty]).toEqual([undefined, undefined]);
      expect(up2).toEqual(up);
    });

    test("one text has a sign for each asset it is asked about", async () => {
      const text = "Apple beats as Microsoft misses";
      const [apple, microsoft] = await score(toward(text, "Apple"), toward(text, "Microsoft"));
      expect(apple!.sentiment).toBeGreaterThan(microsoft!.sentiment);
    });

    test("in a text far longer than it reads, what stands at the target counts", async () => {
      const far = "Microsoft and the shares of it. ".repeat(4_000);
      const of = (said: string): SentimentQuestion => {
        const text = `${far}${said}. ${far}`;
        const span = { start: far.length, end: far.length + "Apple".length };
        return { text, lang: "en", target: { spans: [span], others: [] } };
      };
      const [up, down] = await score(of("Apple soars"), of("Apple misses"));
      expect(up!.sentiment).toBeGreaterThan(down!.sentiment);
    });

    test("probabilities sum to 1, and an answer depends on its question alone", {
      timeout: 60_000,
    }, async () => {
      const word = fc.constantFrom(
        "apple",
        "beats",
        "sinks",
        "holds",
        "$AAPL",
        "🚀",
        "中文",
        "É",
        "not",
        "5%",
      );
      const text = fc.oneof(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
      );
      const question = fc
        .record({ text, lang: fc.constantFrom("en", "es", "und", "ja"), start: fc.nat(), length: fc.nat(30) })
        .map(({ text, lang, start, length }): SentimentQuestion => {
          const from = text.length === 0 ? 0 : start % text.length;
          const span = { start: from, end: Math.min(text.length, from + length) };
          return span.end > from ? { text, lang, target: { spans: [span], others: [] } } : { text, lang };
        });
      await fc.assert(
        fc.asyncProperty(fc.array(question, { maxLength: 6 }), async (questions) => {
          const together = await score(...questions);
          expect(together).toHaveLength(questions.length);
          for (const [at, answer] of together.entries()) {
            expect(await score(questions[at]!)).toEqual([answer]);
            if (!answer) continue;
            const { pNegative, pNeutral, pPositive, sentiment } = answer;
            expect(pNegative + pNeutral + pPositive).toBeCloseTo(1, 10);
            expect(Math.min(pNegative, pNeutral, pPositive)).toBeGreaterThanOrEqual(0);
            expect(sentiment).toBeCloseTo(pPositive - pNegative, 10);
          }
        }),
        { numRuns: 150 },
      );
    });

    test("a hundred thousand signs without a blank, and ten thousand names, are judged in good time", async () => {
      const text = "$AAPL ".repeat(10_000);
      const spans = Array.from({ length: 10_000 }, (_, at) => ({ start: at * 6 + 1, end: at * 6 + 5 }));
      const others = (at: number) => spans.slice(Math.max(0, at - 250), at);
      const named = spans.map((span, at) => ({
        text,
        lang: "en",
        target: { spans: [span], others: others(at) },
      }));
      const started = performance.now();
      const answers = await score({ text: "x".repeat(100_000), lang: "en" }, ...named);
      expect(answers).toHaveLength(10_001);
      expect(performance.now() - started).toBeLessThan(20_000);
    });
  });
}
