import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { findManifest } from "../../../core/cloud/manifests.ts";
import type { StageJob } from "../../../core/cloud/ports.ts";
import { packageRoot } from "../../../core/package-root.ts";
import { type ComputeStand, openComputeStand } from "../../support/cloud/compute-stand.ts";

let folder: string;
let stand: ComputeStand;
let workMs: number;
beforeEach(async () => {
  workMs = 60_000;
  folder = await mkdtemp(path.join(tmpdir(), "pulso-machine-"));
  stand = await openComputeStand({
    boot: () => ({
      file: process.execPath,
      args: [
        ...["--import", "tsx", path.join(packageRoot, "tests/support/machine-child.ts")],
        ...[path.join(folder, "lake"), path.join(folder, "told"), String(workMs)],
      ],
      env: { LOG_LEVEL: "info" },
    }),
    graceMs: 5_000,
  });
});
afterEach(async () => {
  await stand?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function makeJob(stage: "fetch" | "predict", manner: string): StageJob {
  const run = "2026-11-22T06";
  return {
    name: `${run}-${stage}-1`,
    stage,
    run,
    attempt: 1,
    previous: null,
    options: { sources: [manner] },
  };
}

function told(): unknown[] {
  const file = path.join(folder, "told");
  return existsSync(file)
    ? readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];
}

const manifestOf = ({ run, stage }: StageJob) =>
  findManifest(new FolderStore(path.join(folder, "lake")), run, stage);
const stateOf = ({ name }: StageJob) =>
  expect.poll(() => stand.machines.state(name), { timeout: 30_000, interval: 100 });

test("a machine reads its job, does it, tells how it ended and is off", async () => {
  const job = makeJob("fetch", "works");
  await stand.machines.start(job);
  await stateOf(job).toBe("stopped");
  expect(await manifestOf(job), stand.fake.said).toMatchObject({ stage: "fetch", attempt: 1 });
  expect(told()).toEqual([{ type: "machine.stopped", name: job.name, exitCode: 0 }]);
  expect(stand.working()).toBe(0);
});

test("a machine whose stage fails tells why, and is off", async () => {
  const job = makeJob("predict", "fails");
  await stand.another({ heldUntil: async () => new Date(Date.now() + 600_000) }).start(job);
  await stateOf(job).toBe("stopped");
  expect(await manifestOf(job)).toBeUndefined();
  const message = "the stage failed as it was told";
  expect(told()).toEqual([{ type: "machine.stopped", name: job.name, exitCode: 1, message }]);
});

test("a machine that is taken back says so in time, and leaves no manifest", async () => {
  const job = makeJob("fetch", "heeds");
  await stand.machines.start(job);
  await expect.poll(() => stand.fake.said, { timeout: 30_000 }).toContain("machine.began");
  await stand.fake.preempt("pulso-2026-11-22t06-fetch-1");
  expect(await stand.machines.state(job.name)).toBe("stopped");
  expect(told()).toEqual([
    { type: "machine.stopped", name: job.name, exitCode: 1, message: "stopped by SIGTERM" },
  ]);
  expect(await manifestOf(job)).toBeUndefined();
});

test("a machine whose stage hangs turns itself off when its time is over", async () => {
  workMs = 500;
  const job = makeJob("fetch", "hangs");
  await stand.machines.start(job);
  await stateOf(job).toBe("stopped");
  expect(told()).toMatchObject([
    { name: job.name, exitCode: 1, message: expect.stringContaining("is not done") },
  ]);
  expect(stand.working()).toBe(0);
});

test("a machine that is kept, by whatever hand, stays after its work and goes when it is let go", async () => {
  const job = makeJob("predict", "works");
  await stand.another({ heldUntil: async () => new Date(Date.now() + 600_000) }).start(job);
  await expect.poll(() => stand.fake.said, { timeout: 30_000 }).toContain("machine.rests");
  expect(told()).toEqual([{ type: "machine.stopped", name: job.name, exitCode: 0 }]);
  expect(await manifestOf(job)).toMatchObject({ stage: "predict" });
  expect(await stand.machines.state(job.name)).toBe("running");
  stand.fake.label("pulso-2026-11-22t06-predict-1", { "pulso-keep-until": null });
  expect(await stand.machines.keptUntil(job.name)).toBeNull();
  await stateOf(job).toBe("stopped");
});

test("a machine at rest is taken away by a stop", async () => {
  const job = makeJob("predict", "works");
  await stand.another({ heldUntil: async () => new Date(Date.now() + 600_000) }).start(job);
  await expect.poll(() => stand.fake.said, { timeout: 30_000 }).toContain("machine.rests");
  await stand.machines.stop(job.name);
  expect(stand.fake.instances).toEqual([]);
});
