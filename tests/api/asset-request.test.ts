import { afterAll, beforeAll, expect, test } from "vitest";
import { publishRun } from "../support/published-run.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-23T12:00:00Z" });
  await publishRun(api.dataSource, { run: "2026-11-22T06", symbols: ["ACME"], days: 30 });
});
afterAll(async () => api[Symbol.asyncDispose]());

const ask = (query: string, cookie?: string) =>
  api.ask({
    query: "mutation ($query: String!) { requestAsset(query: $query) { id state symbol progress } }",
    variables: { query },
    cookie,
  });
const codeOf = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors?.[0]?.extensions.code;

test("only who is logged in may ask, and only for what can be a symbol or a name", async () => {
  expect(codeOf(await ask("ZEN"))).toBe("auth.required");
  const cookie = await api.cookieOf("FREE");
  for (const text of ["", "   ", "x".repeat(101), "a\u0000b"])
    expect(codeOf(await ask(text, cookie)), JSON.stringify(text)).toBe("input.invalid");
});

test("each tier has its number a month; then it is said when there are more, and which tier has more", async () => {
  const cookie = await api.cookieOf("FREE");
  for (const name of ["first name", "second name"])
    expect((await ask(name, cookie)).data.requestAsset.state).toBe("SEARCHING");
  const refused = await ask("third name", cookie);
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: "asset.request_limit",
    restoredAt: "2026-12-01T00:00:00.000Z",
    requiredTier: "PLUS",
  });
  expect((await ask("First  Name", cookie)).data.requestAsset.state).toBe("SEARCHING");
  expect((await ask("ACME", cookie)).data.requestAsset).toMatchObject({ state: "READY", progress: 1 });
  api.clock.set("2026-12-01T00:00:00Z");
  expect((await ask("third name", cookie)).data.requestAsset.state).toBe("SEARCHING");
  api.clock.set("2026-11-23T12:00:00Z");
});

test("a request that came to nothing gives its place back", async () => {
  const cookie = await api.cookieOf("FREE");
  const { data } = await ask("came to nothing", cookie);
  await ask("another", cookie);
  expect(codeOf(await ask("one more", cookie))).toBe("asset.request_limit");
  await api.dataSource.query("update asset_request set state = 'failed', counted = false where id = $1", [
    data.requestAsset.id,
  ]);
  expect((await ask("one more", cookie)).data.requestAsset.state).toBe("SEARCHING");
});

test("asked many times at once, the limit holds and the same is one", async () => {
  const cookie = await api.cookieOf("FREE");
  const different = await Promise.all(Array.from({ length: 8 }, (_, at) => ask(`name ${at}`, cookie)));
  expect(different.filter(({ data }) => data?.requestAsset)).toHaveLength(2);
  expect(different.filter((answer) => codeOf(answer) === "asset.request_limit")).toHaveLength(6);
  const other = await api.cookieOf("FREE");
  const same = await Promise.all(Array.from({ length: 8 }, () => ask("zen", other)));
  expect(new Set(same.map(({ data }) => data.requestAsset.id)).size).toBe(1);
});

test("no more than fifty asks a day, whatever comes of them", async () => {
  const cookie = await api.cookieOf("ENTERPRISE");
  for (let at = 0; at < 50; at += 1)
    expect((await ask(`wish ${at}`, cookie)).data.requestAsset.state).toBe("SEARCHING");
  const refused = await ask("wish 50", cookie);
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: "asset.request_limit",
    restoredAt: "2026-11-24T00:00:00.000Z",
  });
});

test("one's requests are one's own", async () => {
  const cookie = await api.cookieOf("PLUS");
  const { id } = (await ask("ZEN", cookie)).data.requestAsset;
  const look = `{ assetRequest(id: "${id}") { id query createdAt } }`;
  expect((await api.ask({ query: look, cookie })).data.assetRequest).toMatchObject({ id, query: "ZEN" });
  expect((await api.ask({ query: look, cookie: await api.cookieOf("PRO") })).data.assetRequest).toBeNull();
  expect((await api.ask(look)).errors?.[0]?.extensions.code).toBe("auth.required");
  const { data } = await api.ask({ query: "{ assetRequests { id asset { name } } }", cookie });
  expect(data.assetRequests).toEqual([{ id, asset: { name: "Zen Gardens" } }]);
  const nothing = await api.ask({ query: '{ assetRequest(id: "7") { id } }', cookie });
  expect(nothing).toMatchObject({ data: { assetRequest: null } });
});

test("the tiers say how many there are a month", async () => {
  const { data } = await api.ask("{ tiers { tier assetRequestsPerMonth } }");
  expect(data.tiers.map((one: { assetRequestsPerMonth: number }) => one.assetRequestsPerMonth)).toEqual([
    2,
    20,
    200,
    null,
  ]);
});
