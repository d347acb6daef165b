import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../../core/package-root.ts";
import { pseudonymsOf } from "../../../../jobs/fetch/pseudonyms.ts";
import { reddit } from "../../../../jobs/fetch/sources/reddit/source.ts";
import { goneIdOf, toRedditRecord } from "../../../../jobs/fetch/sources/reddit/transform.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { type ReplayAnswer, type ReplayRequest, startReplayServer } from "../../../support/replay-server.ts";
import { sharedFolder } from "../../../support/shared-data.ts";
import { openSourceBench } from "../../../support/source-bench.ts";
import { openSourceRequest, recheckAll } from "../../../support/source-request.ts";

const pseudonymOf = pseudonymsOf("made up");
const fixture = (name: string) => readFileSync(path.join(packageRoot, "tests/fixtures/reddit", name), "utf8");
const json = { "content-type": "application/json; charset=UTF-8" };
const empty = '{"kind":"Listing","data":{"modhash":"","children":[],"after":null,"before":null}}';
const collectedAt = new Date("2026-01-15T06:00:00Z");
const env = {
  REDDIT_CLIENT_ID: "app",
  REDDIT_CLIENT_SECRET: "very-secret",
  REDDIT_USER_AGENT: "node:pulso-tests:0.1 (by /u/nobody)",
  PULSO_SUBREDDITS: "stocks",
};
const options = { sources: ["reddit"] };
const run = "2026-01-15T06";

test("submissions and comments become records without names, and what is deleted or removed becomes none", () => {
  const [post, removed, link] = childrenOf(fixture("new_1.json"));
  const [comment, deleted] = childrenOf(fixture("comments.json"));
  expect(toRedditRecord(post, collectedAt, pseudonymOf)).toEqual({
    id: "reddit:t3_1abc03",
    source: "reddit",
    kind: "post",
    channel: "r/stocks",
    author: expect.stringMatching(/^[0-9a-f]{12}$/),
    publishedAt: "2026-01-15T05:45:00.000Z",
    collectedAt: "2026-01-15T06:00:00.000Z",
    title: "Quarter in review",
    text: "Sold half of my $AAPL & kept the rest.",
    url: "https://www.reddit.com/comments/1abc03",
    engagement: { replies: 7, score: 41 },
  });
  expect(toRedditRecord(link, collectedAt, pseudonymOf)).toMatchObject({
    author: undefined,
    text: "A link to a filing",
    engagement: { score: undefined },
  });
  expect(toRedditRecord(comment, collectedAt, pseudonymOf)).toMatchObject({
    id: "reddit:t1_k9x1",
    kind: "comment",
    text: "Same here.",
    url: "https://www.reddit.com/comments/1abc03/_/k9x1",
    engagement: { score: undefined },
  });
  expect([post, removed, link, comment, deleted].map(goneIdOf)).toEqual([
    undefined,
    "reddit:t3_1abc02b",
    undefined,
    undefined,
    "reddit:t1_k9x0",
  ]);
});

test("a listing is paged to its end, what overlaps is one, what is gone is said, and the next run continues", async () => {
  const pages: Record<string, string> = { "": fixture("new_1.json"), t3_1abc02: overlapping() };
  await using stand = await open(({ url }) => {
    if (url.pathname === "/r/stocks/comments") return { headers: json, body: fixture("comments.json") };
    return { headers: json, body: pages[url.searchParams.get("after") ?? ""] ?? empty };
  });
  const { records, coverage } = await stand.fetch(run);
  expect(records.map(({ id }) => id)).toEqual([
    "reddit:t3_1abc03",
    "reddit:t3_1abc02",
    "reddit:t3_1abc01",
    "reddit:t1_k9x1",
  ]);
  expect(coverage[0]).toMatchObject({ state: "ok", duplicate: 0, deleted: 2 });
  expect(JSON.stringify(records)).not.toMatch(/made_up|\[removed\]|\[deleted\]/);
  const [login, first] = stand.requests;
  expect(login).toMatchObject({ method: "POST", body: "grant_type=client_credentials" });
  expect(login?.headers.authorization).toBe(`Basic ${Buffer.from("app:very-secret").toString("base64")}`);
  expect(first?.headers["user-agent"]).toBe("node:pulso-tests:0.1 (by /u/nobody)");
  expect(first?.url.href).toContain("/r/stocks/new?raw_json=1&limit=100");

  const before = stand.requests.length;
  stand.bench.now = new Date("2026-01-15T12:00:30Z");
  expect((await stand.fetch("2026-01-15T12", run)).records).toEqual([]);
  const asked = stand.requests.slice(before).map(({ url }) => url.pathname);
  expect(asked).toEqual(["/api/v1/access_token", "/r/stocks/new", "/r/stocks/comments"]);
});

