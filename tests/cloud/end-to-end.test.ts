import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { getTestServer } from "@google-cloud/functions-framework/testing";
import type { PubSub } from "@google-cloud/pubsub";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStorage } from "../../core/cloud/gcp/clients.ts";
import { StorageStore } from "../../core/cloud/gcp/storage-store.ts";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { findManifest } from "../../core/cloud/manifests.ts";
import { topicNames } from "../../core/config.ts";
import { packageRoot } from "../../core/package-root.ts";
import { type FunctionName, functionNames } from "../../functions/cloud-functions.ts";
import { sampleRun as run } from "../../jobs/fetch/sources/sample/sample-run.ts";
import { type ComputeStand, openComputeStand } from "../support/cloud/compute-stand.ts";
import { FakeDataproc, runInSpark } from "../support/cloud/fake-dataproc.ts";
import { type FakeStorage, fakeStorageLack, startFakeStorage } from "../support/cloud/fake-storage.ts";
import {
  createTopics,
  openPubSub,
  type PubSubEmulator,
  pubsubLack,
  startPubSubEmulator,
} from "../support/cloud/pubsub-emulator.ts";
import { hashesOf } from "../support/hashes-of.ts";
import { startPulso } from "../support/pulso-process.ts";
import { sparkLack } from "../support/spark.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

const lack = fakeStorageLack ?? pubsubLack;
const project = "pulso-test";
const bucketName = "made-up-lake";
const models = { PULSO_MODELS: "naive,linear", PULSO_THREADS: "1" };
/** As terraform/modules/functions deploys them. */
const topicOf: Record<FunctionName, keyof typeof topicNames> = {
  startFetch: "ticks",
  startCategorise: "events",
  startPredict: "events",
  loadResults: "events",
  sweep: "sweeps",
  notifyIncident: "incidents",
};

