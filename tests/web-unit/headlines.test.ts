import { expect, test } from "vitest";
import { toHeadlines } from "../../web/src/features/overview/to-headlines.ts";

const article = (recordId: string, publishedAt: string, sentiment: number | null) => ({
  node: {
    recordId,
    kind: "NEWS" as const,
    source: "files",
    channel: "wire",
    publishedAt,
    lang: "en",
    excerpt: "A sentence of our own.",
    excerptWithheld: null,
    url: null,
    sentiment,
  },
});

test("headlines are newest first, and one that names two assets stands once with a sign for each", () => {
  const headlines = toHeadlines([
    {
      symbol: "AAPL",
      news: {
        edges: [article("a", "2019-12-30T10:00:00Z", 0.5), article("b", "2019-12-31T10:00:00Z", null)],
      },
    },
    { symbol: "MSFT", news: { edges: [article("a", "2019-12-30T10:00:00Z", -0.2)] } },
  ]);
  expect(headlines.map((one) => one.recordId)).toEqual(["b", "a"]);
  expect(headlines[1]!.assets).toEqual([
    { symbol: "AAPL", sentiment: 0.5 },
    { symbol: "MSFT", sentiment: -0.2 },
  ]);
});
