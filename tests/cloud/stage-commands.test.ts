import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStorage } from "../../core/cloud/gcp/clients.ts";
import { StorageStore } from "../../core/cloud/gcp/storage-store.ts";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { type FakeStorage, fakeStorageLack, startFakeStorage } from "../support/cloud/fake-storage.ts";
import { hashesOf } from "../support/hashes-of.ts";
import { startPulso } from "../support/pulso-process.ts";

const run = "2020-01-01T00";
const models = { PULSO_MODELS: "naive,linear", PULSO_THREADS: "1" };
describe.skipIf(fakeStorageLack !== undefined)(
  `stage commands on a bucket (${fakeStorageLack ?? "fake-gcs-server"})`,
  () => {
    let fake: FakeStorage;
    let home: string;
    let cloud: Record<string, string>;
    let bucket: StorageStore;
    let folder: FolderStore;
    beforeAll(async () => {
      fake = await startFakeStorage();
      await fake.createBucket("made-up-lake");
      home = await mkdtemp(path.join(tmpdir(), "pulso-bucket-"));
      folder = new FolderStore(path.join(home, "lake"));
      bucket = new StorageStore(
        await createStorage({ project: "made-up-1", endpoints: { storage: fake.endpoint } }),
        { bucket: "made-up-lake" },
      );
      cloud = {
        CLOUD: "gcp",
        PULSO_HOME: path.join(home, "cloud"),
        PULSO_PROJECT: "made-up-1",
        PULSO_REGION: "europe-west1",
        PULSO_ZONES: "europe-west1-b",
        PULSO_BUCKET: "made-up-lake",
        PULSO_STORAGE_ENDPOINT: fake.endpoint,
        DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
        METADATA_SERVER_DETECTION: "none",
      };
    });
    afterAll(async () => {
      await fake?.[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    });

    async function pulso(args: string[], env: Record<string, string>): Promise<string> {
      const { exitCode, output } = await startPulso(args, { ...models, ...env }).ended;
      expect(output, output).not.toMatch(/code +\w+\.\w+/);
      expect(exitCode, output).toBe(0);
      return output;
    }

    test("fetch writes into the bucket what it writes into a folder", async () => {
      await pulso(["fetch", "--run", run], { PULSO_HOME: home });
      await pulso(["fetch", "--run", run], cloud);
      expect(Object.keys(await hashesOf(bucket, ""))).toEqual(Object.keys(await hashesOf(folder, "")));
    });

    test("categorise and predict make the same bytes of the same input", async () => {
      for await (const { path: object } of folder.list(""))
        await bucket.put(object, (await folder.get(object))!);
      for (const stage of ["categorise", "predict"]) {
        await pulso([stage, "--run", run], { PULSO_HOME: home });
        await pulso([stage, "--run", run], cloud);
      }
      for (const area of ["categorised/", "predictions/", "state/", "models/"]) {
        const inFolder = await hashesOf(folder, area);
        expect(Object.keys(inFolder).length).toBeGreaterThan(0);
        expect(await hashesOf(bucket, area)).toEqual(inFolder);
      }
    });

    test("a stage that was done is not done again", async () => {
      const before = await hashesOf(bucket, "");
      expect(await pulso(["fetch", "--run", run], cloud)).toMatch(/nothing was changed/);
      expect(await hashesOf(bucket, "")).toEqual(before);
    });

    test("the whole of Pulso on one machine is for CLOUD=local", async () => {
      const { exitCode, output } = await startPulso(["start"], cloud).ended;
      expect(exitCode).toBe(1);
      expect(output).toMatch(/CLOUD=local/);
    });

    test("a bucket that is not there says so", async () => {
      const { exitCode, output } = await startPulso(["fetch", "--run", run], {
        ...cloud,
        PULSO_BUCKET: "no-such-lake",
      }).ended;
      expect(exitCode).toBe(1);
      expect(output).toMatch(/cloud\.missing/);
    });
  },
);
