import { InvalidArgumentError } from "commander";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { getManifest } from "../../core/cloud/manifests.ts";
import { parseRunId } from "../../core/domain/slot.ts";
import type { RegisterCommand } from "../command.ts";
import { runStage } from "../stage.ts";

export const registerPredict: RegisterCommand = (program, context) => {
  program
    .command("predict")
    .description("forecast every asset of a run that has been fetched")
    .requiredOption("--run <run>", "the run: YYYY-MM-DDTHH, HH one of 00, 06, 12, 18 (UTC)")
    .option("--attempt <number>", "the attempt", parseAttempt, 1)
    .option("--previous <run>", "the run to build on (default: the one the fetch stage built on)")
    .action(async (options: PredictOptions) => {
      const { config, log, reporter, signal } = context();
      const store = new FolderStore(config.lake);
      const run = parseRunId(options.run);
      const previous = options.previous
        ? parseRunId(options.previous)
        : (await getManifest(store, run, "fetch")).previous;
      const { predict } = await import("../predict/predict.ts");
      const { readPredictDetail } = await import("../predict/detail.ts");
      const { manifest, alreadyDone } = await runStage(
        "predict",
        predict,
        {
          config,
          store,
          log,
          signal,
          clock: { now: () => new Date() },
          onProgress: (stage, done, total) => reporter.progress(stage, done, total),
        },
        { run, attempt: options.attempt, previous, options: {} },
      );
      const { history, models, refused, trained } = readPredictDetail(manifest);
      for (const { asset, code, message } of refused)
        reporter.event(
          "asset.refused",
          { asset, code, message },
          `${asset} has no forecast: ${message} (${code})`,
        );
      const assets = Object.keys(history).length;
      const versions = models.map(({ model, version }) => `${model}/${version}`);
      const fields = {
        run,
        alreadyDone,
        assets,
        refused: refused.length,
        trained,
        versions,
        counts: manifest.counts,
      };
      const sentence = alreadyDone
        ? `Run ${run} was predicted before; nothing changed.`
        : `Run ${run}: ${assets - refused.length} of ${assets} assets forecast; ${trained} of ${models.length} models trained now.`;
      reporter.event("predict.done", fields, sentence);
    });
};

interface PredictOptions {
  run: string;
  attempt: number;
  previous?: string;
}

function parseAttempt(text: string): number {
  const attempt = Number(text);
  if (!Number.isInteger(attempt) || attempt < 1) throw new InvalidArgumentError("a whole number from 1 on");
  return attempt;
}
