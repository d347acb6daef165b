import { expect, test } from "vitest";
import { inTurn } from "../../../jobs/fetch/recheck.ts";
import { x } from "../../../jobs/fetch/sources/x/source.ts";
import { FetchBench } from "../../support/fetch-bench.ts";
import { startReplayServer } from "../../support/replay-server.ts";

const json = { "content-type": "application/json" };

test("a share of the ids, taken anew each run, comes round to all of them soon", () => {
  const ids = Array.from({ length: 1_000 }, (_, at) => `x:${201_100_000 + at}`);
  const asked = new Set<string>();
  for (let at = 0; at < 16; at++) {
    const run = new Date(Date.UTC(2026, 0, 1, at * 6)).toISOString().slice(0, 13);
    const turn = inTurn(ids, run);
    expect(new Set(turn)).toEqual(new Set(ids));
    for (const id of turn.slice(0, 125)) asked.add(id);
  }
  // An eighth a run, sixteen runs.
  expect(asked.size).toBe(1_000);
});

test("the newest posts cannot spend what looking for deleted ones costs", async () => {
  await using server = await startReplayServer();
  const posts = Array.from({ length: 400 }, (_, at) => ({
    id: String(9_000 - at),
    created_at: new Date(Date.parse("2026-01-15T05:50:00Z") - at * 20_000).toISOString(),
    text: `Post ${at} on $AAPL`,
  }));
  const lookedFor: string[][] = [];
  server.answer(({ url }) => {
    const ids = url.searchParams.get("ids")?.split(",");
    if (ids) lookedFor.push(ids);
    if (ids) return { headers: json, body: JSON.stringify({ data: ids.map((id) => ({ id })) }) };
    const start = Number(url.searchParams.get("next_token"));
    const data = posts.slice(start, start + Number(url.searchParams.get("max_results")));
    const meta = { result_count: data.length, next_token: String(start + data.length) };
    return { headers: json, body: JSON.stringify({ data, meta }) };
  });
  await using bench = await FetchBench.open({
    sources: [x],
    origins: { "https://api.x.com": server.origin },
    env: { X_BEARER_TOKEN: "made-up", PULSO_X_QUERIES: "$AAPL" },
    now: "2026-01-15T06:00:30Z",
    rechecks: true,
  });
  const options = { sources: ["x"] };
  const one = await bench.fetch({ run: "2026-01-15T06", options });
  expect(one.coverage[0]).toMatchObject({ code: "source.budget", records: 150, budget: { dayUsd: 0.75 } });
  bench.now = new Date("2026-01-15T12:00:30Z");
  const two = await bench.fetch({ run: "2026-01-15T12", previous: "2026-01-15T06", options });
  expect(lookedFor.map((ids) => ids.length)).toEqual([12]);
  expect(two.coverage[0]).toMatchObject({ state: "over_budget", budget: { dayUsd: 0.81 } });
});
