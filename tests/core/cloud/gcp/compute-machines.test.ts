import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openMachines } from "../../../../core/cloud/gcp/open-machines.ts";
import { ending, staying, testKeptMachines } from "../../../contracts/machines.ts";
import { type ComputeStand, openComputeStand } from "../../../support/cloud/compute-stand.ts";

testKeptMachines("instances of Compute Engine", openComputeStand);

const job = staying(1);
const instance = "pulso-2026-11-22t06-predict-1";
const until = new Date("2026-11-22T10:00:00Z");
const seconds = String(until.getTime() / 1_000);

describe("an instance", () => {
  let stand: ComputeStand;
  beforeEach(async () => {
    stand = await openComputeStand();
  });
  afterEach(() => stand?.[Symbol.asyncDispose]());
  const keepItem = () =>
    stand.fake.instances[0]?.metadata.items.find(({ key }) => key === "pulso-keep-until")?.value;

  test("bears its job, its run's label and all that its template says", async () => {
    await stand.machines.start(job);
    const [made] = stand.fake.instances;
    expect(made).toMatchObject({
      name: instance,
      labels: { "pulso-run": "2026-11-22t06", "pulso-stage": "predict", team: "ml" },
    });
    const items = Object.fromEntries(made!.metadata.items.map(({ key, value }) => [key, value]));
    expect(JSON.parse(items["pulso-job"]!)).toEqual(job);
    expect(items["startup-script"]).toBe("#!/bin/bash");
  });

  test("is kept from its first moment when a veto holds", async () => {
    await stand.another({ heldUntil: async () => until }).start(job);
    expect(await stand.machines.keptUntil(job.name)).toEqual(until);
    expect(keepItem()).toBe(seconds);
  });

  test("that is kept tells its own program so, and keeps its other labels and its job", async () => {
    await stand.machines.start(job);
    await stand.machines.keep(job.name, until);
    expect(stand.fake.instances).toMatchObject([{ labels: { "pulso-keep-until": seconds, team: "ml" } }]);
    expect(keepItem()).toBe(seconds);
    await stand.machines.keep(job.name, null);
    expect(stand.fake.instances[0]?.labels).not.toHaveProperty("pulso-keep-until");
    expect(keepItem()).toBeUndefined();
    expect(stand.fake.instances[0]?.metadata.items.map(({ key }) => key)).toEqual([
      "startup-script",
      "pulso-job",
    ]);
  });

  test("whose label is put on by hand is told of it when the label is looked at", async () => {
    await stand.machines.start(job);
    stand.fake.label(instance, { "pulso-keep-until": seconds });
    expect(await stand.machines.keptUntil(job.name)).toEqual(until);
    expect(keepItem()).toBe(seconds);
    stand.fake.label(instance, { "pulso-keep-until": null });
    expect(await stand.machines.keptUntil(job.name)).toBeNull();
    expect(keepItem()).toBeUndefined();
  });

  test.each(["", "yes", "4h", "99999999999999999999"])(
    "whose label says no time (%j) is kept without an end stated, which the cap gives",
    async (text) => {
      await stand.machines.start(job);
      stand.fake.label(instance, { "pulso-keep-until": text });
      expect(await stand.machines.keptUntil(job.name)).toEqual(new Date("9999-12-31T00:00:00Z"));
    },
  );

  test("whose labels another writes in between keeps both changes", async () => {
    await stand.machines.start(job);
    // Between reading the fingerprint and writing under it: the metadata are written first.
    const stop = setInterval(() => {
      if (!stand.fake.asked.at(-1)?.includes("setMetadata")) return;
      clearInterval(stop);
      stand.fake.label(instance, { owner: "someone" });
    }, 1);
    await stand.machines.keep(job.name, until);
    expect(stand.fake.instances[0]?.labels).toMatchObject({ owner: "someone", "pulso-keep-until": seconds });
  });

  test("that is taken back, or powered itself off, is stopped and listed until it is taken away", async () => {
    await stand.machines.start(job);
    await stand.machines.start(ending(2));
    await stand.fake.preempt(instance);
    await expect.poll(() => stand.machines.state(ending(2).name)).toBe("stopped");
    expect(await stand.machines.state(job.name)).toBe("stopped");
    expect((await stand.machines.list()).sort()).toEqual([job.name, ending(2).name]);
    await stand.machines.stop(job.name);
    await stand.machines.stop(ending(2).name);
    expect(stand.fake.instances).toEqual([]);
  });

  test("of another kind, or without our label, is none of ours", async () => {
    await stand.machines.start(job);
    stand.fake.label(instance, { "pulso-run": null });
    expect(await stand.machines.list()).toEqual([]);
  });

  test("is found on whichever page and in whichever zone it is listed", async () => {
    const attempts = [1, 2, 3, 4, 5];
    for (const attempt of attempts) await stand.machines.start(staying(attempt));
    expect((await stand.machines.list()).sort()).toEqual(attempts.map((attempt) => staying(attempt).name));
  });
});

test("machines are opened by what the configuration names, and by nothing less", async () => {
  await using stand = await openComputeStand();
  const place = {
    project: "pulso-test",
    zones: ["europe-west1-b"],
    endpoints: { compute: stand.fake.endpoint },
  };
  const machines = await openMachines({
    ...place,
    templates: { fetch: "pulso-fetch", predict: "pulso-predict" },
  });
  expect(await machines.start(job)).toBe("started");
  const opened = openMachines({ ...place, templates: { fetch: "pulso-fetch", predict: undefined } });
  await expect(opened).rejects.toThrow(/PULSO_PREDICT_TEMPLATE/);
});

test("an instance whose time is over is deleted by the cloud, whoever forgot it", async () => {
  const scheduling = { maxRunDuration: { seconds: 1 }, instanceTerminationAction: "DELETE" as const };
  await using stand = await openComputeStand({
    templates: { "pulso-predict": { scheduling } },
    secondMs: 100,
  });
  await stand.machines.start(job);
  await expect.poll(() => stand.machines.state(job.name)).toBe("unknown");
  expect(await stand.working()).toBe(0);
});

test("zones that do not answer are told of, and are not taken for empty", async () => {
  await using stand = await openComputeStand();
  stand.fake.faults.push({ match: /^GET/, fault: { status: 503, reason: "backendError" } });
  for (const ask of [
    () => stand.machines.list(),
    () => stand.machines.state(job.name),
    () => stand.machines.start(job),
    () => stand.machines.stop(job.name),
  ])
    await expect(ask()).rejects.toMatchObject({ code: "machine.unavailable" });
  expect(stand.fake.instances).toEqual([]);
});
