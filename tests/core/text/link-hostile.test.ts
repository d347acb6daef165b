import fc from "fast-check";
import { expect, test } from "vitest";
import { readCatalogue } from "../../../core/catalogue.ts";
import { findLinks } from "../../../core/text/link/find-links.ts";
import { buildLinkIndex } from "../../../core/text/link/link-index.ts";

const assets = await readCatalogue();
const index = buildLinkIndex(assets);
const nameWords = [...new Set(assets.flatMap(({ symbol, name }) => [symbol, ...name.split(" ")]))];

const word = fc.oneof(
  fc.constantFrom(
    ..."$AAPL Apple apple's S&P S&amp;P 500 ALL all T t U.S. NYSE: stock EUR/USD eur / usd 🚀 \ud83d J.P. Morgan \u202e & á".split(
      " ",
    ),
    ..."&lt; &#39; http://x.y/AAPL www.x.com/T t.co/AAPL @MSFT #tesla #BankOfAmerica ES_F $ES_F $$ $A$AP BRK.B BTC-USD".split(
      " ",
    ),
    ..."Telefónica Santander el los sube cae oro gold crude ... … ( ) : - \n fb goog aapl ba… A\u0336MD שלום ＡＡＰＬ".split(
      " ",
    ),
    ...nameWords.slice(0, 400),
  ),
  fc.constantFrom(...nameWords).map((first) => first.toUpperCase()),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const days = fc.constantFrom("2015-06-01", "2022-10-27", "2026-01-15");
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(fc.tuple(word, fc.constantFrom(" ", " ", " ", ", ", "", "/", "-", ".", "'", "_")), {
      maxLength: 40,
    })
    .map((words) => words.flat().join("")),
);

test("whatever the text, nothing throws, spans are whole, apart and valid, and the answer repeats", () => {
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom([], ["AAPL"], ["$none", ""]),
      fc.option(days),
      (text, tickers, day) => {
        const options = { tickers, day: day ?? undefined };
        const links = findLinks(text, index, options);
        const spans = links.flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start);
        for (const [at, { start, end }] of spans.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
          expect(isBorder(text, start) && isBorder(text, end)).toBe(true);
        }
        for (const { start, end, surface, relevance } of links) {
          expect(text.slice(start, end)).toBe(surface);
          expect(relevance).toBeGreaterThan(0);
          expect(relevance).toBeLessThanOrEqual(1);
        }
        expect(new Set(links.map(({ asset }) => asset)).size).toBe(links.length);
        expect(findLinks(text, index, options)).toEqual(links);
      },
    ),
    { numRuns: 1_000 },
  );
});

test.each([
  ["one long word", "a".repeat(100_000)],
  ["cashtags", "$AAPL ".repeat(10_000)],
  ["different cashtags", Array.from({ length: 10_000 }, (_, at) => `$${letters(at)}`).join(" ")],
  ["the beginning of a name", "Bank of ".repeat(20_000)],
  ["blanks", `Apple${" ".repeat(100_000)}Target`],
  ["stops", "Target. ".repeat(20_000)],
  ["marks", `A${"\u0336".repeat(100_000)}`],
  ["marked words", "á\u0336b\u0336 ".repeat(20_000)],
  ["dots", "a.".repeat(50_000)],
  ["hosts", "a.b.co/".repeat(20_000)],
  ["at signs", "@".repeat(100_000)],
  ["entities", "&amp;".repeat(20_000)],
  ["right to left", "\u202eAAPL ".repeat(20_000)],
])("%s are read in a time that grows with the text", (_name, text) => {
  const began = performance.now();
  findLinks(text, index);
  // A hundred times what it takes; a square of the length would take minutes.
  expect(performance.now() - began).toBeLessThan(5_000);
});

function isBorder(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return !(before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000);
}

function letters(number: number): string {
  return number
    .toString(26)
    .replace(/[0-9]/g, (digit) => "qrstuvwxyz"[Number(digit)]!)
    .toUpperCase();
}
