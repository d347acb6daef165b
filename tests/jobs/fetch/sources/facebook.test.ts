import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { facebook } from "../../../../jobs/fetch/sources/facebook/source.ts";
import { toFacebookRecord } from "../../../../jobs/fetch/sources/facebook/transform.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { type ReplayAnswer, type ReplayRequest, startReplayServer } from "../../../support/replay-server.ts";
import { sharedFolder } from "../../../support/shared-data.ts";
import { openSourceBench } from "../../../support/source-bench.ts";
import { openSourceRequest, recheckAll } from "../../../support/source-request.ts";

const fixture = (name: string) =>
  readFileSync(path.join(packageRoot, "tests/fixtures/facebook", name), "utf8");
const json = { "content-type": "application/json; charset=UTF-8" };
const collectedAt = new Date("2026-01-15T06:00:00Z");
const env = { FACEBOOK_ACCESS_TOKEN: "very-secret", PULSO_FACEBOOK_PAGES: "gazette" };
const options = { sources: ["facebook"] };
const run = "2026-01-15T06";

test("a page's post becomes a record with its counts, under an address without words", () => {
  const [post, story] = JSON.parse(fixture("posts_1.json")).data;
  expect(toFacebookRecord(post, "gazette", collectedAt)).toEqual({
    id: "facebook:700000000000001_1003",
    source: "facebook",
    kind: "post",
    channel: "gazette",
    publishedAt: "2026-01-15T05:40:07.000Z",
    collectedAt: "2026-01-15T06:00:00.000Z",
    text: "Bonds slipped while the dollar rose.",
    url: "https://www.facebook.com/700000000000001_1003",
    engagement: { likes: 51, replies: 6, reposts: 4 },
  });
  expect(toFacebookRecord(story, "gazette", collectedAt)).toMatchObject({
    text: "Gazette updated their cover photo.",
    engagement: { reposts: undefined },
  });
});

test("a page is read to its end, the token stays in a header, what overlaps is a duplicate, the next run continues", async () => {
  await using stand = await open(({ url }) => ({
    headers: json,
    body: fixture(url.searchParams.get("after") === "QVFIafter1" ? "posts_2.json" : "posts_1.json"),
  }));
  const { records, coverage } = await stand.fetch(run);
  expect(records.map(({ id }) => String(id).slice(-4))).toEqual(["1003", "1002", "1001"]);
  expect(coverage[0]).toMatchObject({ state: "ok", duplicate: 1 });
  expect(JSON.stringify([records, coverage])).not.toContain("very-secret");
  expect(stand.requests).toHaveLength(2);
  for (const { url, headers } of stand.requests) {
    expect(headers.authorization).toBe("Bearer very-secret");
    expect(url.href).not.toContain("very-secret");
    expect(url.searchParams.get("since")).toBe(String(Date.parse("2026-01-12T06:00:00Z") / 1_000));
  }
  stand.bench.now = new Date("2026-01-15T12:00:30Z");
  const next = await stand.fetch("2026-01-15T12", run);
  expect(stand.requests.at(-1)?.url.searchParams.get("since")).toBe(
    String(Date.parse("2026-01-15T06:00:00Z") / 1_000),
  );
  expect(next.records).toEqual([]);
});

test("an edge that pages by time is followed by what its next address holds beside the token", async () => {
  const next =
    "https://graph.facebook.com/v24.0/1/posts?access_token=very-secret&pretty=0&until=1768450000&since&__paging_token=enc_AdA";
  await using stand = await open(({ url }) => {
    const isSecond = url.searchParams.has("__paging_token");
    const [first, second] = JSON.parse(fixture("posts_1.json")).data;
    return {
      headers: json,
      body: JSON.stringify({ data: [isSecond ? second : first], paging: isSecond ? {} : { next } }),
    };
  });
  expect((await stand.fetch(run)).records).toHaveLength(2);
  const asked = stand.requests.at(-1)!.url.searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    until: "1768450000",
    __paging_token: "enc_AdA",
    limit: "100",
  });
  expect(asked.has("access_token")).toBe(false);
});

test.each([
  { code: 190, status: 400, found: "source.unauthorized" },
  { code: 190, status: 200, found: "source.unauthorized" },
  { code: 4, status: 403, found: "source.throttled" },
  { code: 17, status: 400, found: "source.throttled" },
  { code: 32, status: 400, found: "source.throttled" },
  { code: 613, status: 400, found: "source.throttled" },
  { code: 80001, status: 400, found: "source.throttled" },
  { code: 2, status: 400, found: "source.unavailable" },
  { code: 10, status: 403, found: "source.rejected" },
])(
  "Meta's error $code with status $status is $found, and its words never hold the token",
  async ({ code, status, found }) => {
    const error = {
      message: "Malformed access token very-secret",
      type: "OAuthException",
      code,
      fbtrace_id: "A1",
    };
    await using stand = await open(() => ({ status, headers: json, body: JSON.stringify({ error }) }));
    const { coverage } = await stand.fetch(run);
    expect(coverage[0]).toMatchObject({ state: "failed", code: found });
    expect(coverage[0]?.message).toContain(`error ${code}: Malformed access token (token)`);
    expect(JSON.stringify(coverage)).not.toContain("very-secret");
  },
);

