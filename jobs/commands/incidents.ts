import { getDataIncidents } from "../../core/database/repositories/data-incidents.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import type { RegisterCommand } from "../command.ts";
import { openDatabase } from "../open-database.ts";
import { parseLimit } from "./parse-limit.ts";

export const registerIncidents: RegisterCommand = (program, context) => {
  program
    .command("incidents")
    .description("where two price sources disagree, newest date first")
    .option("--symbol <symbol>", "of this asset alone")
    .option("--limit <n>", "how many at the most (1 to 1000)", parseLimit, 20)
    .action(async ({ symbol, limit }: { symbol?: string; limit: number }) => {
      const { config, reporter } = context();
      await using database = await openDatabase(config);
      const run = await new LedgerRepository(database.dataSource, defaultRunRules).publishedRun();
      const rows = run ? await getDataIncidents(database.dataSource, { symbol, run, limit }) : [];
      if (rows.length === 0) reporter.event("empty", {}, "No two sources disagree.");
      else
        reporter.table(
          "incident",
          rows.map((row) => ({ ...row })),
        );
    });
};
