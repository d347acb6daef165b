import { Command } from "commander";
import { expect, test } from "vitest";
import type { Config } from "../../../core/config.ts";
import { silentLog } from "../../../core/log.ts";
import { registerPredict } from "../../../jobs/commands/predict.ts";
import { PredictLake, toBars } from "../../support/predict-lake.ts";
import { randomWalk } from "../../support/random-walk.ts";
import { recordingReporter } from "../../support/recording-reporter.ts";

const run = "2020-01-01T00";

async function predict(config: Config, ...args: string[]) {
  const { reporter, said: events } = recordingReporter();
  const program = new Command().exitOverride();
  const signal = new AbortController().signal;
  registerPredict(program, () => ({ config, log: silentLog, reporter, signal }));
  await program.parseAsync(["predict", ...args], { from: "user" });
  return events;
}

test("pulso predict forecasts a fetched run once, and names what it refuses", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive,linear" });
  const config = { ...lake.deps.config, lake: lake.store.root };
  const walks = [randomWalk("ACME", 100), randomWalk("NEWCO", 10)];
  await lake.fetch(
    run,
    null,
    walks.flatMap((walk) => toBars(walk)),
  );
  expect(await predict(config, "--run", run)).toMatchObject([
    { type: "asset.refused", asset: "NEWCO", code: "series.too_short" },
    { type: "predict.done", run, alreadyDone: false, assets: 2, refused: 1, trained: 2 },
  ]);
  expect((await predict(config, "--run", run)).at(-1)).toMatchObject({ alreadyDone: true });
});

test("pulso predict refuses what is no run, and a run that was not fetched", async () => {
  await using lake = await PredictLake.create();
  const config = { ...lake.deps.config, lake: lake.store.root };
  await expect(predict(config, "--run", "yesterday")).rejects.toMatchObject({ code: "run.invalid" });
  await expect(predict(config, "--run", run)).rejects.toMatchObject({ code: "manifest.missing" });
});
