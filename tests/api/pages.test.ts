import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishRun } from "../support/published-run.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
let cookie: string;

beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-22T07:00:00Z" });
  cookie = await api.cookieOf("PRO");
  await publishRun(api.dataSource, { run: "2026-11-21T06", symbols: ["ACME"], days: 70, mentionDays: 12 });
  await publishRun(api.dataSource, { run: "2026-11-22T06", symbols: ["ACME", "B", "C", "D", "E"], days: 70 });
});
afterAll(() => api[Symbol.asyncDispose]());

const edges = "edges { cursor node { ID } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
const fields = {
  prices: {
    id: "date",
    total: 71,
    select: (page: string) => `{ asset(symbol: "ACME") { page: prices${page} } }`,
  },
  sentiment: {
    id: "startsAt",
    total: 71,
    select: (page: string) => `{ asset(symbol: "ACME") { page: sentiment${page} } }`,
  },
  news: {
    id: "recordId",
    total: 36,
    select: (page: string) => `{ asset(symbol: "ACME") { page: news${page} } }`,
  },
  assets: { id: "symbol", total: 5, select: (page: string) => `{ page: assets${page} }` },
  runs: { id: "id", total: 2, select: (page: string) => `{ page: runs${page} }` },
};

test.each(Object.entries(fields))(
  "walking the pages of %s gives everything once, in order",
  async (_, field) => {
    const whole = await readPage(field, 500, null);
    expect(whole.edges).toHaveLength(field.total);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 40 }), async (size) => {
        const walked: string[] = [];
        let after: string | null = null;
        for (;;) {
          const page = await readPage(field, size, after);
          expect(page.edges.length).toBeLessThanOrEqual(size);
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
          walked.push(...page.edges.map(idOf(field.id)));
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        expect(walked).toEqual(whole.edges.map(idOf(field.id)));
      }),
      { numRuns: 4 },
    );
  },
);

test("`first` outside 1 to 500 is refused, never clamped", async () => {
  for (const { select, id } of Object.values(fields)) {
    const ask = (first: number) =>
      api.ask({ query: select(`(first: ${first}) { ${edges.replace("ID", id)} }`), cookie });
    expect((await ask(501)).errors?.[0]?.extensions.code).toBe("query.too_large");
    expect((await ask(0)).errors?.[0]?.extensions.code).toBe("input.invalid");
    expect((await ask(-1)).errors?.[0]?.extensions.code).toBe("input.invalid");
  }
});

test("a forged cursor, another field's and a cut one are cursor.invalid", async () => {
  const { edges: found } = await readPage(fields.prices, 1, null);
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  for (const after of [
    "",
    "x",
    found[0]!.cursor.slice(0, -3),
    forged(["price", "1' or 1=1"]),
    forged({}),
    forged(null),
  ]) {
    for (const field of Object.values(fields)) {
      const { errors } = await api.ask({ query: pageQuery(field, 1, after), cookie });
      expect(errors?.[0]?.extensions.code).toBe("cursor.invalid");
    }
  }
  const { errors } = await api.ask({ query: pageQuery(fields.news, 1, found[0]!.cursor), cookie });
  expect(errors?.[0]?.extensions.code).toBe("cursor.invalid");
});

type Field = (typeof fields)[keyof typeof fields];
type Edge = { cursor: string; node: Record<string, string> };

async function readPage(field: Field, first: number, after: string | null) {
  const { data, errors } = await api.ask({ query: pageQuery(field, first, after), cookie });
  expect(errors).toBeUndefined();
  const page: {
    edges: Edge[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
  } = data.page ?? data.asset.page;
  return page;
}

function pageQuery({ select, id }: Field, first: number, after: string | null): string {
  return select(`(first: ${first}, after: ${JSON.stringify(after)}) { ${edges.replace("ID", id)} }`);
}

function idOf(id: string): (edge: Edge) => string {
  return ({ node }) => node[id]!;
}
