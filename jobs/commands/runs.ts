import { systemClock } from "../../core/cloud/local/system-clock.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { countTombstones } from "../../core/database/repositories/tombstones.ts";
import { VetoRepository } from "../../core/database/repositories/vetoes.ts";
import { defaultRunRules, lastDone, type Run } from "../../core/domain/run.ts";
import { isHeld } from "../../core/domain/veto.ts";
import type { RegisterCommand } from "../command.ts";
import { openDatabase } from "../open-database.ts";
import { parseLimit } from "./parse-limit.ts";

export const registerRuns: RegisterCommand = (program, context) => {
  program
    .command("runs")
    .description("the run ledger, newest first")
    .option("--limit <n>", "how many at the most (1 to 1000)", parseLimit, 20)
    .action(async ({ limit }: { limit: number }) => {
      const { config, reporter } = context();
      await using database = await openDatabase(config);
      const ledger = new LedgerRepository(database.dataSource, defaultRunRules);
      const [runs, published] = [await ledger.listRuns(limit), await ledger.publishedRun()];
      if (runs.length === 0) reporter.event("empty", {}, "No runs yet: `pulso run` makes the first.");
      else
        reporter.table(
          "run",
          runs.map((run) => toRow(run, published)),
        );
      const veto = await new VetoRepository(database.dataSource).newest();
      if (isHeld(veto, systemClock.now()))
        reporter.event(
          "veto",
          { setBy: veto.setBy, until: veto.until.toISOString(), usdPerHour: config.mlUsdPerHour },
          `The ML machine is kept until ${veto.until.toISOString()} (${veto.setBy}; ${config.mlUsdPerHour.toFixed(2)} USD an hour).`,
        );
      const { erased, waiting, waitingSince } = await countTombstones(database.dataSource);
      if (erased + waiting > 0)
        reporter.event(
          "tombstones",
          { erased, waiting, waitingSince },
          `Erased texts: ${erased}; waiting to be: ${waiting}${waitingSince ? ` (since ${waitingSince.toISOString()})` : ""}.`,
        );
    });
};

function toRow(run: Run, published: string | null): Record<string, unknown> {
  const seconds = run.finishedAt ? (run.finishedAt.getTime() - run.createdAt.getTime()) / 1_000 : null;
  const counts = lastDone(run, "categorise")?.counts;
  return {
    run: run.id,
    newest: run.id === published,
    status: run.status,
    reason: run.reason,
    stages: run.attempts
      .map(({ stage, attempt, status }) => `${stage}#${attempt}${status === "DONE" ? "" : ` ${status}`}`)
      .join(" "),
    texts: counts?.in ?? null,
    results: counts?.out ?? null,
    duplicates: counts?.duplicate ?? null,
    quarantined: counts?.quarantined ?? null,
    unlinked: counts?.unlinked ?? null,
    seconds: seconds === null ? null : Math.round(seconds * 10) / 10,
  };
}