test("a token that is out of date is renewed once, and one that is refused again ends the source", async () => {
  let logins = 0;
  let good = "token-2";
  const refused: ReplayAnswer = {
    status: 401,
    headers: json,
    body: '{"message":"Unauthorized","error":401}',
  };
  await using stand = await open(
    ({ headers }) => (headers.authorization === `Bearer ${good}` ? { headers: json, body: empty } : refused),
    () => `token-${++logins}`,
  );
  expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", records: 0 });
  expect(logins).toBe(2);
  good = "none";
  const { coverage } = await stand.fetch("2026-01-15T12", run);
  expect(coverage[0]).toMatchObject({ state: "failed", code: "source.unauthorized" });
  expect(logins).toBe(4);
});

test("a private or banned subreddit is a gap and the others are read", async () => {
  await using stand = await open(
    ({ url }) =>
      url.pathname.startsWith("/r/closed/")
        ? { status: 403, headers: json, body: '{"reason":"private","message":"Forbidden","error":403}' }
        : { headers: json, body: url.pathname.endsWith("comments") ? fixture("comments.json") : empty },
    undefined,
    { PULSO_SUBREDDITS: "r/closed,stocks" },
  );
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.rejected", records: 1 });
  expect(coverage[0]?.message).toContain("closed/new: oauth.reddit.com answered 403");
});

test("a listing that ends at its thousandth before the last run's time says what is not to be had", async () => {
  const newestSeconds = Date.parse("2026-01-15T11:59:00Z") / 1_000;
  await using stand = await open(({ url }) => {
    if (url.pathname !== "/r/stocks/comments") return { headers: json, body: empty };
    const start = Number(url.searchParams.get("after") ?? 0);
    const children = Array.from({ length: 100 }, (_, at) =>
      toComment(start + at, newestSeconds - start - at),
    );
    if (start === 1_000) return { headers: json, body: empty };
    const after = String(start + 100);
    return { headers: json, body: JSON.stringify({ kind: "Listing", data: { children, after } }) };
  });
  await stand.fetch(run);
  stand.bench.now = new Date("2026-01-15T12:00:30Z");
  const { records, coverage } = await stand.fetch("2026-01-15T12", run);
  expect(records).toHaveLength(1_000);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.too_old" });
  expect(coverage[0]?.message).toContain("2026-01-15T06:00:00.000Z to 2026-01-15T11:42:21.000Z");
});

test("the rate-limit headers are heeded: seconds until more, and none asked before", async () => {
  let remaining = "1.0";
  await using stand = await open(() => {
    const headers = {
      ...json,
      "x-ratelimit-used": "99",
      "x-ratelimit-remaining": remaining,
      "x-ratelimit-reset": "37",
    };
    remaining = "0.0";
    return { headers, body: empty };
  });
  await stand.fetch(run);
  expect(stand.bench.waitsMs).toEqual([]);
  remaining = "0.0";
  await stand.fetch("2026-01-15T12", run);
  expect(stand.bench.waitsMs).toEqual([37_000]);
});

test("without its keys, or with a User-Agent that Reddit refuses, it is skipped", async () => {
  const messageFor = async (more: Record<string, string>) => {
    await using bench = await FetchBench.open({ sources: [reddit], env: { ...env, ...more } });
    const { coverage } = await bench.fetch({ run: "2026-01-15T12", options });
    return `${coverage[0]?.state}: ${coverage[0]?.message}`;
  };
  expect(await messageFor({ REDDIT_CLIENT_ID: "" })).toBe("skipped: REDDIT_CLIENT_ID is not set");
  expect(await messageFor({ REDDIT_CLIENT_SECRET: "" })).toBe("skipped: REDDIT_CLIENT_SECRET is not set");
  expect(await messageFor({ REDDIT_USER_AGENT: "" })).toBe("skipped: REDDIT_USER_AGENT is not set");
  expect(await messageFor({ REDDIT_USER_AGENT: "curl/8" })).toMatch(
    /^skipped: REDDIT_USER_AGENT is not of the form/,
  );
});

