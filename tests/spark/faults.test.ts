import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { createSparkEngine, sparkEngine } from "../../jobs/categorise/engines/spark.ts";
import { threadsEngine } from "../../jobs/categorise/engines/threads.ts";
import { CategoriseStand, standRun } from "../support/categorise-stand.ts";
import { type NodeFault, writeFaultyNode } from "../support/faulty-node.ts";
import { madeUpSources } from "../support/made-up-posts.ts";
import { goodRecord, jsonLines } from "../support/poison.ts";
import { processesOf, startPulso } from "../support/pulso-process.ts";
import { sparkLack, sparkSuite } from "../support/spark.ts";

describe.skipIf(sparkLack)(sparkSuite("when Spark's programs fail"), () => {
  const stand = new CategoriseStand();
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-faulty-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(() => stand.close());
  const objects = madeUpSources(1_800);

  test.each<NodeFault["program"]>(["judge", "write"])(
    "%s killed half-way is run again, and nothing is lost or doubled",
    async (program) => {
      const { node, mark } = writeFaultyNode(folder, { program, fault: "killed" });
      const engine = createSparkEngine({ node, partCharacters: 20_000, runCharacters: 2_000 });
      const [threads, spark] = [await stand.run(threadsEngine, objects), await stand.run(engine, objects)];
      expect(existsSync(mark)).toBe(true);
      expect(spark.manifest.counts).toEqual(threads.manifest.counts);
      expect(spark.manifest.objects).toEqual(threads.manifest.objects);
    },
  );

  test.each<NodeFault>([
    { program: "judge", fault: "reads little" },
    { program: "check", fault: "reads little" },
    { program: "send", fault: "reads little" },
    { program: "send", fault: "says little" },
    { program: "write", fault: "says little" },
  ])("a program that stops early and ends well fails the job: $program $fault", async (nodeFault) => {
    const { node, mark } = writeFaultyNode(folder, nodeFault);
    const signal = new AbortController().signal;
    const { deps, folder: lake } = await stand.lakeOf(objects, { signal, threads: 2 });
    await expect(stand.categorise(createSparkEngine({ node }), deps, lake)).rejects.toMatchObject({
      code: "spark.incomplete",
    });
    expect(existsSync(mark)).toBe(true);
    expect(await deps.store.head("manifests/run=2026-01-15T12/categorise.json")).toBeUndefined();
  });

  test("a stopped stage leaves no process, no folder and no manifest", async () => {
    const stop = new AbortController();
    const { deps, folder: lake } = await stand.lakeOf(objects, { signal: stop.signal, threads: 2 });
    const ended = expect(stand.categorise(sparkEngine, deps, lake)).rejects.toThrow("enough");
    while (!processesOf(lake).some((line) => line.includes("java"))) await sleep(50);
    stop.abort(new Error("enough"));
    await ended;
    expect(processesOf(lake)).toEqual([]);
    expect(readdirSync(path.join(lake, "home/spark"))).toEqual([]);
    expect(await deps.store.head("manifests/run=2026-01-15T12/categorise.json")).toBeUndefined();
  });
});

test.skipIf(sparkLack)(
  "a Pulso that is killed leaves a Spark that ends by itself, and the next one clears up",
  async () => {
    await using stand = new CategoriseStand();
    const { folder } = await stand.lakeOf({}, { signal: new AbortController().signal, threads: 1 });
    const home = path.join(folder, "home");
    writeFileSync(path.join(folder, "a.jsonl"), jsonLines(goodRecord("a")));
    const args = [
      "categorise",
      "--engine",
      "spark",
      "--run",
      standRun,
      "--input",
      path.join(folder, "a.jsonl"),
    ];
    const env = { PULSO_HOME: home, PULSO_SPARK_HOME: process.env.PULSO_SPARK_HOME ?? "" };
    const start = () => startPulso([...args, "--output", path.join(folder, "out")], env);
    const killed = start();
    while (!processesOf(home).some((line) => line.includes("java"))) await sleep(50);
    killed.child.kill("SIGKILL");
    await killed.ended;
    while (processesOf(home).length > 0) await sleep(100);
    expect(existsSync(path.join(folder, "out/manifests"))).toBe(false);
    expect(await start().ended).toMatchObject({ exitCode: 0 });
    expect(readdirSync(path.join(home, "spark"))).toEqual([]);
  },
);

test("without Spark the error says how to get it", async () => {
  await using stand = new CategoriseStand();
  const { deps, folder } = await stand.lakeOf({}, { signal: new AbortController().signal, threads: 1 });
  const away = { ...deps, config: { ...deps.config, sparkHome: path.join(folder, "nowhere") } };
  await expect(stand.categorise(sparkEngine, away, folder)).rejects.toMatchObject({
    code: "spark.missing",
    remedy: expect.stringContaining("pyspark==3.5.3"),
  });
});