test("a page that cannot be read is a gap, keeps its time, and the others are read", async () => {
  const error = { error: { message: "Object does not exist", type: "GraphMethodException", code: 100 } };
  await using stand = await open(
    ({ url }) =>
      url.pathname.includes("/closed/")
        ? { status: 400, headers: json, body: JSON.stringify(error) }
        : { headers: json, body: fixture("posts_2.json") },
    { PULSO_FACEBOOK_PAGES: "closed,gazette" },
  );
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.rejected", records: 2 });
});

test("a full X-App-Usage ends the run before the next request, and the time Meta names is waited for", async () => {
  const usages: Record<string, string>[] = [
    { "x-app-usage": '{"call_count":100,"total_time":12,"total_cputime":9}' },
    {
      "x-business-use-case-usage":
        '{"700000000000001":[{"type":"pages","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":1}]}',
    },
  ];
  await using stand = await open(() => ({ headers: { ...json, ...usages.shift() }, body: '{"data":[]}' }), {
    PULSO_FACEBOOK_PAGES: "gazette,journal",
  });
  const hour = await stand.fetch(run);
  expect(hour.coverage[0]).toMatchObject({ state: "failed", code: "source.throttled" });
  expect(stand.requests).toHaveLength(1);
  expect((await stand.fetch("2026-01-15T12", run)).coverage[0]).toMatchObject({ state: "ok" });
  expect(stand.bench.waitsMs).toEqual([60_000]);
});

test("without a token or pages it is skipped, naming the variable", async () => {
  for (const variable of ["FACEBOOK_ACCESS_TOKEN", "PULSO_FACEBOOK_PAGES"]) {
    await using bench = await FetchBench.open({ sources: [facebook], env: { ...env, [variable]: "" } });
    const { coverage } = await bench.fetch({ run, options });
    expect(coverage[0]).toMatchObject({ state: "skipped", message: `${variable} is not set` });
  }
});

test("posts that are gone are found by halves; of a page that is shut nothing is said", async () => {
  const gone = new Set(["1_3", "1_6", "2", "2_1"]);
  await using server = await startReplayServer();
  server.answer(({ url }) => {
    const ids = url.searchParams.get("ids")!.split(",");
    if (ids.some((id) => gone.has(id)))
      return {
        status: 400,
        headers: json,
        body: '{"error":{"message":"Does not exist","code":100,"error_subcode":33}}',
      };
    return { headers: json, body: JSON.stringify(Object.fromEntries(ids.map((id) => [id, { id }]))) };
  });
  await using stand = await openSourceRequest({
    source: facebook,
    origins: { "https://graph.facebook.com": server.origin },
    env,
    now: "2026-01-15T06:00:30Z",
  });
  const held = [...Array.from({ length: 9 }, (_, at) => `facebook:1_${at}`), "facebook:2_1", "x:9"];
  expect(await recheckAll(facebook, held, stand.request)).toEqual(["facebook:1_3", "facebook:1_6"]);
});

const recorded = path.join(sharedFolder, "data/fixtures/meta/facebook_graph_feed.doc_example.json");
test.skipIf(!existsSync(recorded))(
  "the documented feed is read, its next page asked for without its token",
  async () => {
    await using stand = await open(({ url }) => ({
      headers: json,
      body: url.searchParams.has("__paging_token") ? '{"data":[]}' : readFileSync(recorded, "utf8"),
    }));
    stand.bench.now = new Date("2021-04-30T06:00:30Z");
    const { coverage, records } = await stand.fetch("2021-04-30T06");
    // The second of its posts is older than the first look back.
    expect(coverage[0]).toMatchObject({ state: "ok", quarantined: 0 });
    expect(records.map(({ id }) => id)).toEqual(["facebook:10211998223264288_10222340566616408"]);
    expect(stand.requests.at(-1)?.url.searchParams.get("__paging_token")).toBe("enc_AdAamX");
  },
);

function open(answer: (request: ReplayRequest) => ReplayAnswer, more: Record<string, string> = {}) {
  return openSourceBench(facebook, {
    hosts: ["https://graph.facebook.com"],
    env: { ...env, ...more },
    answer,
  });
}
