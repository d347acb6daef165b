import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { planHashtags } from "../../../../jobs/fetch/sources/instagram/hashtag-term.ts";
import { instagram } from "../../../../jobs/fetch/sources/instagram/source.ts";
import { toInstagramRecord } from "../../../../jobs/fetch/sources/instagram/transform.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import type { ReplayAnswer } from "../../../support/replay-server.ts";
import { sharedFolder } from "../../../support/shared-data.ts";
import { openSourceBench } from "../../../support/source-bench.ts";

const fixture = readFileSync(path.join(packageRoot, "tests/fixtures/instagram/recent_media.json"), "utf8");
const json = { "content-type": "application/json; charset=UTF-8" };
const collectedAt = new Date("2026-01-15T06:00:00Z");
const env = {
  INSTAGRAM_ACCESS_TOKEN: "very-secret",
  INSTAGRAM_USER_ID: "42",
  PULSO_INSTAGRAM_HASHTAGS: "#Stocks",
};
const options = { sources: ["instagram"] };
const run = "2026-01-15T06";

test("found media become records; a caption or a count that is not given is absent", () => {
  const [photo, video] = JSON.parse(fixture).data;
  expect(toInstagramRecord(photo, "stocks", collectedAt)).toEqual({
    id: "instagram:17900000000000003",
    source: "instagram",
    kind: "post",
    channel: "#stocks",
    publishedAt: "2026-01-15T05:45:00.000Z",
    collectedAt: "2026-01-15T06:00:00.000Z",
    text: "Charts before coffee #stocks",
    url: "https://www.instagram.com/p/MadeUp3/",
    engagement: { likes: 12, replies: 1 },
  });
  expect(toInstagramRecord(video, "stocks", collectedAt)).toMatchObject({
    text: "",
    engagement: { likes: undefined, replies: 0 },
  });
});

test("a hashtag is found once and its pages, all of one cursor, are read until one brings nothing new", async () => {
  const older = { id: "17900000000000001", timestamp: "2026-01-15T02:00:00+0000" };
  const { data, paging } = JSON.parse(fixture);
  const pages = [data, [data[1], older], [older]];
  await using stand = await open(() => ({
    headers: json,
    body: JSON.stringify({ data: pages.shift() ?? [], paging }),
  }));
  const { records, coverage } = await stand.fetch(run);
  expect(records.map(({ id }) => String(id).slice(-1))).toEqual(["3", "2", "1"]);
  expect(coverage[0]).toMatchObject({ state: "ok", duplicate: 0 });
  expect(JSON.stringify([records, coverage])).not.toContain("very-secret");
  expect(stand.requests.map(({ url }) => url.pathname.replace("/v24.0", ""))).toEqual([
    "/ig_hashtag_search",
    "/9001/recent_media",
    "/9001/recent_media",
    "/9001/recent_media",
  ]);
  expect(stand.requests[0]?.url.search).toBe("?user_id=42&q=stocks");
  for (const { url, headers } of stand.requests) {
    expect(headers.authorization).toBe("Bearer very-secret");
    expect(url.href).not.toContain("very-secret");
  }
  pages.push(data, [older]);
  stand.bench.now = new Date("2026-01-15T12:00:30Z");
  const next = await stand.fetch("2026-01-15T12", run);
  expect(next.records).toEqual([]);
  // The id is known, and a page of nothing newer ends it.
  expect(stand.requests.slice(4).map(({ url }) => url.pathname)).toEqual(["/v24.0/9001/recent_media"]);
});

test("what was published in a day that no run asked about is named as not to be had", async () => {
  await using stand = await open(() => ({ headers: json, body: '{"data":[]}' }));
  await stand.fetch(run);
  stand.bench.now = new Date("2026-01-17T06:00:30Z");
  const { coverage } = await stand.fetch("2026-01-17T06", run);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.too_old" });
  expect(coverage[0]?.message).toContain("2026-01-15T06:00:00.000Z to 2026-01-16T06:00:30.000Z");
});

