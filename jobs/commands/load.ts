import { readCatalogue } from "../../core/catalogue.ts";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { findManifest } from "../../core/cloud/manifests.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import { parseRunId } from "../../core/domain/slot.ts";
import type { RegisterCommand } from "../command.ts";
import { createLoad } from "../load/load.ts";
import { openDatabase } from "../open-database.ts";
import { runStage } from "../stage.ts";

export const registerLoad: RegisterCommand = (program, context) => {
  program
    .command("load")
    .description("one stage alone: writes a run's results to Postgres and publishes it")
    .requiredOption("--run <run>", "the slot, YYYY-MM-DDTHH")
    .action(async (options: { run: string }) => {
      const { config, log, reporter, signal } = context();
      const run = parseRunId(options.run);
      await using database = await openDatabase(config);
      const { dataSource } = database;
      const ledger = new LedgerRepository(dataSource, defaultRunRules);
      const store = new FolderStore(config.lake);
      const waiting = (await ledger.findRun(run))?.attempts.at(-1);
      const attempt = waiting?.stage === "load" ? waiting.attempt : 1;
      const previous = (await findManifest(store, run, "predict"))?.previous ?? null;
      const { manifest } = await runStage(
        "load",
        createLoad({ dataSource, ledger, catalogue: await readCatalogue() }),
        { config, store, clock: { now: () => new Date() }, log, signal, onProgress: reporter.progress },
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
