import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DataSource } from "typeorm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../../api/server.ts";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { connectDatabase } from "../../../core/database/connect.ts";
import { PostgresNotifications } from "../../../core/database/notifications.ts";
import { LedgerRepository } from "../../../core/database/repositories/ledger.ts";
import { getSentimentPoints } from "../../../core/database/repositories/sentiment-points.ts";
import { emptyCounts } from "../../../core/domain/manifest.ts";
import type { TextRecord } from "../../../core/domain/record.ts";
import { defaultRunRules } from "../../../core/domain/run.ts";
import { silentLog } from "../../../core/log.ts";
import { categoriseRun } from "../../../jobs/categorise/categorise.ts";
import { createLoad } from "../../../jobs/load/load.ts";
import { runStage } from "../../../jobs/stage.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { smallPrograms, stageDepsFor } from "../../support/small-lake.ts";

/** Raw posts through the real categorise and load stages into a real database, and out of the real API. */
let database: TestDatabase;
let dataSource: DataSource;
const folder = mkdtempSync(path.join(tmpdir(), "pulso-load-series-"));
const store = new FolderStore(folder);
const hourMs = 3_600_000;
let previous: string | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await connectDatabase(database.url);
});
afterAll(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

type Post = Pick<TextRecord, "text"> & Partial<TextRecord> & { at: string };

let count = 0;
function toRecord({ at, ...post }: Post): TextRecord {
  count += 1;
  return {
    id: `made-up:${count}`,
    source: "made-up",
    kind: "post",
    channel: "tests",
    publishedAt: at,
    collectedAt: at,
    lang: "en",
    ...post,
  };
}

/** Publishes a run of these posts. */
async function publish(run: string, posts: readonly Post[]): Promise<void> {
  const deps = { ...stageDepsFor(store), clock: { now: () => new Date(`${run}:00:00Z`) } };
  const params = { run, attempt: 1, previous, options: {} };
  const small = smallPrograms({ run, assets: ["AAPL", "MSFT"], barsPerAsset: 2 });
  const lines = posts.map((post) => `${JSON.stringify(toRecord(post))}\n`);
  await runStage(
    "fetch",
    async (context) => {
      await context.write(
        `raw/run=${run}/attempt=1/source=made-up/part-00000.jsonl`,
        lines.join(""),
        lines.length,
      );
      const { detail } = await small.fetch(context);
      return { counts: { ...emptyCounts(), in: lines.length, out: lines.length }, detail };
    },
    deps,
    params,
  );
  await runStage("categorise", (context) => categoriseRun(context), deps, params);
  await runStage("predict", small.predict, deps, params);
  const ledger = new LedgerRepository(dataSource, defaultRunRules);
  await runStage("load", createLoad({ dataSource, ledger, catalogue: [] }), deps, params);
  previous = run;
}

const things = [
  "margins",
  "the new phone",
  "cash flow",
  "services",
  "the board",
  "supply",
  "guidance",
  "buybacks",
];
const verdicts = ["are bad", "look weak", "fall again", "disappoint", "seem fine", "stay flat"];

/** Different things said by different people. */
function crowd(asset: string, n: number, at: string): Post[] {
  return Array.from({ length: n }, (_, i) => ({
    at,
    author: `person${asset}${i}`,
    text: `${"Honestly Frankly Sadly Today Again".split(" ")[i % 5]} ${things[i % 8]} at $${asset} ${verdicts[Math.floor(i / 8) % 6]}, says ${"my broker|a friend|the report|nobody|the market|an analyst|one fund".split("|")[i % 7]}`,
  }));
}

async function pointOf(asset: string, run: string, { source = "ALL", granularity = "DAILY" as const } = {}) {
  const span = { from: new Date("2026-01-01T00:00:00Z"), to: new Date("2026-12-31T00:00:00Z") };
  const rows = await getSentimentPoints(dataSource, [asset], {
    run,
    granularity,
    source,
    ...span,
    limit: 50,
  });
  return rows.at(-1)!;
}

describe("a day of floods", () => {
  const [first, second] = ["2026-03-02T06", "2026-03-02T12"];

  test("before them, forty people count as about forty", async () => {
    await publish(first, [
      ...crowd("MSFT", 40, "2026-03-02T01:00:00Z"),
      ...crowd("AAPL", 120, "2026-03-02T02:00:00Z"),
    ]);
    const { mentions, voices } = await pointOf("MSFT", first);
    expect(mentions).toBe(40);
    expect(voices).toBeGreaterThan(30);
  });

  test("three hundred copies, one author's two hundred posts and ten million likes move the mean within bounds", async () => {
    const before = await pointOf("MSFT", first);
    await publish(second, [
      ...Array.from({ length: 300 }, (_, at) => ({
        at: `2026-03-02T${at < 150 ? "05:59" : "06:01"}:00Z`,
        author: `bot${at}`,
        text: `AMAZING news, $MSFT will TRIPLE this week, buy now before it is too late!! https://example.invalid/${at} @friend${at}`,
      })),
      ...Array.from({ length: 200 }, (_, at) => ({
        at: "2026-03-02T07:00:00Z",
        author: "loud",
        text: `$MSFT ${things[at % 8]} great ${verdicts[at % 6]} wonderful zq${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}zq superb reason ${"abcdefgh"[at % 8]}yz`,
      })),
      {
        at: "2026-03-02T08:00:00Z",
        author: "star",
        text: "An excellent quarter for $MSFT, fantastic results",
        engagement: { likes: 10_000_000 },
      },
    ]);
    const after = await pointOf("MSFT", second);
    expect(after.mentions).toBe(541);
    const copies = 1 + Math.log(300);
    expect(after.voices).toBeLessThanOrEqual(before.voices + copies + 3 + 1 + 1e-6);
    const [crowdWeight, extra] = [before.voices, copies + 3 + 5];
    expect(after.mean! - before.mean!).toBeLessThanOrEqual(
      ((1 - before.mean!) * extra) / (crowdWeight + extra) + 0.02,
    );
    expect(after.mean!).toBeLessThan(0.35);
    expect(after.effectiveTexts!).toBeLessThanOrEqual(before.voices + 20);
  });

  test("and the asset that is flooded does not become the most mentioned", async () => {
    const notifications = new PostgresNotifications(database.url, () => {});
    const api = createApi({
      dataSource,
      notifications,
      config: {
        host: "127.0.0.1",
        port: 0,
        publicUrl: "http://localhost:4000",
        sources: ["made-up"],
        mlUsdPerHour: 0,
      },
      clock: { now: () => new Date("2026-03-04T07:00:00Z") },
      log: silentLog,
      mail: { send: async () => {} },
      catalogue: [],
    });
    const { url } = await api.start();
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        query: `{ day: mostMentioned(window: DAY) { rank mentions mentionsEffective asset { symbol } }
          asset(symbol: "MSFT") { sentiment(granularity: DAILY) { sources edges { node { mentions mentionsEffective surprise { score missing windows } shareNegative shareNeutral sharePositive } } } } }`,
      }),
    });
    const { data, errors } = (await response.json()) as { data: Answer; errors?: unknown };
    await api.stop();
    await notifications.close();
    expect(errors).toBeUndefined();
    expect(data.day.map(({ asset }) => asset.symbol)).toEqual(["AAPL", "MSFT"]);
    expect(data.day[1]!.mentions).toBeGreaterThan(data.day[0]!.mentions);
    const { sources, edges } = data.asset.sentiment;
    expect(sources).toEqual(["made-up"]);
    expect(edges[0]!.node.surprise).toEqual({ score: null, missing: "TOO_LITTLE_HISTORY", windows: 0 });
    const { shareNegative, shareNeutral, sharePositive } = edges[0]!.node;
    expect(shareNegative + shareNeutral + sharePositive).toBeCloseTo(1, 9);
  });

  test("the run before still answers what it knew", async () => {
    expect((await pointOf("MSFT", first)).mentions).toBe(40);
    const point = await getSentimentPoints(dataSource, ["MSFT"], {
      run: second,
      granularity: "SIX_HOURLY",
      source: "ALL",
      from: new Date("2026-03-02T00:00:00Z"),
      to: new Date("2026-03-02T06:00:00Z"),
      limit: 9,
    });
    expect(point.map(({ mentions }) => mentions)).toEqual([190, 351]);
  });
});

