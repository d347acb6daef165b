import { describe, expect, test } from "vitest";
import { readCatalogue } from "../../../core/catalogue.ts";
import { findLinks } from "../../../core/text/link/find-links.ts";
import { buildLinkIndex } from "../../../core/text/link/link-index.ts";

const index = buildLinkIndex(await readCatalogue());
const assets = (text: string) => findLinks(text, index).map((link) => link.asset);
const surfaces = (text: string) => findLinks(text, index).map((link) => link.surface);

describe("an asset is found however it is written", () => {
  test.each([
    ["watching aapl and tsla today", ["AAPL", "TSLA"]],
    ["nio to the moon", ["NIO"]],
    ["amd and intel are cheap", ["AMD", "INTC"]],
    ["#BankOfAmerica #tesla #aapl #MSFT", ["BAC", "TSLA", "AAPL", "MSFT"]],
    ["Tesla's Model 3 and Ford’s F-150", ["TSLA", "F"]],
    ["McDonald's, Kroger and Lowes report", ["MCD", "KR", "LOW"]],
    ["AT&T, P&amp;G and Johnson and Johnson", ["T", "PG", "JNJ"]],
    ["general motors and bank of america", ["GM", "BAC"]],
    ["JPMORGAN CHASE CUTS JOBS", ["JPM"]],
    ["Big Blue announced layoffs", ["IBM"]],
    ["BTC-USD, BTCUSDT and eth/usd", ["BTC", "ETH"]],
    ["EUR / USD at 1.08, GBP-USD too", ["EURUSD", "GBPUSD"]],
    ["ES_F is flat, $CL_F is not", ["^GSPC", "CL=F"]],
    ["Nasdaq and Dow close lower", ["^IXIC", "^DJI"]],
    ["Gold futures slip as crude falls", ["GC=F", "CL=F"]],
    ["el petróleo cae y el Ibex sube", ["CL=F", "^IBEX"]],
    ["las acciones de Santander y BBVA suben", ["SAN.MC", "BBVA.MC"]],
    ["Infosys and TCS gain", ["INFY.NS", "TCS.NS"]],
    ["sold AAPL@150 and 20 MSFT @ 310.5", ["AAPL", "MSFT"]],
    ["🚀AAPL🚀 and A\u0336M\u0336D\u0336", ["AAPL", "AMD"]],
  ])("%s", (text, expected) => {
    expect(assets(text)).toEqual(expected);
  });
});

describe("a word is a word where nothing says otherwise", () => {
  test.each([
    "can you all go on now",
    "mind the gap",
    "a gap year in Asia",
    "Shell script for a backup",
    "Meta analysis of trials",
    "Amazon rainforest burns",
    "Target price raised to 50",
    "delta variant",
    "snap out of it",
    "best buy of the year",
    "she won a gold medal",
    "olive oil and oil paint",
    "gana el Madrid, cae el Barça",
    "U.S. stocks",
    "the cat sat",
    "FED HOLDS RATES AS EXPECTED",
    "mail ir@apple.com or see finance.example.com/AAPL?x=MSFT",
    "www.example.com/TSLA",
    "&lt;p&gt;it&#39;s&lt;/p&gt;",
  ])("%s", (text) => {
    expect(assets(text)).toEqual([]);
  });
});

test("what stands beside a ticker in a row is one too", () => {
  expect(assets("TGT HD LOW WMT")).toEqual(["TGT", "HD", "LOW", "WMT"]);
  expect(assets("the tide is LOW today")).toEqual([]);
});

test("the longest name holds: no link lies over another", () => {
  expect(surfaces("Apple Inc. and Delta Air Lines")).toEqual(["Apple Inc", "Delta Air Lines"]);
});

test("a name of two markets is read in the one of which the text speaks", () => {
  const rows = ["RELIANCE.NS", "RS"].map((symbol) => ({
    symbol,
    name: "Reliance",
    class: "stock" as const,
    sector: symbol === "RS" ? "Materials" : undefined,
    formerSymbols: [],
    aliases: [],
  }));
  const both = buildLinkIndex(rows);
  const read = (text: string) => findLinks(text, both).map((link) => link.asset);
  expect(read("Reliance profit up at Rs 100 crore, Sensex gains")).toEqual(["RELIANCE.NS"]);
});

test("a company whose name is another's symbol does not take it", () => {
  const two = buildLinkIndex([
    { symbol: "FBLA", name: "FB Bancorp, Inc.", class: "stock", formerSymbols: [], aliases: [] },
    {
      symbol: "META",
      name: "Meta Platforms, Inc.",
      class: "stock",
      formerSymbols: [{ symbol: "FB" }],
      aliases: [],
    },
  ]);
  expect(findLinks("FB rises", two).map((link) => link.asset)).toEqual(["META"]);
});
