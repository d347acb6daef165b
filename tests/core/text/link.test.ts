import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../../../core/catalogue.ts";
import { findLinks } from "../../../core/text/link/find-links.ts";
import { buildLinkIndex } from "../../../core/text/link/link-index.ts";
import { hasShared, readSharedJsonLines } from "../../support/shared-data.ts";

const index = buildLinkIndex(await readCatalogue());
const assets = (text: string, tickers?: string[]) =>
  findLinks(text, index, { tickers }).map((link) => link.asset);

describe("what is written plainly links", () => {
  test.each([
    ["$AAPL is up", ["AAPL"]],
    ["buy $aapl and $BRK.B now", ["AAPL", "BRK-B"]],
    ["MSFT beats, NVDA next", ["MSFT", "NVDA"]],
    ["Microsoft and Netflix report on Tuesday", ["MSFT", "NFLX"]],
    ["Amazon.com's profit rose", ["AMZN"]],
    ["JPMorgan Chase & Co. raised its dividend", ["JPM"]],
    ["Goldman Sachs upgrades the sector", ["GS"]],
    ["#Netflix and #NVDA", ["NFLX", "NVDA"]],
    ["las acciones de Telefónica suben", ["TEF.MC"]],
    ["Telefonica y Iberdrola bajan en bolsa", ["TEF.MC", "IBE.MC"]],
    ["bitcoin falls below support", ["BTC"]],
    ["EUR/USD and GBPUSD are calm, so is eurusd", ["EURUSD", "GBPUSD"]],
    ["the S&P 500 and the IBEX 35 closed higher", ["^GSPC", "^IBEX"]],
    ["AT&T sells a stake", ["T"]],
    ["$SPX and $ES_F hold above the average", ["^GSPC"]],
  ])("%s", (text, expected) => {
    expect(assets(text)).toEqual(expected);
  });
});

describe("what only looks like an asset does not link", () => {
  test.each([
    "it is all on now, so be it",
    "IT IS ALL ON NOW",
    "the apple pie was good",
    "Apple pie recipe of my aunt",
    "a visa for the journey",
    "see https://example.invalid/AAPL/MSFT and ask @NFLX",
    "US$100 and 5 CAD",
    "pineapple microsofties",
    "the meeting is at 3 PM",
    "",
  ])("%s", (text) => {
    expect(assets(text)).toEqual([]);
  });
});

describe("context decides what is ambiguous", () => {
  test("a name that is a word links beside finance words", () => {
    expect(assets("Apple shares rise after earnings")).toEqual(["AAPL"]);
    expect(assets("Target raises its dividend")).toEqual(["TGT"]);
  });

  test("a ticker that is a word links after its exchange or a dollar sign", () => {
    expect(assets("Allstate (NYSE: ALL) falls")).toEqual(["ALL"]);
    expect(assets("$ALL falls")).toEqual(["ALL"]);
  });
});

test("symbols of one company, and its former ones, are one asset", () => {
  expect(assets("$GOOG and $GOOGL")).toHaveLength(1);
  expect(assets("$FB was renamed")).toEqual(["META"]);
});

test("what the source states links too, with an empty span; what the catalogue lacks does not", () => {
  const links = findLinks("no name here", index, { tickers: ["aapl", "NOSUCH"] });
  expect(links).toEqual([{ asset: "AAPL", relevance: 0.9, start: 0, end: 0, surface: "", mentions: [] }]);
});

test("relevance grows with mentions and with what speaks for the asset", () => {
  const relevance = (text: string) => findLinks(text, index)[0]!.relevance;
  expect(relevance("NVDA NVDA")).toBeGreaterThan(relevance("NVDA"));
  expect(relevance("F, TSLA and GM")).toBeGreaterThan(relevance("F is what I got in maths, and TSLA is not"));
});

test("a span counts UTF-16 code units and cuts out the surface", () => {
  const text = "🚀🚀 Nvidia’s chips";
  expect(findLinks(text, index)[0]).toMatchObject({ asset: "NVDA", start: 5, end: 11, surface: "Nvidia" });
});

test("whatever the text, spans are valid, relevance is in [0, 1], each asset links once, answers repeat", () => {
  const word = fc.constantFrom(
    "$AAPL",
    "Apple",
    "S&P",
    "500",
    "ALL",
    "U.S.",
    "NYSE:",
    "stock",
    "EUR/USD",
    "🚀",
    "\ud83d",
    "J.P.",
    "Morgan",
    "\u202e",
    "&",
    "á",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(word, { maxLength: 40 }).map((words) => words.join(" ")),
  );
  fc.assert(
    fc.property(text, (text) => {
      const links = findLinks(text, index);
      expect(new Set(links.map((link) => link.asset)).size).toBe(links.length);
      for (const { start, end, surface, relevance } of links) {
        expect(surface.length).toBeGreaterThan(0);
        expect(text.slice(start, end)).toBe(surface);
        expect(relevance).toBeGreaterThan(0);
        expect(relevance).toBeLessThanOrEqual(1);
      }
      expect(findLinks(text, index)).toEqual(links);
    }),
    { numRuns: 100 },
  );
});

test("long words, floods of cashtags and repeated beginnings of names are read through", () => {
  expect(assets("a".repeat(100_000))).toEqual([]);
  expect(assets("$AAPL ".repeat(10_000))).toEqual(["AAPL"]);
  expect(assets("Bank of ".repeat(20_000))).toEqual([]);
});

// With the shipped catalogue; gold is only what its author tagged, single letters of noise included.
test.skipIf(!hasShared("data"))(
  "on tweets without their dollar signs, precision and recall keep their floors (needs ../shared)",
  () => {
    let [hits, made, asked] = [0, 0, 0];
    for (const row of readSharedJsonLines("data/linking/stocknet_decashtagged.jsonl.gz", 8_000)) {
      const { text, gold } = row as { text: string; gold: string[] };
      const wanted = new Set(gold.flatMap((symbol) => index.bySymbol.get(symbol) ?? []));
      const found = assets(text);
      hits += found.filter((asset) => wanted.has(asset)).length;
      made += found.length;
      asked += wanted.size;
    }
    expect(hits / made).toBeGreaterThan(0.87);
    expect(hits / asked).toBeGreaterThan(0.93);
  },
);
