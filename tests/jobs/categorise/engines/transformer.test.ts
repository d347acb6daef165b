import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { categoriseInputs } from "../../../../jobs/categorise/categorise.ts";
import { threadsEngine } from "../../../../jobs/categorise/engines/threads.ts";
import { runStage } from "../../../../jobs/stage.ts";
import {
  type Categorised,
  CategoriseStand,
  standPrefix,
  standRun,
} from "../../../support/categorise-stand.ts";
import { madeUpSources, poisonedObjects } from "../../../support/made-up-posts.ts";
import { runtimeLack, transformerSuite } from "../../../support/onnx-runtime.ts";
import { goodRecord, jsonLines } from "../../../support/poison.ts";
import { tinyTransformer } from "../../../support/tiny-transformer.ts";

type Row = Record<string, string>;
const rowsOf = ({ objects }: Categorised, asset: string): Row[] =>
  parse(objects.get(`${standPrefix}/asset=${asset}/part-00000.csv`)!, { columns: true });
/** A row without what a scorer gives it. */
const unscored = ({ sentiment_label, sentiment, p_negative, p_neutral, p_positive, ...rest }: Row): Row =>
  rest;

describe.skipIf(runtimeLack)(transformerSuite("in the categorise stage"), () => {
  const stand = new CategoriseStand();
  let files: Awaited<ReturnType<typeof tinyTransformer>>;
  beforeAll(async () => {
    files = await tinyTransformer();
  });
  afterAll(async () => {
    await files[Symbol.asyncDispose]();
    await stand.close();
  });

  test("scores each asset of a text, in worker threads, even of a few texts", async () => {
    const objects = {
      "source=a/part-00000.jsonl": jsonLines(
        goodRecord("a", { text: "$AAPL beats as $MSFT sinks", lang: "en" }),
        goodRecord("b", { text: "Repsol sube y gana en bolsa", lang: "es" }),
      ),
    };
    const shipped = await stand.run(threadsEngine, objects);
    const own = await stand.run(threadsEngine, objects, { sentimentModel: files.folder });
    expect(rowsOf(own, "AAPL")).toMatchObject([{ sentiment_label: "positive", p_positive: "0.9503" }]);
    expect(rowsOf(own, "MSFT")).toMatchObject([{ sentiment_label: "negative", p_negative: "0.9503" }]);
    expect(rowsOf(own, "REP.MC")).toEqual(rowsOf(shipped, "REP.MC"));
  });

  test("writes the same bytes whatever the number of threads, and other figures only than the model that ships", async () => {
    const objects = { ...madeUpSources(900), ...poisonedObjects() };
    const [shipped, one, two] = [
      await stand.run(threadsEngine, objects),
      await stand.run(threadsEngine, objects, { threads: 1, sentimentModel: files.folder }),
      await stand.run(threadsEngine, objects, { threads: 2, sentimentModel: files.folder }),
    ];
    expect(two.objects).toEqual(one.objects);
    expect(two.manifest.counts).toEqual(shipped.manifest.counts);
    expect([...two.objects.keys()]).toEqual([...shipped.objects.keys()]);
    for (const asset of ["AAPL", "MSFT"]) {
      expect(rowsOf(two, asset).map(unscored)).toEqual(rowsOf(shipped, asset).map(unscored));
      expect(rowsOf(two, asset)).not.toEqual(rowsOf(shipped, asset));
    }
  });

  test("that cannot be used stops the stage by name before anything is read", async () => {
    const { deps } = await stand.lakeOf(madeUpSources(10), {
      signal: new AbortController().signal,
      threads: 2,
    });
    await using broken = await tinyTransformer({ "config.json": undefined });
    const config = { ...deps.config, sentimentModel: broken.folder };
    const running = runStage(
      "categorise",
      (context) => categoriseInputs(context, []),
      { ...deps, config },
      {
        run: standRun,
        attempt: 1,
        previous: null,
        options: {},
      },
    );
    await expect(running).rejects.toMatchObject({ code: "transformer.invalid" });
  });
});
