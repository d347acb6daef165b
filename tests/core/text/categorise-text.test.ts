import fc from "fast-check";
import { expect, test } from "vitest";
import { readCatalogue } from "../../../core/catalogue.ts";
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

test("what names others is told to the scorer in the order of the text, as far as it can see", () => {
  const assets = ["AAPL", "MSFT", "NVDA"].map((symbol) => ({
    ...apple,
    symbol,
    name: symbol,
    aliases: [] as string[],
  }));
  const index = buildLinkIndex(assets.map((asset) => ({ ...asset, formerSymbols: [] })));
  const seen: (Target | undefined)[] = [];
  const recorder: SentimentScorer = { score: (_text, { target }) => void seen.push(target) };
  const text = `$AAPL then $MSFT then $AAPL then $NVDA${" and so on".repeat(400)} $NVDA`;
  categoriseText({ ...record, text }, { links: index, sentiment: recorder });
  const others = seen.map((target) => target?.others.map(({ start, end }) => text.slice(start, end)));
  expect(others).toEqual([
    ["$MSFT", "$NVDA"],
    ["$AAPL", "$AAPL", "$NVDA"],
    ["$AAPL", "$MSFT", "$AAPL"],
  ]);
});

test("a text of thousands of names, and one whose source states thousands, take no square of them", () => {
  const symbols = Array.from(
    { length: 4_000 },
    (_, at) =>
      `Q${at
        .toString(26)
        .replace(/\d/g, (digit) => "QRSTUVWXYZ"[Number(digit)]!)
        .toUpperCase()}Q`,
  );
  const index = buildLinkIndex(
    symbols.map((symbol) => ({ ...apple, symbol, name: symbol, formerSymbols: [], aliases: [] })),
  );
  let others = 0;
  let calls = 0;
  const counter: SentimentScorer = {
    score(_text, { target }) {
      others += target?.others.length ?? 0;
      calls += 1;
      return undefined;
    },
  };
  const deps = { links: index, sentiment: counter };
  const text = symbols.map((symbol) => `$${symbol}`).join(" ");
  const named = categoriseText({ ...record, text }, deps).links.length;
  expect(named).toBeGreaterThan(3_600);
  expect(others).toBeLessThan(named * 1_000);
  calls = 0;
  expect(categoriseText({ ...record, tickers: symbols }, deps).links.length).toBe(named);
  expect(calls).toBe(1);
});

test("an excerpt counts code points and folds blanks", () => {
  expect(excerptOf({ title: " A  title", text: "and\n\ttext " })).toBe("A title — and text");
  expect([...excerptOf({ text: "🚀".repeat(400) })]).toHaveLength(280);
  expect(excerptOf({ text: `${"🚀".repeat(279)}x y` })).toBe(`${"🚀".repeat(279)}x`);
  expect(excerptOf({ text: "half \ud83d" })).toBe("half \ufffd");
});

test("an excerpt of any text is its first 280 characters with single spaces for blanks, half characters made whole", () => {
  const unit = fc.constantFrom("a", "é", " ", "\n", "\u00a0", "\u3000", "😀", "\ud83d", "\ude00", "中");
  const piece = fc.oneof({ weight: 200, arbitrary: fc.constantFrom("ab", "c d", "😀") }, unit);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 300, size: "max" }), (pieces) => {
      const text = pieces.join("");
      const whole = text
        .replaceAll(/\s+/g, " ")
        .trim()
        .replaceAll(/\p{Surrogate}/gu, "\ufffd");
      expect(excerptOf({ text })).toBe([...whole].slice(0, 280).join(""));
    }),
    { numRuns: 500 },
  );
});

test("a symbol stands for whoever bore it on the day of the post", async () => {
  const deps = { links: buildLinkIndex(await readCatalogue()), sentiment };
  const on = (publishedAt: string, text: string) =>
    categoriseText({ ...record, publishedAt, text }, deps).links.map(({ asset }) => asset);
  expect(on("2022-10-27T23:00:00Z", "$TWTR jumps")).toEqual(["TWTR"]);
  expect(on("2022-10-28T00:00:00Z", "$TWTR jumps")).toEqual([]);
  expect(on("2019-05-09T12:00:00Z", "$UBER prices its offering")).toEqual([]);
  expect(on("2019-05-10T12:00:00Z", "$UBER opens below its price")).toEqual(["UBER"]);
});