test("what is deleted later is found again by its id; nothing at all is not believed", async () => {
  let children = [...childrenOf(fixture("new_1.json")), ...childrenOf(fixture("comments.json"))];
  await using server = await startReplayServer();
  server.answer(({ url }) =>
    url.pathname === "/api/info"
      ? { headers: json, body: JSON.stringify({ kind: "Listing", data: { children, after: null } }) }
      : { headers: json, body: '{"access_token":"token"}' },
  );
  await using stand = await openSourceRequest({
    source: reddit,
    origins: origins(server.origin),
    env,
    now: "2026-01-15T06:00:30Z",
  });
  const held = ["t3_1abc03", "t3_1abc02b", "t3_1abc02", "t1_k9x1", "t1_k9x0", "t1_gone"].map(
    (name) => `reddit:${name}`,
  );
  const gone = await recheckAll(reddit, held, stand.request);
  expect(gone.sort()).toEqual(["reddit:t1_gone", "reddit:t1_k9x0", "reddit:t3_1abc02b"]);
  expect(server.requests.at(-1)?.url.searchParams.get("id")).toBe(held.map((id) => id.slice(7)).join(","));
  children = [];
  await expect(recheckAll(reddit, held, stand.request)).rejects.toMatchObject({ code: "source.rejected" });
});

const recorded = path.join(sharedFolder, "data/fixtures/reddit");
test.skipIf(!existsSync(recorded))(
  "the recorded listings are read whole: every thing is a record or is gone",
  async () => {
    const cases = [
      { file: "subreddit_new_1.json", listing: "new", run: "2016-03-01T12", things: 96 },
      { file: "subreddit_comments_1.json", listing: "comments", run: "2016-07-04T06", things: 90 },
      { file: "info_url_1.json", listing: "new", run: "2022-06-01T00", things: 24 },
      { file: "listing_no_items_1.json", listing: "new", run: "2022-06-01T00", things: 0 },
    ];
    for (const { file, listing, run, things } of cases) {
      const text = readFileSync(path.join(recorded, file), "utf8");
      await using stand = await open(({ url }) => ({
        headers: json,
        body: url.pathname === `/r/stocks/${listing}` && !url.searchParams.has("after") ? text : empty,
      }));
      stand.bench.now = new Date(`${run}:00:30Z`);
      const { coverage, quarantined } = await stand.fetch(run);
      expect(quarantined).toEqual([]);
      expect(coverage[0]).toMatchObject({ state: "ok" });
      const translated = childrenOf(text).map(
        (thing) => goneIdOf(thing) ?? toRedditRecord(thing, collectedAt, pseudonymOf),
      );
      expect(translated).toHaveLength(things);
      for (const one of translated)
        if (typeof one !== "string")
          expect(one).toMatchObject({ id: expect.stringMatching(/^reddit:t[13]_/) });
      if (file.startsWith("subreddit")) expect(coverage[0]!.records + coverage[0]!.deleted).toBe(things);
    }
  },
);

function childrenOf(listing: string): unknown[] {
  return JSON.parse(listing).data.children;
}

/** A second page that repeats the first one's last post, as it is when posts come in between. */
function overlapping(): string {
  const repeated = childrenOf(fixture("new_1.json")).at(-1);
  const data = { subreddit: "stocks", id: "1abc01", name: "t3_1abc01", author: "made_up_three" };
  const older = { ...data, title: "Older", selftext: "And last.", score: 0, created_utc: 1_768_455_000 };
  const children = [repeated, { kind: "t3", data: older }];
  return JSON.stringify({ kind: "Listing", data: { children, after: null } });
}

function toComment(at: number, createdSeconds: number) {
  const id = `c${at}`;
  const data = { id, name: `t1_${id}`, subreddit: "stocks", author: "made_up", link_id: "t3_1abc03" };
  return { kind: "t1", data: { ...data, body: `Comment ${at}`, created_utc: createdSeconds } };
}

function origins(origin: string): Record<string, string> {
  return { "https://www.reddit.com": origin, "https://oauth.reddit.com": origin };
}

function open(
  answer: (request: ReplayRequest) => ReplayAnswer,
  nextToken = () => "token",
  more: Record<string, string> = {},
) {
  return openSourceBench(reddit, {
    hosts: ["https://www.reddit.com", "https://oauth.reddit.com"],
    env: { ...env, ...more },
    answer: (request) =>
      request.url.pathname === "/api/v1/access_token"
        ? {
            headers: json,
            body: JSON.stringify({ access_token: nextToken(), token_type: "bearer", expires_in: 86_400 }),
          }
        : answer(request),
  });
}

test.each([
  { what: "pages that lead in a circle", child: [] },
  {
    what: "a time that no clock shows",
    child: [{ kind: "t3", data: { name: "t3_a", created_utc: -1e300 } }],
  },
])("$what end the listing and are told", async ({ child }) => {
  let asked = 0;
  await using stand = await open(() => {
    const data = { children: child, after: asked++ % 2 ? "t3_a" : "t3_b" };
    return { headers: json, body: JSON.stringify({ kind: "Listing", data }) };
  });
  const { coverage } = await stand.fetch(run);
  expect(coverage[0]).toMatchObject({ state: "partial", code: "source.rejected" });
  expect(asked).toBeLessThan(10);
});
