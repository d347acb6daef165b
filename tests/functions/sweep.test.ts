import { expect, test } from "vitest";
import { findManifest } from "../../core/cloud/manifests.ts";
import { manifestPath, stages } from "../../core/domain/manifest.ts";
import { defaultRunRules, jobName } from "../../core/domain/run.ts";
import { crash, gate, hang, Orchestra } from "../support/orchestra.ts";

const run = "2026-01-01T06";
const fourJobs = stages.map((stage) => jobName(run, stage, 1));
const [fetch1, categorise1] = fourJobs;
const fetch2 = jobName(run, "fetch", 2);
const pastDeadlineMs = defaultRunRules.stageTimeoutMs + 1;

test.each(stages)("the lost event of %s is mended by one sweep, without a second attempt", async (stage) => {
  await using orchestra = await Orchestra.open();
  await orchestra.tick(run);
  for (const name of fourJobs) {
    const event = await orchestra.ended(name);
    orchestra.told.length = 0;
    if (name === jobName(run, stage, 1)) await orchestra.sweep();
    else await orchestra.handle(event);
  }
  await orchestra.sweep();
  expect(orchestra.begun).toEqual(fourJobs);
  expect(await orchestra.row(run)).toMatchObject({
    status: "PUBLISHED",
    attempts: stages.map((name) => `${name} 1 DONE`),
  });
});

test("a sweep of a run that is well, and of none, changes nothing", async () => {
  await using orchestra = await Orchestra.open();
  await orchestra.sweep();
  orchestra.behave(fetch1!, hang);
  await orchestra.tick(run);
  const before = await orchestra.row(run);
  await Promise.all([orchestra.sweep(), orchestra.sweep()]);
  expect(await orchestra.row(run)).toEqual(before);
  expect(orchestra.begun).toEqual([fetch1]);
  expect(orchestra.machines.log.filter((line) => line.startsWith("stop"))).toEqual([]);
});

test.each(["sweep", "duplicate event"])(
  "a crash between the commit and the dispatch is carried out by the next %s, once",
  async (how) => {
    await using orchestra = await Orchestra.open();
    const tick = { type: "tick", run, options: {}, retry: false } as const;
    await orchestra.deps.ledger.decide(tick, orchestra.now);
    expect(await orchestra.deps.ledger.pendingCommands(orchestra.now)).toMatchObject([
      { kind: "start", name: fetch1 },
    ]);
    if (how === "sweep") await orchestra.sweep();
    else await orchestra.tick(run);
    expect(await orchestra.deps.ledger.pendingCommands(orchestra.now)).toEqual([]);
    await orchestra.play();
    expect(orchestra.begun).toEqual(fourJobs);
    expect(await orchestra.published()).toBe(run);
  },
);

test("a crash between the start of a job and its tick in the outbox starts it no second time", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.behave(fetch1!, hang);
  await orchestra.tick(run);
  await orchestra.dataSource.query("update outbox set dispatched_at = null");
  await orchestra.sweep();
  expect(orchestra.begun).toEqual([fetch1]);
  expect(await orchestra.deps.ledger.pendingCommands(orchestra.now)).toEqual([]);
});

test("a start that is refused stays in the outbox with its error, and is tried again less and less often", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.machines.refusal = "the quota is used up";
  await orchestra.tick(run);
  const tries = async () => {
    const [row] = await orchestra.dataSource.query("select tries from outbox");
    return row.tries;
  };
  const seconds: number[] = [];
  for (let second = 0, before = 1; second <= 600; second += 10, orchestra.pass(10_000)) {
    await orchestra.sweep();
    if ((await tries()) > before) seconds.push(second);
    before = await tries();
  }
  expect(seconds).toEqual([30, 90, 210, 450]);
  expect(await orchestra.dataSource.query("select name, dispatched_at, last_error from outbox")).toEqual([
    { name: fetch1, dispatched_at: null, last_error: "the quota is used up" },
  ]);
  expect(await orchestra.row(run)).toMatchObject({ status: "RUNNING", attempts: ["fetch 1 RUNNING"] });
  orchestra.machines.refusal = undefined;
  orchestra.pass(900_000);
  await orchestra.sweep();
  await orchestra.play();
  expect(orchestra.begun).toEqual(fourJobs);
  expect(await orchestra.published()).toBe(run);
});

