import { expect, test } from "vitest";
import type { Asset } from "../../../core/domain/assets.ts";
import { formerSymbol, lastBearers, presentSymbols } from "../../../core/domain/former-symbols.ts";

const asset = (symbol: string, ...former: string[]): Asset => ({
  symbol,
  class: "stock",
  name: symbol,
  formerSymbols: former.map((text) => formerSymbol.parse(text)),
  aliases: [],
});

test("a symbol is read with its date or without, and a wrong date is named", () => {
  expect(formerSymbol.parse("FB:2022-06-09")).toEqual({ symbol: "FB", until: "2022-06-09" });
  expect(formerSymbol.parse("BRK-B")).toEqual({ symbol: "BRK-B", until: undefined });
  expect(formerSymbol.safeParse("FB:2022-13-09").error?.issues[0]?.message).toMatch(/FB:2022-13-09/);
  expect(formerSymbol.safeParse(":2022-01-09").success).toBe(false);
});

test("before its date a former symbol is the present one, from then on somebody else's", () => {
  const present = presentSymbols([asset("META", "FB:2022-06-09"), asset("AAPL")]);
  expect(present("FB", "2022-06-08")).toBe("META");
  expect(present("FB", "2022-06-09")).toBe("FB");
  expect(present("AAPL", "2022-06-08")).toBe("AAPL");
});

test("of two who bore a symbol one after the other, each has its own time", () => {
  const present = presentSymbols([asset("NEXT", "X:2020-01-01"), asset("FIRST", "X:2010-01-01"), asset("X")]);
  expect(["2009-12-31", "2010-01-01", "2020-01-01"].map((date) => present("X", date))).toEqual([
    "FIRST",
    "NEXT",
    "X",
  ]);
});

test("an undated former symbol is the present one, unless an asset of the catalogue bears it", () => {
  expect(presentSymbols([asset("RTX", "UTX")])("UTX", "2024-01-01")).toBe("RTX");
  expect(presentSymbols([asset("RTX", "UTX"), asset("UTX")])("UTX", "2010-01-01")).toBe("UTX");
});

test("a symbol that is nobody's now was last the one's that alone bore it", () => {
  const catalogue = [asset("META", "FB:2022-06-09"), asset("A", "X"), asset("B", "X"), asset("C", "A")];
  expect([...lastBearers(catalogue)]).toEqual([["FB", "META"]]);
});
