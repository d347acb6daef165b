import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PubSub } from "@google-cloud/pubsub";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStorage } from "../../core/cloud/gcp/clients.ts";
import { StorageStore } from "../../core/cloud/gcp/storage-store.ts";
import { findManifest } from "../../core/cloud/manifests.ts";
import type { StageJob } from "../../core/cloud/ports.ts";
import { topicNames } from "../../core/config.ts";
import { packageRoot } from "../../core/package-root.ts";
import { type ComputeStand, openComputeStand } from "../support/cloud/compute-stand.ts";
import { type FakeStorage, fakeStorageLack, startFakeStorage } from "../support/cloud/fake-storage.ts";
import {
  createTopics,
  openPubSub,
  type PubSubEmulator,
  pubsubLack,
  startPubSubEmulator,
} from "../support/cloud/pubsub-emulator.ts";

const lack = fakeStorageLack ?? pubsubLack;
const project = "pulso-test";
const run = "2020-01-01T00";

function makeJob(stage: "fetch" | "predict", attempt = 1): StageJob {
  return { name: `${run}-${stage}-${attempt}`, stage, run, attempt, previous: null, options: {} };
}

describe.skipIf(lack !== undefined)(`pulso machine on its instance (${lack ?? "emulators"})`, () => {
  let storage: FakeStorage;
  let emulator: PubSubEmulator;
  let pubsub: PubSub;
  let stand: ComputeStand;
  let folder: string;
  let bucket: StorageStore;
  let extra: Record<string, string> = {};
  const told: unknown[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "pulso-machine-"));
    storage = await startFakeStorage();
    await storage.createBucket("made-up-lake");
    const endpoints = { storage: storage.endpoint };
    bucket = new StorageStore(await createStorage({ project, endpoints }), { bucket: "made-up-lake" });
    emulator = await startPubSubEmulator();
    pubsub = await openPubSub(emulator, project);
    await createTopics(pubsub, { sweeps: ["look"] });
    pubsub.subscription(`${topicNames.sweeps}-look`).on("message", (message) => {
      told.push(JSON.parse(message.data.toString()));
      message.ack();
    });
    stand = await openComputeStand({
      project,
      boot: ({ name }) => ({
        file: process.execPath,
        args: [path.join(packageRoot, "bin/pulso.js"), "machine"],
        env: {
          CLOUD: "gcp",
          DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
          PULSO_HOME: path.join(folder, "home"),
          PULSO_PROJECT: project,
          PULSO_REGION: "europe-west1",
          PULSO_ZONES: "europe-west1-b",
          PULSO_BUCKET: "made-up-lake",
          PULSO_STORAGE_ENDPOINT: storage.endpoint,
          PUBSUB_EMULATOR_HOST: emulator.host,
          PULSO_MODELS: "naive,linear",
          PULSO_THREADS: "1",
          PULSO_POWER_OFF: `touch ${path.join(folder, `${name}.off`)}`,
          LOG_LEVEL: "info",
          ...extra,
        },
      }),
    });
  });
  afterAll(async () => {
    await stand?.[Symbol.asyncDispose]();
    await pubsub?.close();
    await emulator?.[Symbol.asyncDispose]();
    await storage?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });
  const stateOf = ({ name }: StageJob) =>
    expect.poll(() => stand.machines.state(name), { timeout: 60_000, interval: 200 });
  const isPoweredOff = ({ name }: StageJob) =>
    existsSync(path.join(folder, `pulso-${name.toLowerCase()}.off`));

  test("fetches into the bucket, tells the sweeps' topic, and is off", async () => {
    const job = makeJob("fetch");
    expect(await stand.machines.start(job)).toBe("started");
    await stateOf(job).toBe("stopped");
    expect(await findManifest(bucket, run, "fetch"), stand.fake.said).toMatchObject({ attempt: 1 });
    await expect.poll(() => told).toContainEqual({ type: "machine.stopped", name: job.name, exitCode: 0 });
    expect(isPoweredOff(job)).toBe(true);
    await stand.machines.stop(job.name);
  });

  test("predicts from the bucket, stays while it is kept, and is off when it is let go", async () => {
    const job = makeJob("predict");
    await stand.another({ heldUntil: async () => new Date(Date.now() + 600_000) }).start(job);
    await expect.poll(() => stand.fake.said, { timeout: 60_000 }).toContain("machine.rests");
    expect(await findManifest(bucket, run, "predict")).toMatchObject({ attempt: 1 });
    await expect.poll(() => told).toContainEqual({ type: "machine.stopped", name: job.name, exitCode: 0 });
    expect(await stand.machines.state(job.name)).toBe("running");
    expect(isPoweredOff(job)).toBe(false);
    await stand.machines.keep(job.name, null);
    await stateOf(job).toBe("stopped");
    expect(isPoweredOff(job)).toBe(true);
    await stand.machines.stop(job.name);
  });

  test("turns itself off also when its job cannot be read, or its bucket is not there", async () => {
    const wrongs: Record<string, string>[] = [{ PULSO_JOB: "no job" }, { PULSO_BUCKET: "no-such-lake" }];
    for (const [nth, wrong] of wrongs.entries()) {
      extra = wrong;
      const job = makeJob("fetch", nth + 2);
      await stand.machines.start(job);
      await stateOf(job).toBe("stopped");
      expect(isPoweredOff(job)).toBe(true);
      await stand.machines.stop(job.name);
    }
    const message = expect.stringContaining("no-such-lake");
    await expect
      .poll(() => told)
      .toContainEqual({ type: "machine.stopped", name: `${run}-fetch-3`, exitCode: 1, message });
    expect(stand.fake.instances).toEqual([]);
  });
});