test("a run that found no room until its deadline fails by capacity, and nothing is started for it later", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.machines.refusal = "the quota is used up";
  await orchestra.tick(run);
  orchestra.pass(pastDeadlineMs);
  await orchestra.sweep();
  orchestra.machines.refusal = undefined;
  orchestra.pass(pastDeadlineMs);
  await orchestra.sweep();
  expect(await orchestra.row(run)).toMatchObject({ status: "FAILED", reason: "capacity" });
  expect(orchestra.begun).toEqual([]);
  expect(orchestra.mails).toHaveLength(1);
  expect(await orchestra.ledger.pendingCommands(orchestra.now)).toEqual([]);
});

test("a run whose orchestrator was away past its deadline is tried again, not failed by capacity", async () => {
  await using orchestra = await Orchestra.open();
  const tick = { type: "tick", run, options: {}, retry: false } as const;
  await orchestra.ledger.decide(tick, orchestra.now);
  orchestra.pass(pastDeadlineMs);
  await orchestra.sweep();
  await orchestra.play();
  expect(orchestra.begun).toEqual([fetch2, ...fourJobs.slice(1)]);
  expect(await orchestra.published()).toBe(run);
});

test("a job that vanished is tried again under a new number, and the run is published", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.behave(fetch1!, crash);
  await orchestra.tick(run);
  await orchestra.ended(fetch1!);
  orchestra.told.length = 0;
  await orchestra.sweep();
  await orchestra.play();
  expect(orchestra.begun).toEqual([fetch1, fetch2, ...fourJobs.slice(1)]);
  expect((await orchestra.row(run)).attempts.slice(0, 2)).toEqual(["fetch 1 FAILED", "fetch 2 DONE"]);
  expect(await findManifest(orchestra.deps.store, run, "fetch")).toMatchObject({ attempt: 2 });
  expect(await orchestra.published()).toBe(run);
});

test.each(["vanishes", "fails"])(
  "a job that %s three times fails its run with exactly one mail",
  async (how) => {
    await using orchestra = await Orchestra.open();
    orchestra.behave("categorise", crash);
    await orchestra.tick(run);
    await orchestra.handle(await orchestra.ended(fetch1!));
    for (let attempt = 1; attempt <= 3; attempt++) {
      const event = await orchestra.ended(jobName(run, "categorise", attempt));
      if (how === "fails") await Promise.all([orchestra.handle(event), orchestra.handle(event)]);
      else await Promise.all([orchestra.sweep(), orchestra.sweep()]);
    }
    await Promise.all([orchestra.sweep(), orchestra.sweep()]);
    expect(await orchestra.row(run)).toMatchObject({
      status: "FAILED",
      reason: "categorise",
      attempts: ["fetch 1 DONE", "categorise 1 FAILED", "categorise 2 FAILED", "categorise 3 FAILED"],
    });
    expect(orchestra.mails).toHaveLength(1);
    expect(orchestra.begun).toHaveLength(4);
  },
);

test("an alert that several handlers find in the outbox at once is mailed once", async () => {
  await using orchestra = await Orchestra.open();
  const { ledger } = orchestra.deps;
  orchestra.setAside("fetch", 1);
  orchestra.machines.refusal = "no room";
  await orchestra.tick(run);
  const counts = { in: 1, out: 0, duplicate: 0, quarantined: 1, unlinked: 0 };
  await ledger.decide({ type: "manifest", run, stage: "fetch", attempt: 1, counts }, orchestra.now);
  await Promise.all([1, 2, 3, 4].map(() => orchestra.sweep()));
  expect(orchestra.mails).toHaveLength(1);
});

test("a job past its deadline is stopped, then tried again", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.behave(categorise1!, hang);
  await orchestra.tick(run);
  await orchestra.handle(await orchestra.ended(fetch1!));
  orchestra.told.length = 0;
  orchestra.pass(defaultRunRules.stageTimeoutMs);
  await orchestra.sweep();
  expect(orchestra.machines.log).not.toContain(`stop ${categorise1}`);
  orchestra.pass(1);
  await orchestra.sweep();
  expect(orchestra.machines.log.slice(-2)).toEqual([
    `stop ${categorise1}`,
    `start ${jobName(run, "categorise", 2)}`,
  ]);
  await orchestra.play();
  expect(await orchestra.row(run)).toMatchObject({ status: "PUBLISHED" });
  expect((await orchestra.row(run)).attempts.slice(1, 3)).toEqual([
    "categorise 1 FAILED",
    "categorise 2 DONE",
  ]);
});

test("a stage that hangs three times ends its run as FAILED(timeout)", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.behave("fetch", hang);
  await orchestra.tick(run);
  for (let attempt = 1; attempt <= 3; attempt++) {
    orchestra.pass(pastDeadlineMs);
    await orchestra.sweep();
  }
  expect(await orchestra.row(run)).toMatchObject({ status: "FAILED", reason: "timeout:fetch" });
  expect(orchestra.mails).toHaveLength(1);
  expect(await orchestra.jobs.list()).toEqual([]);
});

