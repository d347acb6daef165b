import { readCatalogue } from "../../core/catalogue.ts";
import { findManifest } from "../../core/cloud/manifests.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import { parseRunId } from "../../core/domain/slot.ts";
import type { RegisterCommand } from "../command.ts";
import { createLoad } from "../load/load.ts";
import { openDatabase } from "../open-database.ts";
import { runStage } from "../stage.ts";
import { createStageDeps } from "./stage-deps.ts";

export const registerLoad: RegisterCommand = (program, context) => {
  program
    .command("load")
    .description("one stage alone: writes a run's results to Postgres and publishes it")
    .requiredOption("--run <run>", "the slot, YYYY-MM-DDTHH")
    .action(async (options: { run: string }) => {
      const given = context();
      const { config, reporter } = given;
      const deps = await createStageDeps(given);
      const run = parseRunId(options.run);
      await using database = await openDatabase(config);
      const { dataSource } = database;
      const ledger = new LedgerRepository(dataSource, defaultRunRules);
      const waiting = (await ledger.findRun(run))?.attempts.at(-1);
      const attempt = waiting?.stage === "load" ? waiting.attempt : 1;
      const previous = (await findManifest(deps.store, run, "predict"))?.previous ?? null;
      const { manifest } = await runStage(
        "load",
        createLoad({ dataSource, ledger, catalogue: await readCatalogue() }),
        deps,
        { run, attempt, previous, options: {} },
      );
      const { counts, detail } = manifest;
      if (detail.alreadyPublished === true)
        reporter.event("unchanged", { run }, `Run ${run} is loaded already: nothing was changed.`);
      else
        reporter.event(
          "loaded",
          { run, counts },
          `Run ${run} is published: ${counts.out} new rows, ${counts.duplicate} held already.`,
        );
    });
};
