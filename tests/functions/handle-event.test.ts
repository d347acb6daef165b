import { expect, test } from "vitest";
import { manifestPath, stages } from "../../core/domain/manifest.ts";
import { jobName } from "../../core/domain/run.ts";
import { gate, Orchestra } from "../support/orchestra.ts";

const run = "2026-01-01T06";
const next = "2026-01-01T12";
const fourJobs = stages.map((stage) => jobName(run, stage, 1));
const fourDone = stages.map((stage) => `${stage} 1 DONE`);

test("a tick moves a run through four stages until it is published, each job started once", async () => {
  await using orchestra = await Orchestra.open();
  await orchestra.tick(run);
  await orchestra.play();
  expect(await orchestra.row(run)).toMatchObject({ status: "PUBLISHED", reason: null, attempts: fourDone });
  expect(orchestra.begun).toEqual(fourJobs);
  expect(await orchestra.published()).toBe(run);
  expect(await orchestra.deps.ledger.pendingCommands(orchestra.now)).toEqual([]);
  expect(orchestra.mails).toEqual([]);
});

test("duplicate and reordered events change nothing, at no point of a run", async () => {
  await using orchestra = await Orchestra.open();
  const all = stages.flatMap((stage) => [
    { type: "object.created" as const, path: manifestPath(run, stage) },
    { type: "machine.stopped" as const, name: jobName(run, stage, 1), exitCode: 0 },
  ]);
  await orchestra.tick(run);
  for (const [at, name] of fourJobs.entries()) {
    await orchestra.ended(name);
    await orchestra.handle(orchestra.told.shift()!);
    // All but the next stage's events are now late or too early; its own are kept for the next round.
    const following = stages[at + 1];
    if (following) await orchestra.ended(jobName(run, following, 1));
    const before = await orchestra.row(run);
    const others = all.filter((event) => !JSON.stringify(event).includes(following ?? "-none-"));
    for (const event of others.toReversed()) await orchestra.handle(event);
    await orchestra.tick(run);
    expect(await orchestra.row(run)).toEqual(before);
  }
  expect(orchestra.begun).toEqual(fourJobs);
  expect(await orchestra.published()).toBe(run);
});

test("a path that is no manifest's and a job that is no run's are nobody's business", async () => {
  await using orchestra = await Orchestra.open();
  await orchestra.handle({ type: "object.created", path: `raw/run=${run}/attempt=1/part-00000.jsonl.gz` });
  await orchestra.handle({ type: "object.created", path: manifestPath(run, "fetch") });
  await orchestra.handle({ type: "machine.stopped", name: "someone-else", exitCode: 1 });
  await orchestra.handle({ type: "machine.stopped", name: jobName(run, "fetch", 1), exitCode: 1 });
  expect(await orchestra.ledger.listRuns(10)).toEqual([]);
});

test("two handlers of the same event start one job, and go on as one", async () => {
  await using orchestra = await Orchestra.open();
  await Promise.all([orchestra.tick(run), orchestra.tick(run), orchestra.tick(run)]);
  for (const name of fourJobs) {
    await orchestra.ended(name);
    const event = orchestra.told.shift()!;
    await Promise.all([orchestra.handle(event), orchestra.handle(event), orchestra.sweep()]);
  }
  await orchestra.play();
  expect(orchestra.begun).toEqual(fourJobs);
  expect(await orchestra.row(run)).toMatchObject({ status: "PUBLISHED", attempts: fourDone });
});

test("symbols that users asked for join what the run was asked for", async () => {
  await using orchestra = await Orchestra.open();
  await orchestra.dataSource.query(
    `insert into asset (symbol, class, name, requested_at) values
       ('ZEN', 'stock', 'Zen Gardens', now()), ('ACME', 'stock', 'Acme Tools', now()), ('IDLE', 'stock', 'Idle', null)`,
  );
  await orchestra.tick(run, { options: { sources: ["sample"], assets: ["BTC", "ZEN"] } });
  await orchestra.play();
  const options = { sources: ["sample"], assets: ["BTC", "ZEN", "ACME"] };
  expect(orchestra.jobsBegun.map((job) => job.options)).toEqual([options, options, options, options]);
});

test("a tick while another run is under way is SKIPPED(overlap), and the next run takes its window", async () => {
  await using orchestra = await Orchestra.open();
  const overlapped = gate();
  orchestra.behave(jobName(run, "fetch", 1), async (_job, _signal, work) => {
    await overlapped.opened;
    await work();
  });
  await orchestra.tick(run);
  await orchestra.tick(next);
  overlapped.open();
  await orchestra.play();
  expect(await orchestra.row(next)).toMatchObject({ status: "SKIPPED", reason: "overlap", attempts: [] });
  await orchestra.tick("2026-01-01T18");
  await orchestra.play();
  expect(await orchestra.row("2026-01-01T18")).toMatchObject({ status: "PUBLISHED" });
  expect(orchestra.jobsBegun.map((job) => job.previous)).toEqual([
    ...Array(4).fill(null),
    ...Array(4).fill(run),
  ]);
});

test("a tick at or under the published run is stale: it is skipped, and the pointer stays", async () => {
  await using orchestra = await Orchestra.open();
  await orchestra.tick(next);
  await orchestra.play();
  const begun = orchestra.begun.length;
  const published = await orchestra.row(next);
  await orchestra.tick(run);
  await orchestra.tick(next);
  await orchestra.tick(run, { retry: true });
  expect(await orchestra.row(run)).toMatchObject({ status: "SKIPPED", reason: "stale", attempts: [] });
  expect(await orchestra.row(next)).toEqual(published);
  expect(await orchestra.published()).toBe(next);
  expect(orchestra.begun).toHaveLength(begun);
});

test("a stage that sets over one per cent aside ends its run as FAILED(quality), and the old run stays published", async () => {
  await using orchestra = await Orchestra.open();
  await orchestra.tick(run);
  await orchestra.play();
  orchestra.setAside("categorise", 2);
  await orchestra.tick(next);
  await orchestra.play();
  expect(await orchestra.row(next)).toMatchObject({
    status: "FAILED",
    reason: "quality",
    attempts: ["fetch 1 DONE", "categorise 1 DONE"],
  });
  expect(await orchestra.published()).toBe(run);
  expect(orchestra.mails).toMatchObject([
    { to: "operator@example.org", subject: `Pulso: run ${next} needs you` },
  ]);
  expect(orchestra.mails[0]?.text).toContain("2 of 102 records of categorise are in quarantine");
});

test("a stage that sets one record of a hundred aside is published, and says so", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.setAside("categorise", 1);
  await orchestra.tick(run);
  await orchestra.play();
  expect(await orchestra.row(run)).toMatchObject({ status: "PUBLISHED_QUARANTINE" });
  expect(await orchestra.published()).toBe(run);
});