test("a job that heeds no stop holds nobody up, and its late manifest is fenced by its attempt", async () => {
  await using orchestra = await Orchestra.open();
  const late = gate();
  const second = gate();
  orchestra.behave(fetch1!, async (job) => {
    await late.opened;
    await orchestra.work(job);
  });
  orchestra.behave(fetch2, async (_job, _signal, work) => {
    await second.opened;
    await work();
  });
  await orchestra.tick(run);
  orchestra.pass(pastDeadlineMs);
  await orchestra.sweep();
  expect(orchestra.begun).toEqual([fetch1, fetch2]);
  late.open();
  const tooLate = await orchestra.ended(fetch1!);
  const before = await orchestra.row(run);
  expect(await findManifest(orchestra.deps.store, run, "fetch")).toMatchObject({ attempt: 1 });
  await orchestra.handle(tooLate);
  await orchestra.handle({ type: "object.created", path: manifestPath(run, "fetch") });
  await orchestra.sweep();
  expect(await orchestra.row(run)).toEqual(before);
  second.open();
  await orchestra.play();
  expect(await findManifest(orchestra.deps.store, run, "fetch")).toMatchObject({ attempt: 2 });
  expect(orchestra.begun).toEqual([fetch1, fetch2, ...fourJobs.slice(1)]);
  expect(await orchestra.published()).toBe(run);
});

test("a job that no run waits for is stopped by the sweep", async () => {
  await using orchestra = await Orchestra.open();
  await orchestra.tick(run);
  await orchestra.play();
  orchestra.behave("predict", hang);
  const [job] = orchestra.jobsBegun.slice(2);
  await orchestra.jobs.start({ ...job!, name: jobName(run, "predict", 2), attempt: 2 });
  await orchestra.jobs.start({ ...job!, name: "2026-01-01T00-predict-1", run: "2026-01-01T00" });
  const before = await orchestra.row(run);
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).toEqual([]);
  expect(await orchestra.row(run)).toEqual(before);
});

test("a load that hangs after it published is left its time to end, then stopped", async () => {
  await using orchestra = await Orchestra.open();
  const published = gate();
  orchestra.behave("load", async (job, signal, work) => {
    await work();
    published.open();
    await hang(job, signal, work);
  });
  await orchestra.tick(run);
  for (const name of fourJobs.slice(0, 3)) await orchestra.handle(await orchestra.ended(name));
  await published.opened;
  const load1 = jobName(run, "load", 1);
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).toContain(load1);
  orchestra.pass(600_001);
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).not.toContain(load1);
  expect(await orchestra.published()).toBe(run);
});

test("a stray that cannot be stopped does not keep the sweep from starting what waits", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.behave("predict", hang);
  const name = "2026-01-01T00-predict-1";
  const stray = { stage: "predict", run: "2026-01-01T00", attempt: 1, previous: null, options: {} } as const;
  await orchestra.jobs.start({ ...stray, name });
  orchestra.machines.stopRefusal = "try again later";
  orchestra.machines.refusal = "the quota is used up";
  await orchestra.tick(run);
  orchestra.machines.refusal = undefined;
  orchestra.pass(30_000);
  await orchestra.sweep();
  expect(orchestra.begun).toEqual([name, fetch1]);
  orchestra.machines.stopRefusal = undefined;
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).not.toContain(name);
});

test("a manifest that cannot be read counts as none: the next attempt writes it anew", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.behave(fetch1!, async () => {
    await orchestra.deps.store.put(manifestPath(run, "fetch"), '{"run":');
  });
  await orchestra.tick(run);
  await orchestra.ended(fetch1!);
  await orchestra.handle({ type: "object.created", path: manifestPath(run, "fetch") });
  await orchestra.play();
  expect((await orchestra.row(run)).attempts.slice(0, 2)).toEqual(["fetch 1 FAILED", "fetch 2 DONE"]);
  expect(await orchestra.published()).toBe(run);
});

test("what the host interrupts costs no attempt, and its start waits for the next host", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.behave("fetch", hang);
  await orchestra.tick(run);
  await orchestra.jobs.close();
  await orchestra.play();
  expect(await orchestra.row(run)).toMatchObject({
    status: "RUNNING",
    attempts: ["fetch 1 FAILED", "fetch 2 RUNNING"],
  });
  expect((await orchestra.deps.ledger.findRun(run))?.failures).toBe(0);
  expect(await orchestra.deps.ledger.pendingCommands(orchestra.now)).toMatchObject([
    { kind: "start", name: fetch2 },
  ]);
});
