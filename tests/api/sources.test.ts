import { expect, test } from "vitest";
import { publishRun } from "../support/published-run.ts";
import { startTestApi } from "../support/test-api.ts";

const about = {
  title: "Paid by the post",
  delivers: ["posts"],
  termsUrl: "https://example.org/terms",
  redistribute: "ids",
  retentionDays: 30,
};
const budget = {
  dayRequests: 12,
  requestsPerDayMax: 20,
  dayUsd: 1.5,
  usdPerDayMax: null,
  monthUsd: 9.25,
  usdPerMonthMax: 10,
};
const query = `{ sources { name title delivers configured state sample lastRun lastSuccessAt lagSeconds newestAt records
  recordsOf30Days deletedOf30Days lastError { code message at } terms { url redistribute retentionDays attribution }
  budget { countedAt requestsToday requestsLeftToday usdToday usdLeftToday usdThisMonth usdLeftThisMonth } } }`;

test("sources tell their state, lag, records, budget, cost and last error; one never asked says so", async () => {
  await using api = await startTestApi({ now: "2026-11-22T07:00:00Z" });
  const read = (run: string, state: string, more: { code?: string; records?: number; readAt: string }) =>
    api.dataSource.query(
      `INSERT INTO source_reading (run_id, source, state, to_at, records, bars, quarantined, duplicate, deleted, code, message,
         newest_at, budget, sample, read_at, about)
       VALUES ($1, 'paid', $2, $3, $4, 0, 0, 0, 2, $5, $6, $3, $7, false, $8, $9)`,
      [
        run,
        state,
        `${run}:00:00Z`,
        more.records ?? 0,
        more.code ?? null,
        more.code ? "the budget is spent" : null,
        budget,
        more.readAt,
        about,
      ],
    );
  await read("2026-09-01T00", "ok", { records: 500, readAt: "2026-09-01T00:01:00Z" });
  await read("2026-11-22T00", "ok", { records: 40, readAt: "2026-11-22T00:01:00Z" });
  await read("2026-11-22T06", "over_budget", { code: "source.budget", readAt: "2026-11-22T06:01:00Z" });
  expect((await api.ask(query)).data.sources).toEqual([
    {
      name: "paid",
      title: "Paid by the post",
      delivers: ["posts"],
      configured: false,
      state: "OVER_BUDGET",
      sample: false,
      lastRun: "2026-11-22T06",
      lastSuccessAt: "2026-11-22T00:01:00.000Z",
      lagSeconds: 7 * 3_600,
      newestAt: "2026-11-22T06:00:00.000Z",
      records: 0,
      recordsOf30Days: 40,
      deletedOf30Days: 4,
      lastError: { code: "source.budget", message: "the budget is spent", at: "2026-11-22T06:01:00.000Z" },
      terms: { url: "https://example.org/terms", redistribute: "IDS", retentionDays: 30, attribution: null },
      budget: {
        countedAt: "2026-11-22T06:01:00.000Z",
        requestsToday: 12,
        requestsLeftToday: 8,
        usdToday: 1.5,
        usdLeftToday: null,
        usdThisMonth: 9.25,
        usdLeftThisMonth: 0.75,
      },
    },
    expect.objectContaining({ name: "sample", state: "NEVER", configured: true, budget: null, terms: null }),
  ]);
  api.clock.set("2026-12-01T00:00:00Z");
  const [paid] = (await api.ask(query)).data.sources;
  expect(paid.budget).toMatchObject({ requestsToday: 0, usdThisMonth: 0, usdLeftThisMonth: 10 });
});

test("a text that may not be shown says why, and keeps its figures", async () => {
  await using api = await startTestApi({ now: "2026-11-22T07:00:00Z" });
  await publishRun(api.dataSource, { run: "2026-11-20T00", symbols: ["ACME"], days: 5, mentionDays: 1 });
  await api.dataSource.query("UPDATE mention SET excerpt = NULL WHERE record_id LIKE '%:00000'");
  await api.dataSource.query(
    "UPDATE mention SET excerpt = NULL, erased_at = now() WHERE record_id LIKE '%:00001'",
  );
  const { data } = await api.ask(
    `{ asset(symbol: "ACME") { news(first: 3) { edges { node { excerpt excerptWithheld sentiment } } } } }`,
  );
  expect(data.asset.news.edges.map(({ node }: { node: unknown }) => node)).toEqual([
    { excerpt: null, excerptWithheld: "TERMS", sentiment: -0.5 },
    { excerpt: null, excerptWithheld: "ERASED", sentiment: 0 },
    { excerpt: "An invented sentence about ACME.", excerptWithheld: null, sentiment: 0.5 },
  ]);
});

test("a run's coverage names each source's window, counts and code", async () => {
  await using api = await startTestApi({ now: "2026-11-22T07:00:00Z" });
  await publishRun(api.dataSource, { run: "2026-11-20T00", symbols: ["ACME"], days: 5 });
  const entry = {
    source: "paid",
    state: "partial",
    from: null,
    to: "2026-11-20T00:00:00.000Z",
    records: 3,
    bars: 1,
    quarantined: 2,
    duplicate: 0,
    deleted: 0,
    code: "source.unavailable",
    message: "one page is missing",
  };
  await api.dataSource.query("UPDATE run SET coverage = $1", [JSON.stringify([entry])]);
  const { data } = await api.ask(
    "{ currentRun { coverage { source state from to records bars quarantined duplicate deleted code message } } }",
  );
  expect(data.currentRun.coverage).toEqual([{ ...entry, state: "PARTIAL" }]);
});
