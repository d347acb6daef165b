import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createSparkEngine, sparkEngine } from "../../jobs/categorise/engines/spark.ts";
import { threadsEngine } from "../../jobs/categorise/engines/threads.ts";
import { type Categorised, CategoriseStand, standPrefix } from "../support/categorise-stand.ts";
import { madeUpSources, poisonedObjects } from "../support/made-up-posts.ts";
import { runtimeLack } from "../support/onnx-runtime.ts";
import { goodRecord, jsonLines } from "../support/poison.ts";
import { startPulso } from "../support/pulso-process.ts";
import { sparkLack, sparkSuite } from "../support/spark.ts";
import { tinyTransformer } from "../support/tiny-transformer.ts";

describe.skipIf(sparkLack)(sparkSuite("threads and spark"), () => {
  const stand = new CategoriseStand();
  afterAll(() => stand.close());

  test("write the same bytes, set the same aside and count the same, whatever the input", async () => {
    const objects = { ...madeUpSources(5_400), ...poisonedObjects() };
    const threads = await stand.run(threadsEngine, objects);
    const spark = await stand.run(sparkEngine, objects);
    expect(threads.manifest.counts.duplicate).toBeGreaterThan(500);
    expect(threads.manifest.counts.quarantined).toBeGreaterThan(15);
    expectSame(spark, threads);
  });

  test.skipIf(runtimeLack)("write the same bytes by an operator's transformer", async () => {
    await using files = await tinyTransformer();
    const objects = madeUpSources(900);
    const [shipped, threads, spark] = [
      await stand.run(threadsEngine, objects),
      await stand.run(threadsEngine, objects, { sentimentModel: files.folder }),
      await stand.run(sparkEngine, objects, { sentimentModel: files.folder }),
    ];
    expectSame(spark, threads);
    expect(threads.objects).not.toEqual(shipped.objects);
  });

  test("write the same bytes when parts and runs are small, and one asset has half of all posts", async () => {
    const records = Array.from({ length: 6_000 }, (_, at) =>
      goodRecord(`s${at % 5_900}`, {
        text: at % 2 === 0 ? `$AAPL ${at}` : `${["Bitcoin", "$MSFT", "Repsol", "nothing"][at % 4]} ${at}`,
        publishedAt: new Date(Date.UTC(2026, 0, 14) + ((at * 7_919) % 1_440) * 60_000).toISOString(),
      }),
    );
    const objects = {
      "source=a/part-00000.jsonl": jsonLines(...records.slice(0, 4_000)),
      "source=b/part-00000.jsonl": jsonLines(...records.slice(4_000)),
    };
    const cutting = createSparkEngine({
      node: process.execPath,
      partCharacters: 100_000,
      runCharacters: 4_000,
    });
    const [threads, spark] = [await stand.run(threadsEngine, objects), await stand.run(cutting, objects)];
    expectSame(spark, threads);
    const rows = String(threads.objects.get(`${standPrefix}/asset=AAPL/part-00000.csv`)).split("\n").length;
    expect(rows).toBeGreaterThan(2_900);
  });

  test("the command takes the engine by name, links and all, and a symbol with a slash is escaped", async () => {
    const { folder } = await stand.lakeOf({}, { signal: new AbortController().signal, threads: 1 });
    const input = path.join(folder, "in put's");
    await mkdir(input);
    await writeFile(path.join(input, "a.jsonl"), jsonLines(goodRecord("a", { text: "Bitcoin and $AAPL" })));
    const outputOf = async (engine: string) => {
      const output = path.join(folder, engine);
      const args = [
        "--run",
        "2026-01-15T12",
        "--input",
        input,
        "--assets",
        path.join(folder, "catalogue.csv"),
      ];
      const home = {
        PULSO_HOME: path.join(folder, "home"),
        PULSO_SPARK_HOME: process.env.PULSO_SPARK_HOME ?? "",
      };
      const pulso = startPulso(["categorise", ...args, "--output", output, "--engine", engine], home);
      expect(await pulso.ended).toMatchObject({ exitCode: 0 });
      const read = (file: string) => readFile(path.join(output, file), "utf8");
      return {
        manifest: JSON.parse(await read("manifests/run=2026-01-15T12/categorise.json")),
        csv: await read(`${standPrefix}/asset=BTC%2FUSD/part-00000.csv`),
      };
    };
    const [threads, spark] = [await outputOf("threads"), await outputOf("spark")];
    expect(spark.csv).toBe(threads.csv);
    expect(spark.manifest.detail).toEqual({ ...threads.manifest.detail, engine: "spark" });
    expect(spark.manifest.objects).toEqual(threads.manifest.objects);
  });
});

/** Every object byte by byte, and the manifests but for their hours. */
function expectSame(spark: Categorised, threads: Categorised): void {
  const { counts, detail, objects } = threads.manifest;
  expect(spark.manifest).toMatchObject({ counts, detail });
  expect(spark.manifest.objects).toEqual(objects);
  expect([...spark.objects.keys()]).toEqual([...threads.objects.keys()]);
  for (const [name, bytes] of threads.objects)
    expect(spark.objects.get(name)!.equals(bytes), name).toBe(true);
}
