import { expect, test } from "vitest";
import { jobName } from "../../core/domain/run.ts";
import { vetoMsMax } from "../../core/domain/veto.ts";
import { gate, hang, Orchestra } from "../support/orchestra.ts";

const run = "2026-01-01T06";
const predict1 = jobName(run, "predict", 1);
const hour = 3_600_000;

/** A run whose predict job has written its manifest but does not end, as a machine that a veto keeps. */
async function openAtRest(): Promise<Orchestra> {
  const orchestra = await Orchestra.open();
  const rests = gate();
  orchestra.behave("predict", async (_job, signal, work) => {
    await work();
    rests.open();
    await hang(_job, signal, work);
  });
  await orchestra.tick(run);
  for (const stage of ["fetch", "categorise"] as const)
    await orchestra.handle(await orchestra.ended(jobName(run, stage, 1)));
  await rests.opened;
  return orchestra;
}

const put = (orchestra: Orchestra, ms: number) =>
  orchestra.deps.vetoes.put({
    setBy: "ml@example.org",
    setAt: orchestra.now,
    until: new Date(orchestra.now.getTime() + ms),
  });

test("without a veto a machine that does not stop itself is stopped when its manifest is seen", async () => {
  await using orchestra = await openAtRest();
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).not.toContain(predict1);
  await orchestra.play();
  expect(await orchestra.published()).toBe(run);
});

test("a veto keeps the ML machine while the run goes on, and one mail tells its cost an hour", async () => {
  await using orchestra = await openAtRest();
  await put(orchestra, 2 * hour);
  await Promise.all([orchestra.sweep(), orchestra.sweep()]);
  await orchestra.handle(await orchestra.ended(jobName(run, "load", 1)));
  await orchestra.sweep();
  expect(await orchestra.published()).toBe(run);
  expect(await orchestra.jobs.list()).toEqual([predict1]);
  expect(orchestra.machines.labels.get(predict1)).toEqual(new Date(orchestra.now.getTime() + 2 * hour));
  expect(orchestra.mails).toHaveLength(1);
  expect(orchestra.mails[0]!.text).toContain("0.40 USD an hour");
});

test("a veto that is lifted lets the machine go at the next sweep", async () => {
  await using orchestra = await openAtRest();
  await put(orchestra, 2 * hour);
  await orchestra.sweep();
  expect(await orchestra.deps.vetoes.lift("ml@example.org", orchestra.now)).toBe(true);
  expect(await orchestra.deps.vetoes.lift("ml@example.org", orchestra.now)).toBe(false);
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).not.toContain(predict1);
  expect(orchestra.machines.labels.size).toBe(0);
});

test("a veto that nobody lifts ends at its time", async () => {
  await using orchestra = await openAtRest();
  await put(orchestra, vetoMsMax);
  await orchestra.sweep();
  orchestra.pass(vetoMsMax - 1);
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).toContain(predict1);
  orchestra.pass(1);
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).not.toContain(predict1);
  const [row] = await orchestra.dataSource.query("select expired_at from machine_veto");
  expect(row.expired_at).toEqual(orchestra.now);
});

test("a label put on the machine by hand is a veto, under the same cap", async () => {
  await using orchestra = await openAtRest();
  orchestra.machines.labels.set(predict1, new Date(orchestra.now.getTime() + 100 * hour));
  await orchestra.sweep();
  const until = new Date(orchestra.now.getTime() + vetoMsMax);
  expect(await orchestra.deps.vetoes.newest()).toMatchObject({ setBy: "label", until });
  expect(orchestra.machines.labels.get(predict1)).toEqual(until);
  expect(await orchestra.jobs.list()).toContain(predict1);
});

test("a label taken off by hand lifts the veto", async () => {
  await using orchestra = await openAtRest();
  await put(orchestra, 2 * hour);
  await orchestra.sweep();
  orchestra.machines.labels.delete(predict1);
  await orchestra.sweep();
  expect(await orchestra.deps.vetoes.newest()).toMatchObject({ liftedBy: "label" });
  expect(await orchestra.jobs.list()).not.toContain(predict1);
});

test("a veto keeps no attempt that was given up", async () => {
  await using orchestra = await Orchestra.open();
  orchestra.behave(predict1, hang);
  await orchestra.tick(run);
  for (const stage of ["fetch", "categorise"] as const)
    await orchestra.handle(await orchestra.ended(jobName(run, stage, 1)));
  await put(orchestra, 3 * hour);
  orchestra.pass(hour + 1);
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).not.toContain(predict1);
  await orchestra.play();
  expect(await orchestra.published()).toBe(run);
});

test("a mail that cannot be sent holds up no sweep: what is stray is stopped", async () => {
  await using orchestra = await openAtRest();
  await put(orchestra, 2 * hour);
  orchestra.deps.mail.send = () => Promise.reject(new Error("no mail server"));
  const stray = { stage: "predict", run: "2026-01-01T00", attempt: 1, previous: null, options: {} } as const;
  await orchestra.jobs.start({ ...stray, name: jobName("2026-01-01T00", "predict", 1) });
  await orchestra.sweep();
  expect(await orchestra.jobs.list()).not.toContain("2026-01-01T00-predict-1");
  expect(await orchestra.jobs.list()).toContain(predict1);
});
