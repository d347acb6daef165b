import { describe, expect, test } from "vitest";
import { type Asset, catalogueRowSchema, toAsset } from "../../../core/domain/assets.ts";
import { findLinks } from "../../../core/text/link/find-links.ts";
import { buildLinkIndex } from "../../../core/text/link/link-index.ts";

/** An asset as a row of a catalogue states it. */
const asset = (row: Record<string, string>): Asset => toAsset(catalogueRowSchema.parse(row))!;
const linker = (...rows: Record<string, string>[]) => {
  const index = buildLinkIndex(rows.map(asset));
  return (text: string, options?: { tickers?: string[]; day?: string }) =>
    findLinks(text, index, options).map((link) => link.asset);
};

describe("listings of one company", () => {
  const madrid = {
    symbol: "QXBK.MC",
    name: "Banco Quixote",
    sector: "Financials",
    industry: "Banks",
    listings: "QXBK:USD;QXBKF:USD;QXB.F:EUR;QX:EUR",
  };
  const newYork = { symbol: "QXBK", name: "BANCO QUIXOTE, S.A.", exchange: "NYSE", cik: "77" };
  const overTheCounter = { ...newYork, symbol: "QXBKF", exchange: "OTC" };
  const namesake = { symbol: "QX", name: "Quasar Xylophones Inc.", exchange: "NYSE", cik: "78" };
  const link = linker(madrid, overTheCounter, newYork, namesake);

  test("collapse to the one that the SEC knows, by whatever symbol or name they are written", () => {
    for (const text of [
      "$QXBK",
      "QXBK.MC rises",
      "$QXBKF",
      "Banco Quixote shares rise",
      "sube el Banco Quixote en bolsa",
    ])
      expect(link(text), text).toEqual(["QXBK"]);
    expect(link("nothing", { tickers: ["QXBK.MC", "QXBKF"] })).toEqual(["QXBK"]);
  });

  test("collapse to the home listing where the other is traded over the counter alone", () => {
    expect(linker(madrid, overTheCounter)("$QXBKF falls")).toEqual(["QXBK.MC"]);
  });

  test("do not take in another company that bears a listed symbol today", () => {
    expect(link("$QX rises")).toEqual(["QX"]);
    const other = { ...newYork, symbol: "QXB", name: "Banco Quixote", cik: "79" };
    const claimed = { ...newYork, listings: "QXB:USD" };
    expect(linker(claimed, other)("$QXB")).toEqual(["QXB"]);
  });

  test("a list that leads round in a circle, or to what the catalogue lacks, collapses all the same", () => {
    const one = { ...newYork, symbol: "QXA", cik: "", listings: "QXC:USD;GONE:USD" };
    const two = { ...newYork, symbol: "QXC", cik: "", listings: "QXA:USD" };
    expect(linker(one, two)("$QXC and $QXA")).toEqual(["QXA"]);
  });
});

describe("a symbol on the day of the post", () => {
  const renamed = { symbol: "QQNW", name: "Quoll Networks", former_symbols: "QQOL:2022-06-09" };
  const heir = { symbol: "QQOL", name: "Zebra Metals", listed_from: "2023-01-02" };
  const gone = { symbol: "QQTW", name: "Tweedle Social", delisted_on: "2022-10-27" };
  const link = linker(renamed, heir, gone);

  test.each([
    ["2022-06-08", ["QQNW"]],
    ["2022-06-09", []],
    ["2023-01-01", []],
    ["2023-01-02", ["QQOL"]],
    [undefined, ["QQOL"]],
  ])("a symbol that was taken over stands on %s for %j", (day, expected) => {
    expect(link("$QQOL rises", { day })).toEqual(expected);
    expect(link("QQOL shares rise", { day })).toEqual(expected);
    expect(link("nothing", { day, tickers: ["qqol"] })).toEqual(expected);
  });

  test.each([
    ["2022-10-27", ["QQTW"]],
    ["2022-10-28", []],
    [undefined, ["QQTW"]],
  ])("a delisted one stands on %s for %j", (day, expected) => {
    expect(link("$QQTW and QQTW shares", { day })).toEqual(expected);
  });

  test("names stay when symbols change hands", () => {
    expect(link("Quoll Networks shares", { day: "2020-01-01" })).toEqual(["QQNW"]);
    expect(link("Zebra Metals shares", { day: "2020-01-01" })).toEqual(["QQOL"]);
  });

  test("a former symbol that nobody took over goes on naming who gave it up", () => {
    const alone = linker(renamed);
    for (const day of ["2020-01-01", "2026-01-01", undefined])
      expect(alone("$QQOL", { day }), day).toEqual(["QQNW"]);
  });

  test("of two that gave it up one after the other, it is who gave it up next", () => {
    const first = { symbol: "QQAA", name: "Aardvark Works", former_symbols: "QQZZ:2010-01-01" };
    const second = { symbol: "QQBB", name: "Badger Works", former_symbols: "QQZZ:2020-01-01" };
    const both = linker(second, first);
    expect(both("$QQZZ", { day: "2009-12-31" })).toEqual(["QQAA"]);
    expect(both("$QQZZ", { day: "2015-01-01" })).toEqual(["QQBB"]);
    expect(both("$QQZZ", { day: "2026-01-01" })).toEqual(["QQBB"]);
  });
});

test("a short name in a script without capitals links where it stands as a word", () => {
  const link = linker(
    { symbol: "QQTX", name: "腾讯" },
    { symbol: "QQSS", name: "삼성" },
    { symbol: "QQAB", name: "abc" },
  );
  expect(link("【腾讯】股价上涨")).toEqual(["QQTX"]);
  expect(link("오늘 삼성 주가 상승")).toEqual(["QQSS"]);
  expect(link("#腾讯")).toEqual(["QQTX"]);
  // Within a longer word, and in small letters of a script that has capitals, it is none.
  expect(link("大腾讯网")).toEqual([]);
  expect(link("as easy as abc")).toEqual([]);
});
