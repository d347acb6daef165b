import { getManifest } from "../../core/cloud/manifests.ts";
import { manifestPath } from "../../core/domain/manifest.ts";
import { parseRunId } from "../../core/domain/slot.ts";
import type { RegisterCommand } from "../command.ts";
import { ownMachine } from "../machine/own-machine.ts";
import { restWhileKept } from "../machine/rest-while-kept.ts";
import { runStage } from "../stage.ts";
import { attemptOption } from "./attempt-option.ts";
import { createStageDeps } from "./stage-deps.ts";

export const registerPredict: RegisterCommand = (program, context) => {
  program
    .command("predict")
    .description("forecast every asset of a run that has been fetched")
    .requiredOption("--run <run>", "the run: YYYY-MM-DDTHH, HH one of 00, 06, 12, 18 (UTC)")
    .addOption(attemptOption())
    .option("--previous <run>", "the run to build on (default: the one the fetch stage built on)")
    .action(async (options: PredictOptions) => {
      const given = context();
      const { reporter } = given;
      const deps = await createStageDeps(given);
      const run = parseRunId(options.run);
      const previous = options.previous
        ? parseRunId(options.previous)
        : (await getManifest(deps.store, run, "fetch")).previous;
      const { predict } = await import("../predict/predict.ts");
      const { readPredictDetail } = await import("../predict/detail.ts");
      const { manifest, alreadyDone } = await runStage("predict", predict, deps, {
        run,
        attempt: options.attempt,
        previous,
        options: {},
      });
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
      await restWhileKept(ownMachine(given.config), manifestPath(run, "predict"), deps);
    });
};

interface PredictOptions {
  run: string;
  attempt: number;
  previous?: string;
}
