import { openStore } from "../../core/cloud/open-store.ts";
import type { Config } from "../../core/config.ts";
import { getSourceStandings, type SourceStanding } from "../../core/database/repositories/source-readings.ts";
import type { RegisterCommand } from "../command.ts";
import type { BudgetState } from "../fetch/budget.ts";
import { missingSettings } from "../fetch/missing-settings.ts";
import { openBudget } from "../fetch/open-budget.ts";
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
      const store = await openStore(config);
      const rows: Row[] = [];
      for (const source of sources) {
        const budget = await openBudget(source, { writer: "look", store, config, clock: { now: () => now } });
        const standing = standings.find((candidate) => candidate.source === source.name);
        rows.push(toRow(source, { standing, spent: budget.state(now), config, now }));
      }
      reporter.table("source", rows, rows.map(toShown));
    });
};

interface RowParts {
  standing: SourceStanding | undefined;
  /** By all writers of the lake, those of failed runs among them. */
  spent: BudgetState;
  config: Config;
  now: Date;
}

type Row = ReturnType<typeof toRow>;

/** All that is known, in figures. */
function toRow(source: Source, { standing, spent, config, now }: RowParts) {
  const isCalledOut = Object.keys(source.limits).length > 0;
  // Made-up data have no present to be behind.
  const until = source.sample ? undefined : standing?.until;
  return {
    source: source.name,
    configured: config.sources.includes(source.name),
    state: standing?.state ?? "never",
    lastSuccessAt: standing?.lastSuccessAt?.toISOString() ?? null,
    lagSeconds: until ? Math.max(0, Math.round((now.getTime() - until.getTime()) / 1_000)) : null,
    records: standing?.records ?? null,
    recordsOf30Days: standing?.recordsOfSpan ?? 0,
    deletedOf30Days: standing?.deletedOfSpan ?? 0,
    ...(isCalledOut ? spent : {}),
    retentionDays: retentionDaysOf(source, config.retentions),
    lacks: missingSettings(source, config.given).join(" ") || null,
    error: standing?.errorCode ?? null,
    message: standing?.errorMessage ?? null,
    errorAt: standing?.errorAt?.toISOString() ?? null,
  };
}

/** What fits a terminal. */
function toShown(row: Row): Record<string, unknown> {
  const error = row.error && `${row.error} ${row.errorAt?.slice(0, 16) ?? ""}`;
  return {
    source: row.source,
    on: row.configured ? "yes" : "no",
    state: row.state,
    "last good": row.lastSuccessAt?.slice(0, 16).replace("T", " "),
    lag: row.lagSeconds === null ? null : formatLag(row.lagSeconds),
    "30 days": row.recordsOf30Days,
    "requests today": share(row.dayRequests, row.requestsPerDayMax),
    "USD this month": share(row.monthUsd, row.usdPerMonthMax),
    note: row.lacks ? `lacks ${row.lacks}` : row.state === "ok" ? null : error,
  };
}

function formatLag(seconds: number): string {
  const hours = seconds / 3_600;
  return hours < 48 ? `${hours.toFixed(1)} h` : `${Math.round(hours / 24)} d`;
}

function share(spent: number | undefined, cap: number | null | undefined): string | undefined {
  return spent === undefined || cap === null || cap === undefined ? spent?.toString() : `${spent}/${cap}`;
}
