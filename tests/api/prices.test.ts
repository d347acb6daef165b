import { afterAll, beforeAll, expect, test } from "vitest";
import { BarEntity } from "../../core/database/entities/bar.entity.ts";
import { DataIncidentEntity } from "../../core/database/entities/data-incident.entity.ts";
import { publishRun } from "../support/published-run.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
const run = "2026-11-22T06";

beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-24T07:00:00Z" });
  const symbols = ["SPLIT", "PAYS", "GAP", "FILE", "ACME", "GONE"];
  await publishRun(api.dataSource, { run, symbols, days: 2 });
  const bar = (symbol: string, date: string, close: number, more: object = {}) => ({
    ...{ symbol, date, runId: run, close, source: "synthetic" },
    ...more,
  });
  await api.dataSource.query("DELETE FROM bar WHERE symbol <> 'ACME'");
  await api.dataSource.manager.insert(BarEntity, [
    bar("SPLIT", "2026-11-19", 400, { adjClose: 100 }),
    bar("SPLIT", "2026-11-20", 101, { adjClose: 101, split: 4 }),
    bar("PAYS", "2026-11-19", 100, { adjClose: 98 }),
    bar("PAYS", "2026-11-20", 99, { adjClose: 99, dividend: 2 }),
    bar("GAP", "2026-11-02", 50),
    bar("GAP", "2026-11-20", 99),
    bar("FILE", "2026-11-19", 400, { adjClose: 50 }),
    bar("FILE", "2026-11-20", 101, { adjClose: 50.5 }),
  ]);
  await api.dataSource.manager.insert(
    DataIncidentEntity,
    ["2026-11-18", "2026-11-19", "2026-11-20"].flatMap((date) =>
      ["ACME", "PAYS"].map((symbol) => ({
        ...{ symbol, date, field: "close", source: "yahoo", otherSource: "ecb" },
        ...{ value: 100, otherValue: 102, runId: run },
      })),
    ),
  );
});
afterAll(() => api[Symbol.asyncDispose]());

async function ask(query: string) {
  const { data, errors } = await api.ask({ query });
  expect(errors).toBeUndefined();
  return data;
}

test.each([
  ["SPLIT", { close: 101, change: 1, changePercent: 1, changeSince: "2026-11-19" }],
  ["PAYS", { close: 99, change: -1, changePercent: -1, changeSince: "2026-11-19" }],
  ["GAP", { close: 99, change: null, changePercent: null, changeSince: null }],
  ["FILE", { close: 101, change: 1, changePercent: 1, changeSince: "2026-11-19" }],
])(
  "the last close of %s changes by what its holder's share changed, and by nothing over a gap",
  async (symbol, expected) => {
    const { asset } = await ask(
      `{ asset(symbol: "${symbol}") { lastClose { close change changePercent changeSince } } }`,
    );
    expect(asset.lastClose).toEqual(expected);
  },
);

test("a bar says what was paid and split on its day, and a gap has no bar", async () => {
  const { split, gap } = await ask(
    `{ split: asset(symbol: "SPLIT") { prices { edges { node { date close adjClose dividend split } } } }
       gap: asset(symbol: "GAP") { prices { edges { node { date } } } } }`,
  );
  expect(split.prices.edges.map(({ node }: { node: object }) => node)).toEqual([
    { date: "2026-11-19", close: 400, adjClose: 100, dividend: null, split: null },
    { date: "2026-11-20", close: 101, adjClose: 101, dividend: null, split: 4 },
  ]);
  expect(gap.prices.edges).toHaveLength(2);
});

test("incidents name both sources, newest first, page by page, of all assets or one", async () => {
  const fields = "edges { node { symbol date field source value otherSource otherValue runId } }";
  const { all } = await ask(
    `{ all: dataIncidents(first: 2) { ${fields} pageInfo { hasNextPage endCursor } } }`,
  );
  const names = {
    field: "close",
    source: "yahoo",
    otherSource: "ecb",
    value: 100,
    otherValue: 102,
    runId: run,
  };
  expect(all.edges.map(({ node }: { node: object }) => node)).toEqual([
    { symbol: "ACME", date: "2026-11-20", ...names },
    { symbol: "PAYS", date: "2026-11-20", ...names },
  ]);
  const next = `first: 500, after: "${all.pageInfo.endCursor}"`;
  const { rest, one } = await ask(
    `{ rest: dataIncidents(${next}) { ${fields} pageInfo { hasNextPage } } one: dataIncidents(symbol: "ACME") { ${fields} } }`,
  );
  expect(
    rest.edges.map(({ node }: { node: { symbol: string; date: string } }) => `${node.symbol} ${node.date}`),
  ).toEqual(["ACME 2026-11-19", "PAYS 2026-11-19", "ACME 2026-11-18", "PAYS 2026-11-18"]);
  expect(rest.pageInfo.hasNextPage).toBe(false);
  expect(one.edges).toHaveLength(3);
});

test("a delisted asset says when and what it was called, and is forecast no further", async () => {
  const { gone, acme } = await ask(
    `{ gone: asset(symbol: "GONE") { delistedOn formerSymbols { symbol until } forecasts { mean } }
       acme: asset(symbol: "ACME") { delistedOn formerSymbols { symbol } forecasts(model: LINEAR) { mean } } }`,
  );
  const formerSymbols = [{ symbol: "WENT", until: "2020-01-02" }];
  expect(gone).toEqual({ delistedOn: "2026-10-30", formerSymbols, forecasts: [] });
  expect(acme).toMatchObject({ delistedOn: null, formerSymbols: [] });
  expect(acme.forecasts.length).toBeGreaterThan(0);
  const { errors } = await api.ask({
    query: '{ forecast(symbol: "GONE", targetDate: "2026-12-01") { path { date } } }',
  });
  expect(errors).toMatchObject([{ extensions: { code: "asset.delisted" } }]);
});

test("an asset is found by the symbol that it alone bore, in any case, and by a search for it", async () => {
  const { data } = await api.ask(
    '{ asset(symbol: "went") { symbol } assets(search: "went", first: 1) { edges { node { symbol } } } }',
  );
  expect(data).toEqual({
    asset: { symbol: "GONE" },
    assets: { edges: [{ node: { symbol: "GONE" } }] },
  });
});
