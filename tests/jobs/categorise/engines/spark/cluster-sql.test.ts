import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FolderStore } from "../../../../../core/cloud/local/folder-store.ts";
import { writeManifest } from "../../../../../core/cloud/manifests.ts";
import { readConfig } from "../../../../../core/config.ts";
import { clusterSql } from "../../../../../jobs/categorise/engines/spark/cluster-sql.ts";
import { readJob } from "../../../../../jobs/categorise/engines/spark/job.ts";

const run = "2026-11-22T06";
const job = {
  name: `${run}-categorise-1`,
  stage: "categorise",
  run,
  attempt: 1,
  previous: null,
  options: {},
} as const;
const archives = { node: "gs://code/node.tar.gz", code: "gs://code/pulso.tar.gz" };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulso-sql-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function sqlOf(paths: string[]) {
  const texts = paths.filter((object) => object.startsWith("raw/")).length;
  const store = new FolderStore(await mkdtemp(path.join(folder, "lake-")));
  const at = "2026-11-22T06:05:00.000Z";
  await writeManifest(store, {
    run,
    stage: "fetch",
    attempt: 1,
    previous: null,
    codeVersion: "test",
    startedAt: at,
    endedAt: at,
    counts: { in: texts, out: texts, duplicate: 0, quarantined: 0, unlinked: 0 },
    objects: paths.map((object) => ({ path: object, sizeBytes: 10, sha256: "0".repeat(64), rows: 1 })),
    detail: {},
  });
  const config = readConfig({
    CLOUD: "gcp",
    DATABASE_URL: "postgres://pulso:a-password@10.0.0.1/pulso",
    PULSO_PROJECT: "made-up-1",
    PULSO_REGION: "europe-west1",
    PULSO_ZONES: "europe-west1-b",
    PULSO_BUCKET: "lake",
  });
  if (config.cloud !== "gcp") throw new Error("not the cloud's configuration");
  const clock = { now: () => new Date(at) };
  return clusterSql(job, { config, store, clock, archives, workBucket: "work" });
}

test("the statements bring their programs, name every raw object once, and end the stage", async () => {
  const raw = [
    "raw/run=R/attempt=1/source=a/part-00000.jsonl.gz",
    "raw/run=R/attempt=1/source=it's/part-00000.jsonl.gz",
  ];
  const { queries, variables, properties } = await sqlOf([...raw, "prices/run=R/x.csv"]);
  expect(queries.slice(0, 2)).toEqual([
    "ADD ARCHIVE gs://code/node.tar.gz#nodejs",
    "ADD ARCHIVE gs://code/pulso.tar.gz#pulso",
  ]);
  expect(queries).toHaveLength(6);
  const whole = queries.join("\n");
  expect(whole).not.toContain("/inputs`");
  expect(whole.match(/"origin":"[^"]*source=a\//g)).toHaveLength(1);
  // A quote within a literal is escaped.
  expect(whole).toContain("source=it\\'s/");
  expect(whole).not.toContain("prices/");
  expect(queries.at(-1)).toContain("finish");
  expect(variables).toEqual({ work: `hdfs:///tmp/pulso/${job.name}` });
  const told = readJob(properties["spark.executorEnv.PULSO_SPARK_JOB"]!);
  expect(told).toMatchObject({
    prefix: `categorised/run=${run}/attempt=1`,
    lake: { cloud: "gcp", google: { bucket: "lake" } },
    work: { google: { bucket: "work" }, prefix: `categorise/${job.name}` },
    stage: { run, attempt: 1, inputs: 2 },
  });
});

test("no password is in what the cluster is told, which its console shows", async () => {
  expect(JSON.stringify(await sqlOf([]))).not.toContain("a-password");
});