describe.skipIf(lack !== undefined)(`a run on Google Cloud (${lack ?? "emulators"})`, () => {
  let folder: string;
  let storage: FakeStorage;
  let emulator: PubSubEmulator;
  let pubsub: PubSub;
  let stand: ComputeStand;
  let api: TestApi;
  let bucket: StorageStore;
  let dataproc: FakeDataproc;
  const servers: Server[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "pulso-cloud-"));
    api = await startTestApi({ now: "2020-01-05T00:00:00Z" });
    emulator = await startPubSubEmulator();
    pubsub = await openPubSub(emulator, project);
    await createTopics(pubsub, {});
    storage = await startFakeStorage({
      host: emulator.host,
      project,
      topic: topicNames.events,
      bucket: bucketName,
    });
    await storage.createBucket(bucketName);
    await storage.createBucket("made-up-work");
    bucket = new StorageStore(await createStorage({ project, endpoints: { storage: storage.endpoint } }), {
      bucket: bucketName,
    });
    const env: Record<string, string> = {
      ...models,
      CLOUD: "gcp",
      DATABASE_URL: api.databaseUrl,
      PULSO_PROJECT: project,
      PULSO_REGION: "europe-west1",
      PULSO_ZONES: "europe-west1-b,europe-west1-c",
      PULSO_BUCKET: bucketName,
      PULSO_STORAGE_ENDPOINT: storage.endpoint,
      PUBSUB_EMULATOR_HOST: emulator.host,
      PULSO_HOME: path.join(folder, "home"),
      METADATA_SERVER_DETECTION: "none",
      LOG_LEVEL: "warn",
    };
    stand = await openComputeStand({
      project,
      boot: () => ({
        file: process.execPath,
        args: [path.join(packageRoot, "bin/pulso.js"), "machine"],
        env,
      }),
    });
    dataproc = await FakeDataproc.open({
      run: ({ queryList, properties }, begun) =>
        runInSpark(
          {
            // What the archives would bring, and the cluster's own file system, are this machine's.
            queryList: { queries: queryList.queries.filter((query) => !query.startsWith("ADD ARCHIVE")) },
            scriptVariables: { work: path.join(folder, "hdfs") },
            properties: {
              ...properties,
              "spark.executorEnv.PULSO_NODE": process.execPath,
              "spark.executorEnv.PULSO_PROGRAM": path.join(
                packageRoot,
                "dist/jobs/categorise/engines/spark/program.js",
              ),
              "spark.sql.shuffle.partitions": "2",
            },
          },
          begun,
        ),
    });
    Object.assign(process.env, env, {
      PULSO_COMPUTE_ENDPOINT: stand.fake.endpoint,
      PULSO_FETCH_TEMPLATE: "pulso-fetch",
      PULSO_PREDICT_TEMPLATE: "pulso-predict",
      ...(sparkLack === undefined && {
        PULSO_DATAPROC_ENDPOINT: `http://127.0.0.1:${dataproc.port}`,
        PULSO_DATAPROC_TEMPLATE: dataproc.template.id,
        PULSO_DATAPROC_NODE: "gs://made-up-code/cluster/node.tar.gz",
        PULSO_DATAPROC_CODE: "gs://made-up-code/cluster/pulso.tar.gz",
        PULSO_DATAPROC_WORK: "made-up-work",
      }),
    });
    await import("../../functions/main.ts");
    for (const name of functionNames) {
      const server = getTestServer(name);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      servers.push(server);
      const topic = topicNames[topicOf[name]];
      const { port } = server.address() as AddressInfo;
      await pubsub.topic(topic).createSubscription(`${name}-push`, {
        pushEndpoint: `http://127.0.0.1:${port}/projects/${project}/topics/${topic}`,
        ackDeadlineSeconds: 60,
      });
    }
  });
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await dataproc?.[Symbol.asyncDispose]();
    await stand?.[Symbol.asyncDispose]();
    await pubsub?.close();
    await storage?.[Symbol.asyncDispose]();
    await emulator?.[Symbol.asyncDispose]();
    await api?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const statusOf = async () => {
    const [row] = await api.dataSource.query("select status, reason from run where id = $1", [run]);
    return row;
  };

  test("a tick on Pub/Sub becomes a published run, which GraphQL answers from", {
    timeout: 300_000,
  }, async () => {
    const tick = { json: { type: "tick", run } };
    await pubsub.topic(topicNames.ticks).publishMessage(tick);
    await pubsub.topic(topicNames.ticks).publishMessage(tick);
    await expect.poll(statusOf, { timeout: 240_000, interval: 500 }).toMatchObject({ status: "PUBLISHED" });
    const attempts = await api.dataSource.query(
      "select stage, attempt, status from stage_attempt where run_id = $1 order by started_at",
      [run],
    );
    expect(attempts).toEqual(
      ["fetch", "categorise", "predict", "load"].map((stage) => ({ stage, attempt: 1, status: "DONE" })),
    );
    const answer = await api.ask(
      '{ currentRun { id } asset(symbol: "AAPL") { symbol sentiment(granularity: DAILY) { edges { node { mentions } } } } }',
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.extensions.run).toBe(run);
    expect(answer.data.currentRun).toEqual({ id: run });
    expect(answer.data.asset.sentiment.edges.length).toBeGreaterThan(0);
  });

  test.skipIf(sparkLack !== undefined)(
    `categorise was one cluster's, and the cluster is gone (${sparkLack ?? "Spark"})`,
    async () => {
      await dataproc.settled();
      expect(dataproc.begun).toBe(1);
      expect(dataproc.clusters.size).toBe(0);
      expect(await findManifest(bucket, run, "categorise")).toMatchObject({ detail: { engine: "spark" } });
    },
  );

  test("no machine is left, once the sweep has looked", { timeout: 60_000 }, async () => {
    await pubsub.topic(topicNames.sweeps).publishMessage({ json: { type: "sweep" } });
    await expect.poll(() => stand.fake.instances, { timeout: 30_000, interval: 200 }).toEqual([]);
    expect(stand.fake.processes).toBe(0);
  });

  test("what it wrote is what one machine writes of the same input, to the byte", {
    timeout: 180_000,
  }, async () => {
    const home = path.join(folder, "one-machine");
    const { exitCode, output } = await startPulso(["run", "--run", run], { ...models, PULSO_HOME: home })
      .ended;
    expect(exitCode, output).toBe(0);
    const lake = new FolderStore(path.join(home, "lake"));
    for (const area of ["categorised/", "predictions/"]) {
      const ours = await hashesOf(lake, area);
      expect(Object.keys(ours).length).toBeGreaterThan(10);
      expect(await hashesOf(bucket, area)).toEqual(ours);
    }
  });

  test("a message that is no event is put with the dead letters, and answered as done", {
    timeout: 60_000,
  }, async () => {
    const look = pubsub.subscription(`${topicNames.deadLetters}-look`);
    const found = new Promise<{ text: string; reason: string | undefined }>((resolve) =>
      look.once("message", (message) => {
        message.ack();
        resolve({ text: message.data.toString(), reason: message.attributes.reason });
      }),
    );
    await pubsub.topic(topicNames.ticks).publishMessage({ data: Buffer.from("no tick") });
    expect(await found).toEqual({ text: "no tick", reason: expect.stringContaining("not JSON") });
    await look.close();
  });
});