interface Answer {
  day: { mentions: number; mentionsEffective: number; asset: { symbol: string } }[];
  asset: {
    sentiment: {
      sources: string[];
      edges: {
        node: {
          surprise: { score: number | null };
          shareNegative: number;
          shareNeutral: number;
          sharePositive: number;
        };
      }[];
    };
  };
}

test("each source has points of its own, and only those that a run touches are made anew", async () => {
  const run = "2026-03-03T06";
  await publish(run, [
    { at: "2026-03-03T01:00:00Z", text: "$AAPL is a disaster", source: "x" },
    { at: "2026-03-03T02:00:00Z", text: "$AAPL is superb, a wonderful success", source: "rss", kind: "news" },
    { at: "2026-03-03T03:00:00Z", text: "$AAPL gana dinero", lang: "xx", source: "telegram" },
  ]);
  const [all, x, rss, telegram] = await Promise.all(
    ["ALL", "x", "rss", "telegram"].map((source) => pointOf("AAPL", run, { source })),
  );
  expect([all, x, rss, telegram].map((point) => point!.mentions)).toEqual([3, 1, 1, 1]);
  // News weighs as two posts that nobody noticed.
  expect(all!.mean).toBeCloseTo((x!.mean! + 2 * rss!.mean!) / 3, 6);
  expect(all!.shareNegative).toBeCloseTo(1 / 3, 9);
  expect(telegram).toMatchObject({ scored: 0, mean: null, effectiveTexts: null, sharePositive: null });

  const later = "2026-03-03T12";
  await publish(later, [{ at: "2026-03-03T05:00:00Z", text: "$AAPL is fine and good", source: "x" }]);
  const rows: { source: string; granularity: string }[] = await dataSource.query(
    "select source, granularity from sentiment_point where run_id = $1 order by granularity, source",
    [later],
  );
  expect(rows).toEqual([
    { source: "ALL", granularity: "DAILY" },
    { source: "x", granularity: "DAILY" },
    { source: "ALL", granularity: "SIX_HOURLY" },
    { source: "x", granularity: "SIX_HOURLY" },
  ]);
  expect((await pointOf("AAPL", later)).mentions).toBe(4);
  expect((await pointOf("AAPL", run)).mentions).toBe(3);
});

test("a daily point is made from the day's posts: copies in its four parts are one flood", async () => {
  const run = "2026-03-05T00";
  await publish(
    run,
    Array.from({ length: 80 }, (_, at) => ({
      at: new Date(Date.parse("2026-03-04T00:00:00Z") + (at % 4) * 6 * hourMs + at * 60_000).toISOString(),
      author: `copier${at}`,
      text: `The great $MSFT giveaway has begun, join our channel today https://example.invalid/${at}`,
    })),
  );
  const day = await pointOf("MSFT", run);
  expect(day.voices).toBeCloseTo(1 + Math.log(80), 9);
  expect(day.effectiveTexts).toBe(1);
});
