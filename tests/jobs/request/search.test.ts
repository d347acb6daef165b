import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import type { Http } from "../../../jobs/fetch/http.ts";
import { findInCatalogue, joinCandidates } from "../../../jobs/request/find-candidates.ts";
import { alphaVantageSearch } from "../../../jobs/request/search/alpha-vantage.ts";
import { toHistory } from "../../../jobs/request/to-history.ts";
import { requestCatalogue } from "../../support/request-stand.ts";
import { hasShared, sharedFolder } from "../../support/shared-data.ts";

const symbolsOf = (query: string) => {
  const { chosen, candidates } = findInCatalogue(query, requestCatalogue);
  return { chosen: chosen?.symbol, candidates: candidates.map(({ symbol }) => symbol) };
};

describe("the catalogue alone", () => {
  test.each([
    ["HELD", "HELD"],
    ["held", "HELD"],
    ["OLDN", "NEWS"],
    ["Held Works", "HELD"],
    ["held works, inc.", "HELD"],
    ["The Newcomer", "NEWS"],
  ])("%s means %s", (query, symbol) => {
    expect(symbolsOf(query).chosen).toBe(symbol);
  });

  test("a shared name, a part of a name and an unknown one are left open", () => {
    expect(symbolsOf("twin")).toEqual({ chosen: undefined, candidates: ["TWNA", "TWNB"] });
    expect(symbolsOf("comer")).toEqual({ chosen: undefined, candidates: ["NEWS"] });
    expect(symbolsOf("zzz")).toEqual({ chosen: undefined, candidates: [] });
  });
});

describe("with what sources have found", () => {
  const found = {
    name: "Far Away AG",
    class: "stock" as const,
    exchange: "GER",
    currency: null,
    source: "yahoo",
  };
  const join = (query: string, symbols: string[], isWhole = true) =>
    joinCandidates(query, requestCatalogue, {
      known: [],
      found: symbols.map((symbol) => ({ ...found, symbol })),
      isWhole,
    });

  test("the very symbol is meant, and so is the only one, unless a search failed", () => {
    expect(join("far.de", ["FAR.F", "FAR.DE"]).chosen?.symbol).toBe("FAR.DE");
    expect(join("far away", ["FAR.DE"]).chosen?.symbol).toBe("FAR.DE");
    expect(join("far away", ["FAR.DE"], false)).toMatchObject({ chosen: undefined, candidates: [{}] });
    expect(join("far away", ["FAR.DE", "FAR.F"]).chosen).toBeUndefined();
  });

  test("what the catalogue has is the catalogue's, and a symbol that is none is passed over", () => {
    expect(join("x", ["TWNA", "A B", "\u0007"]).candidates).toMatchObject([
      { symbol: "TWNA", source: "catalogue" },
    ]);
  });
});

test("what a source calls by the symbol of another asset of ours is not offered, nor brought in its place", () => {
  const [held, ...others] = requestCatalogue;
  const catalogue = [{ ...held!, yahooSymbol: "HELD-USD" }, ...others];
  const fund = { class: "stock" as const, exchange: "PCX", currency: null, source: "yahoo" };
  const join = (symbol: string) =>
    joinCandidates("the fund", catalogue, {
      known: [],
      found: [{ ...fund, symbol, name: "The Fund\0" }],
      isWhole: true,
    });
  expect(join("HELD")).toEqual({ chosen: undefined, candidates: [] });
  expect(join("HELD-USD").chosen).toMatchObject({ symbol: "HELD", name: held!.name });
  expect(join("FUND").chosen).toMatchObject({ symbol: "FUND", name: "The Fund " });
});

const recorded = "data/fixtures/alpha_vantage/SYMBOL_SEARCH_BA.json";
const isHere = hasShared(recorded);
test.skipIf(!isHere)(
  `the recorded search of Alpha Vantage is understood${isHere ? "" : " (skipped: no shared data)"}`,
  async () => {
    const text = readFileSync(path.join(sharedFolder, recorded), "utf8");
    const http: Http = {
      usdLeft: () => Infinity,
      take: async () => {},
      messages() {
        throw new Error("a search opened a socket");
      },
      get: async () => ({ status: 200, text, headers: new Headers(), validators: {}, contentType: "" }),
    };
    const tools = { http, clock: { now: () => new Date() } };
    const config = readConfig({ ALPHA_VANTAGE_API_KEY: "test" });
    const found = await alphaVantageSearch.search("BA", { ...tools, config });
    expect(found[0]).toEqual({
      symbol: "BA",
      name: "The Boeing Company",
      class: "stock",
      exchange: "United States",
      currency: "USD",
      source: "alpha-vantage",
    });
    expect(found.map(({ symbol }) => symbol)).toContain("BABA");
    expect(await alphaVantageSearch.search("BA", { ...tools, config: readConfig({}) })).toEqual([]);
  },
);

test("a split-adjusted history is brought back to what was traded, its adjusted close kept", () => {
  const bar = (date: string, close: number, split?: number) => ({
    id: `yahoo:bar:S:${date}`,
    source: "yahoo",
    kind: "bar" as const,
    symbol: "S",
    class: "stock" as const,
    date,
    close,
    split,
    volume: 40,
    closeBasis: "split_adjusted" as const,
    collectedAt: "2021-08-01T00:00:00.000Z",
  });
  const history = toHistory([bar("2021-07-20", 190, 4), bar("2021-07-19", 187.5)], {
    symbol: "S",
    class: "stock",
    priority: [],
  });
  expect(history).toMatchObject([
    { date: "2021-07-19", close: 750, adjClose: 187.5, volume: 10 },
    { date: "2021-07-20", close: 190, adjClose: 190, volume: 40, split: 4 },
  ]);
});
