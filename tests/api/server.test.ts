import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "../../api/server.ts";
import { silentLog } from "../../core/log.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
let webDir: string;
beforeAll(async () => {
  webDir = mkdtempSync(path.join(tmpdir(), "pulso-web-"));
  mkdirSync(path.join(webDir, "assets"));
  writeFileSync(path.join(webDir, "index.html"), "<!doctype html><title>Pulso</title>");
  writeFileSync(path.join(webDir, "assets", "main-1a2b3c.js"), "export {};");
  api = await startTestApi({ now: "2026-11-22T07:00:00Z", webDir });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  rmSync(webDir, { recursive: true });
});

const get = (where: string, headers: Record<string, string> = {}) => fetch(`${api.url}${where}`, { headers });
const post = (body: string, headers: Record<string, string>) =>
  fetch(`${api.url}/graphql`, { method: "POST", body, headers });

test("it says that it lives and that it is ready", async () => {
  expect((await get("/healthz")).status).toBe(200);
  expect((await get("/readyz")).status).toBe(200);
});

test("the page and every path of its own are served, with strict headers", async () => {
  for (const where of ["/", "/assets-page", "/asset/BTC%2FUSD"]) {
    const response = await get(where, { accept: "text/html" });
    expect(await response.text()).toContain("<title>Pulso</title>");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-powered-by")).toBeNull();
  }
});

test("hashed files are kept for ever; missing ones are not the page", async () => {
  const script = await get("/assets/main-1a2b3c.js");
  expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await get("/assets/gone.js", { accept: "*/*" })).status).toBe(404);
  expect((await get("/favicon.ico", { accept: "*/*" })).status).toBe(404);
  expect((await get("/assets/..%2f..%2fpackage.json")).status).toBeGreaterThanOrEqual(400);
});

test("what another site's form can send is refused", async () => {
  const query = JSON.stringify({ query: "mutation { logout }" });
  expect((await post(query, { "content-type": "text/plain" })).status).toBe(400);
  expect(
    (await post("query={tiers{tier}}", { "content-type": "application/x-www-form-urlencoded" })).status,
  ).toBe(400);
  expect((await get("/graphql?query={tiers{tier}}")).status).toBe(400);
});

test.each([
  [
    "a body too large",
    JSON.stringify({ query: "{ tiers { tier } }", variables: { x: "x".repeat(200_000) } }),
    413,
    "query.too_large",
  ],
  ["a body that is no JSON", "{", 400, "query.invalid"],
  ["a batch", JSON.stringify([{ query: "{ tiers { tier } }" }]), 400, "query.invalid"],
])("%s is refused with a code", async (_, body, status, code) => {
  const response = await post(body, { "content-type": "application/json" });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
});

test.each([
  ["a charset that is not UTF-8", { "content-type": "application/json; charset=utf-7" }, {}, 415],
  [
    "a persisted query",
    {},
    { extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } },
    200,
  ],
  ["a subscription", {}, { query: "subscription { x }" }, 400],
  ["an operation that is not there", {}, { operationName: "x".repeat(5_000) }, 400],
])("%s is refused as the caller's fault, briefly", async (_, headers, body, status) => {
  const response = await post(JSON.stringify({ query: "query A { tiers { tier } }", ...body }), {
    "content-type": "application/json",
    ...headers,
  });
  const text = await response.text();
  expect(text).toContain('"query.invalid"');
  expect(text.length).toBeLessThan(700);
  expect(response.status).toBe(status);
});

test("an address that is none is told so in JSON, whatever the method", async () => {
  for (const [method, where, code] of [
    ["POST", "/", "route.not_found"],
    ["PUT", "/nowhere", "route.not_found"],
    ["GET", "/gone.js", "route.not_found"],
    ["GET", "/assets/gone.js", "route.not_found"],
    ["GET", "/assets/..%2f..%2fpackage.json", "route.not_found"],
    ["GET", "/%ff", "route.invalid"],
    ["GET", "/assets/%00", "route.invalid"],
  ] as const) {
    const response = await fetch(`${api.url}${where}`, { method });
    expect(response.status).toBeLessThan(500);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code, remedy: expect.any(String) } }],
    });
  }
});

test("text that PostgreSQL cannot hold is an answer or a refusal, not a defect", async () => {
  for (const text of ["\u0000", "a\u0000b", "\ud800", "__proto__", "x".repeat(10_000)]) {
    const queries = {
      asset: "query ($t: String!) { asset(symbol: $t) { symbol } }",
      assets: "query ($t: String!) { assets(search: $t) { totalCount } }",
      login: 'mutation ($t: String!) { login(email: $t, password: "wrong password") { id } }',
      reset: 'mutation ($t: String!) { resetPassword(token: $t, password: "a brand new secret") }',
      register: "mutation ($t: String!) { register(email: $t, password: $t) { id } }",
    };
    for (const query of Object.values(queries)) {
      const { errors } = await api.ask({ query, variables: { t: text } });
      expect(errors?.[0]?.extensions.code).not.toBe("internal");
    }
  }
});

test("a port in use is port.taken", async () => {
  const second = createApi({
    dataSource: api.dataSource,
    notifications: api.notifications,
    config: {
      host: "127.0.0.1",
      port: Number(new URL(api.url).port),
      publicUrl: api.url,
      sources: [],
      mlUsdPerHour: 0,
    },
    clock: api.clock,
    log: silentLog,
    mail: { send: async () => {} },
    catalogue: [],
  });
  await expect(second.start()).rejects.toMatchObject({ code: "port.taken" });
  await second.stop();
});
