import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import type { Config } from "../../core/config.ts";
import { getSourceStandings, type SourceStanding } from "../../core/database/repositories/source-readings.ts";
import type { RegisterCommand } from "../command.ts";
import { Budget, type BudgetState } from "../fetch/budget.ts";
import { missingSettings } from "../fetch/missing-settings.ts";
import { limitsOf } from "../fetch/source-limits.ts";
import { retentionDaysOf } from "../fetch/source-terms.ts";
import { sources } from "../fetch/sources/index.ts";
import type { Source } from "../fetch/sources/source.ts";
import { openDatabase } from "../open-database.ts";

const spanDays = 30;

export const registerSources: RegisterCommand = (program, context) => {
  program
    .command("sources")
    .description("every source: its state, lag, records, budget, cost, last error and the settings it lacks")
    .action(async () => {
      const { config, reporter } = context();
      const now = new Date();
      await using database = await openDatabase(config);
      const since = new Date(now.getTime() - spanDays * 86_400_000);
      const standings = await getSourceStandings(database.dataSource, since);
      const store = new FolderStore(config.lake);
      const rows: Record<string, unknown>[] = [];
      for (const source of sources) {
        const limits = limitsOf(source, config.budgets);
        const budget = await Budget.open({ store, source: source.name, limits, writer: "look", now });
        const standing = standings.find((candidate) => candidate.source === source.name);
        rows.push(toRow(source, { standing, spent: budget.state(now), config, now }));
      }
      reporter.table("source", rows);
    });
};

interface RowParts {
  standing: SourceStanding | undefined;
  /** By all writers of the lake, those of failed runs among them. */
  spent: BudgetState;
  config: Config;
  now: Date;
}

function toRow(source: Source, { standing, spent, config, now }: RowParts): Record<string, unknown> {
  const isCalledOut = Object.keys(source.limits).length > 0;
  const until = standing?.until;
  return {
    source: source.name,
    configured: config.sources.includes(source.name),
    state: standing?.state ?? "never",
    lastSuccessAt: standing?.lastSuccessAt?.toISOString() ?? null,
    lagSeconds: until ? Math.max(0, Math.round((now.getTime() - until.getTime()) / 1_000)) : null,
    records: standing?.records ?? null,
    recordsOf30Days: standing?.recordsOfSpan ?? 0,
    deletedOf30Days: standing?.deletedOfSpan ?? 0,
    requestsToday: isCalledOut ? share(spent.dayRequests, spent.requestsPerDayMax) : null,
    usdToday: isCalledOut ? share(spent.dayUsd, spent.usdPerDayMax) : null,
    usdThisMonth: isCalledOut ? share(spent.monthUsd, spent.usdPerMonthMax) : null,
    retentionDays: retentionDaysOf(source, config.retentions),
    lacks: missingSettings(source, config.given).join(" ") || null,
    error: standing?.errorCode ?? null,
    message: standing?.errorMessage ?? null,
    errorAt: standing?.errorAt?.toISOString() ?? null,
  };
}

function share(spent: number, cap: number | null): string {
  return cap === null ? String(spent) : `${spent} of ${cap}`;
}
