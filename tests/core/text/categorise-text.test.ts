import { expect, test } from "vitest";
import type { TextRecord } from "../../../core/domain/record.ts";
import { readSentimentScorer } from "../../../core/sentiment-model.ts";
import { categoriseText, excerptOf } from "../../../core/text/categorise-text.ts";
import { buildLinkIndex } from "../../../core/text/link/link-index.ts";
import type { SentimentScorer, Target } from "../../../core/text/sentiment/sentiment.ts";

const sentiment = await readSentimentScorer();
const apple = { symbol: "AAPL", class: "stock", name: "Apple Inc.", formerSymbols: [], aliases: [] } as const;
const links = buildLinkIndex([{ ...apple, formerSymbols: [], aliases: [] }]);
const record: TextRecord = {
  id: "test:1",
  source: "test",
  kind: "news",
  channel: "tests",
  publishedAt: "2026-01-15T06:30:00Z",
  collectedAt: "2026-01-15T06:30:00Z",
  text: "",
};

test("title and text are one text", () => {
  const both = { ...record, title: "$AAPL reports", text: "A superb quarter for the company" };
  expect(categoriseText(both, { links, sentiment })).toMatchObject({
    lang: "en",
    links: [{ asset: "AAPL", sentiment: { label: "positive" } }],
  });
});

test("a title that the text only repeats counts once", () => {
  const said = { ...record, text: "$AAPL reports" };
  const repeated = { ...said, title: "$AAPL reports" };
  const deps = { links, sentiment };
  expect(categoriseText(repeated, deps)).toEqual(categoriseText(said, deps));
});

test("a text that names no asset is not scored, and one in another language stays unscored", () => {
  const deps = { links, sentiment };
  expect(categoriseText({ ...record, text: "A superb day" }, deps).links).toEqual([]);
  expect(categoriseText({ ...record, text: "$AAPL", lang: "de" }, deps).links).toMatchObject([
    { asset: "AAPL", sentiment: undefined },
  ]);
});

test("every place of every other asset is out of sight, in whatever order the assets are named", () => {
  const ofTwo = buildLinkIndex(
    ["AAPL", "WIN", "MSFT"].map((symbol) => ({
      ...apple,
      symbol,
      name: symbol,
      formerSymbols: [],
      aliases: [],
    })),
  );
  const targets: (Target | undefined)[] = [];
  const text = "$AAPL and $WIN and $AAPL and $MSFT fell";
  const watched: SentimentScorer = {
    score: (scored, options) => {
      targets.push(options.target);
      return sentiment.score(scored, options);
    },
  };
  categoriseText({ ...record, text }, { links: ofTwo, sentiment: watched });
  expect(targets.map((target) => target?.spans.map(({ start }) => start))).toEqual([[0, 19], [10], [29]]);
  for (const target of targets) {
    const starts = target!.others.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts).toEqual(
      expect.arrayContaining(
        [0, 10, 19, 29].filter((at) => !target!.spans.some(({ start }) => start === at)),
      ),
    );
  }
});

test("a post of very many assets takes no more than its share of time", () => {
  // The processor's time, for the machine may be busy; that of a twentieth of them is the measure.
  const symbols = Array.from(
    { length: 8_000 },
    (_, at) =>
      `Q${at
        .toString(26)
        .replace(/\d/g, (digit) => "QRSTUVWXYZ"[+digit]!)
        .toUpperCase()}`,
  );
  const many = buildLinkIndex(
    symbols.map((symbol) => ({ ...apple, symbol, name: "", formerSymbols: [], aliases: [] })),
  );
  const timeOf = (count: number) => {
    const text = symbols
      .slice(0, count)
      .map((symbol) => `$${symbol}`)
      .join(" ");
    const start = process.cpuUsage();
    const found = categoriseText({ ...record, lang: "en", text }, { links: many, sentiment }).links.length;
    return { found, each: process.cpuUsage(start).user / found };
  };
  timeOf(400);
  const bestOf = (count: number) => Math.min(...[0, 0, 0].map(() => timeOf(count).each));
  expect(timeOf(8_000).found).toBeGreaterThan(6_000);
  expect(bestOf(8_000)).toBeLessThan(bestOf(400) * 5);
});

test("an excerpt counts code points and folds blanks", () => {
  expect(excerptOf({ title: " A  title", text: "and\n\ttext " })).toBe("A title — and text");
  expect([...excerptOf({ text: "🚀".repeat(400) })]).toHaveLength(280);
  expect(excerptOf({ text: `${"🚀".repeat(279)}x y` })).toBe(`${"🚀".repeat(279)}x`);
  expect(excerptOf({ text: "half \ud83d" })).toBe("half \ufffd");
});
