import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Recent } from "../../api/recent.ts";
import { SentimentPointEntity } from "../../core/database/entities/sentiment-point.entity.ts";
import { publishRun } from "../support/published-run.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
let cookie: string;
const run = "2026-11-25T06";
const [now, hourMs, dayMs] = [Date.parse(`${run}:00:00Z`), 3_600_000, 86_400_000];

beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-25T07:00:00Z" });
  cookie = await api.cookieOf("PRO");
  await publishRun(api.dataSource, { run, symbols: ["ACME", "ZEN", "BTC"], days: 1 });
  await api.dataSource.query("DELETE FROM sentiment_point");
  await insert("ACME", 40, 40, 60);
  await insert("ZEN", 30, 2, 60);
  // A flood: many mentions, few voices.
  await insert("BTC", 6, 6, 60, 300);
});
afterAll(() => api[Symbol.asyncDispose]());

/** `voices` in the six hours before the run, `usual` in each of the same hours of the days before. */
async function insert(asset: string, voices: number, usual: number, days: number, mentions = voices) {
  const point = (
    count: number,
    mentioned: number,
    startsMs: number,
    granularity: "SIX_HOURLY" | "DAILY",
  ) => ({
    asset,
    granularity,
    source: "ALL",
    startsAt: new Date(startsMs),
    runId: run,
    mentions: mentioned,
    voices: count,
    scored: mentioned,
    weight: count,
    effectiveTexts: count,
    mean: 0.1,
    dispersion: 0.3,
    meanLower: 0,
    meanUpper: 0.2,
    negative: 0,
    neutral: mentioned,
    positive: 0,
    shareNegative: 0,
    shareNeutral: 1,
    sharePositive: 0,
  });
  const rows = [
    point(voices, mentions, now - 6 * hourMs, "SIX_HOURLY"),
    point(voices, mentions, now - 6 * hourMs, "DAILY"),
  ];
  for (let day = 1; day <= days; day += 1) {
    rows.push(point(usual, usual, now - 6 * hourMs - day * dayMs, "SIX_HOURLY"));
    rows.push(point(usual, usual, now - 6 * hourMs - day * dayMs, "DAILY"));
  }
  await api.dataSource.manager.insert(SentimentPointEntity, rows);
}

const ask = async (query: string) => {
  const { data, errors } = await api.ask({ query, cookie });
  expect(errors).toBeUndefined();
  return data;
};

describe("the most mentioned", () => {
  const fields =
    "{ rank mentions mentionsEffective usualMentions surprise { score usual windows missing } asset { symbol } }";
  const symbolsOf = (rows: { asset: { symbol: string } }[]) => rows.map(({ asset }) => asset.symbol);

  test("are ranked by what counts: copies lift nobody", async () => {
    const { mostMentioned } = await ask(`{ mostMentioned(window: SIX_HOURS) ${fields} }`);
    expect(symbolsOf(mostMentioned)).toEqual(["ACME", "ZEN", "BTC"]);
    expect(mostMentioned[2]).toMatchObject({
      rank: 3,
      mentions: 300,
      mentionsEffective: 6,
      usualMentions: 6,
    });
  });

  test("or by surprise: what is always spoken of is none, and neither is a flood", async () => {
    const { mostMentioned } = await ask(`{ mostMentioned(window: SIX_HOURS, orderBy: SURPRISE) ${fields} }`);
    expect(symbolsOf(mostMentioned)[0]).toBe("ZEN");
    expect(mostMentioned[0]).toMatchObject({
      rank: 1,
      usualMentions: 2,
      surprise: { usual: 2, windows: 20, missing: null },
    });
    expect(mostMentioned[0].surprise.score).toBeGreaterThan(3);
    for (const { surprise } of mostMentioned.slice(1)) expect(Math.abs(surprise.score)).toBeLessThan(0.3);
  });

  test("a day and a week are held against earlier days and weeks", async () => {
    const { day, week } = await ask(
      `{ day: mostMentioned(window: DAY, orderBy: SURPRISE) ${fields} week: mostMentioned(orderBy: SURPRISE) ${fields} }`,
    );
    expect(day[0]).toMatchObject({ asset: { symbol: "ZEN" }, surprise: { windows: 20, usual: 2 } });
    expect(week[0]).toMatchObject({
      asset: { symbol: "ZEN" },
      mentions: 30 + 6 * 2,
      surprise: { windows: 4, usual: 14 },
    });
  });

  test("hours in which nobody was heard are no history", async () => {
    await api.dataSource.query(
      "DELETE FROM sentiment_point WHERE starts_at < $1 AND granularity = 'SIX_HOURLY'",
      [new Date(now - 3 * dayMs)],
    );
    await using second = await startTestApi({ now: "2026-11-25T07:00:00Z" });
    expect((await second.ask("{ mostMentioned { rank } }")).data.mostMentioned).toEqual([]);
    // This server has read the ranking and keeps it: a published run does not change.
    const { mostMentioned } = await ask(`{ mostMentioned(window: SIX_HOURS) ${fields} }`);
    expect(mostMentioned[0].surprise.windows).toBe(20);
  });
});

describe("a series of points", () => {
  const series = (args: string) =>
    `{ asset(symbol: "ZEN") { sentiment(${args}) { edges { node { startsAt mentionsEffective effectiveTexts shareNeutral surprise { score usual windows missing } } } } } }`;

  test("each point surprises by what came before it, and the first ones cannot", async () => {
    const { asset } = await ask(series('granularity: DAILY, from: "2026-09-01T00:00:00Z"'));
    const nodes = asset.sentiment.edges.map(({ node }: { node: unknown }) => node);
    expect(nodes).toHaveLength(61);
    expect(nodes[0].surprise).toEqual({
      score: null,
      usual: null,
      windows: 0,
      missing: "TOO_LITTLE_HISTORY",
    });
    expect(nodes[50].surprise).toMatchObject({ usual: 2, missing: null });
    expect(Math.abs(nodes[50].surprise.score)).toBeLessThan(0.3);
    expect(nodes.at(-1)).toMatchObject({ mentionsEffective: 30, effectiveTexts: 30, shareNeutral: 1 });
  });

  test("a window that is still open is not called a surprise", async () => {
    const { asset } = await ask(series("granularity: DAILY"));
    expect(asset.sentiment.edges.at(-1).node.surprise).toMatchObject({
      score: null,
      usual: 2,
      missing: "WINDOW_OPEN",
    });
  });

  test("a source that is not known has no points", async () => {
    const { asset } = await ask(series('source: "nowhere"'));
    expect(asset.sentiment.edges).toEqual([]);
  });
});

describe("what is kept of late", () => {
  test("is made once, and the oldest goes first", async () => {
    const recent = new Recent<number>(2);
    let made = 0;
    const make = async () => ++made;
    expect(await Promise.all([recent.get("a", make), recent.get("a", make)])).toEqual([1, 1]);
    await recent.get("b", make);
    await recent.get("c", make);
    expect(await recent.get("b", make)).toBe(2);
    expect(await recent.get("a", make)).toBe(4);
  });

  test("what could not be made is tried again", async () => {
    const recent = new Recent<number>(2);
    await expect(recent.get("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await recent.get("a", async () => 1)).toBe(1);
  });
});
