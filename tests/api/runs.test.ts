import { expect, test } from "vitest";
import { startTestApi } from "../support/test-api.ts";

test("why an attempt failed, paths and all, is told to who runs the machine alone", async () => {
  await using api = await startTestApi({ now: "2026-11-22T07:00:00Z" });
  await api.dataSource.query(
    `INSERT INTO run (id, status, reason, options, state, version, created_at)
     VALUES ('2026-11-22T06', 'FAILED', 'fetch', '{}', '{}', 1, now())`,
  );
  await api.dataSource.query(
    `INSERT INTO stage_attempt (run_id, stage, attempt, status, reason, started_at)
     VALUES ('2026-11-22T06', 'fetch', 1, 'FAILED', 'at /home/somebody/pulso.js', now())`,
  );
  const cookie = await api.cookieOf("PRO");
  const query = "{ runs { edges { node { reason stages { reason } } } } }";
  const node = async (asked: { query: string; cookie?: string }) =>
    (await api.ask(asked)).data.runs.edges[0].node;
  const untold = { reason: "fetch", stages: [{ reason: null }] };
  expect(await node({ query })).toEqual(untold);
  expect(await node({ query, cookie })).toEqual(untold);
  await api.dataSource.query("UPDATE app_user SET role = 'OPERATOR'");
  expect((await node({ query, cookie })).stages).toEqual([{ reason: "at /home/somebody/pulso.js" }]);
});