test("a hashtag so busy that it would take the allowance of all says what it leaves", async () => {
  let page = 0;
  await using stand = await open(() => {
    const timestamp = new Date(Date.parse("2026-01-15T05:59:00Z") - page * 60_000).toISOString();
    const data = [{ id: String(100 + page++), timestamp }];
    return { headers: json, body: JSON.stringify({ data, paging: JSON.parse(fixture).paging }) };
  });
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.budget", records: 20 });
  expect(coverage[0]?.message).toContain("to 2026-01-15T05:40:00.000Z");
});

test("thirty different hashtags a week: one more is a state until a place falls free", async () => {
  const names = (from: number, count: number) => Array.from({ length: count }, (_, at) => `tag${from + at}`);
  await using stand = await open(() => ({ headers: json, body: '{"data":[]}' }), {
    PULSO_INSTAGRAM_HASHTAGS: names(0, 31).join(","),
  });
  const full = await stand.fetch(run);
  expect(full.coverage[0]).toMatchObject({ state: "partial", code: "source.budget" });
  expect(full.coverage[0]?.message).toMatch(
    /thirty hashtags a week: tag30 must wait until 2026-01-22T06:00:30/,
  );
  expect(stand.requests.filter(({ url }) => url.pathname.endsWith("search"))).toHaveLength(30);

  const before = stand.requests.length;
  stand.bench.config.asks.instagramHashtags = names(40, 3);
  stand.bench.now = new Date("2026-01-15T12:00:30Z");
  const over = await stand.fetch("2026-01-15T12", run);
  expect(over.coverage[0]).toMatchObject({ state: "over_budget", code: "source.budget" });
  expect(stand.requests).toHaveLength(before);

  stand.bench.now = new Date("2026-01-22T12:00:30Z");
  const free = await stand.fetch("2026-01-22T12", "2026-01-15T12");
  expect(free.coverage[0]).toMatchObject({ state: "ok" });
});

test("asking again within its seven days is free and does not begin them anew", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const first = planHashtags(["a"], {}, at(1));
  const again = planHashtags(["a", "b"], first.terms, at(5));
  expect(again.terms).toEqual({ a: at(1).toISOString(), b: at(5).toISOString() });
  expect(planHashtags(["a"], again.terms, at(8)).terms).toEqual({
    a: at(8).toISOString(),
    b: at(5).toISOString(),
  });
});

test("a token that is out of date says so", async () => {
  const body =
    '{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}';
  await using stand = await open(() => ({ status: 400, headers: json, body }));
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "failed", code: "source.unauthorized" });
});

test("without its token or account it is skipped, naming the variable", async () => {
  for (const variable of ["INSTAGRAM_ACCESS_TOKEN", "INSTAGRAM_USER_ID"]) {
    await using bench = await FetchBench.open({ sources: [instagram], env: { ...env, [variable]: "" } });
    const { coverage } = await bench.fetch({ run, options });
    expect(coverage[0]).toMatchObject({ state: "skipped", message: `${variable} is not set` });
  }
});

const recorded = path.join(sharedFolder, "data/fixtures/meta/instagram_media.test_example.json");
test.skipIf(!existsSync(recorded))(
  "the example in Meta's shape is read, its null next page ends it",
  async () => {
    await using stand = await open(() => ({ headers: json, body: readFileSync(recorded, "utf8") }));
    stand.bench.now = new Date("2026-05-08T18:00:30Z");
    const { records, coverage } = await stand.fetch("2026-05-08T18");
    expect(coverage[0]).toMatchObject({ state: "ok", records: 3, quarantined: 0 });
    expect(records.map(({ text }) => text)).toEqual(["reel caption", "post caption", ""]);
  },
);

function open(answerMedia: () => ReplayAnswer, more: Record<string, string> = {}) {
  return openSourceBench(instagram, {
    hosts: ["https://graph.facebook.com"],
    env: { ...env, ...more },
    answer: ({ url }) =>
      url.pathname.endsWith("/ig_hashtag_search")
        ? { headers: json, body: '{"data":[{"id":"9001"}]}' }
        : answerMedia(),
  });
}
