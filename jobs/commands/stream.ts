import { Option } from "commander";
import { z } from "zod";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { systemClock } from "../../core/cloud/local/system-clock.ts";
import { openStore } from "../../core/cloud/open-store.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { AppError } from "../../core/domain/errors.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import { checkNames } from "../check-names.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { liveTools } from "../fetch/live-tools.ts";
import { startHealthServer } from "../health-server.ts";
import { openDatabase } from "../open-database.ts";
import { quoteFeeds } from "../stream/feeds/index.ts";
import { runStream } from "../stream/stream.ts";
import type { StreamStatus } from "../stream/stream-meter.ts";
import { planStream } from "../stream/stream-plan.ts";
import { createWriterId } from "../stream/writer-id.ts";

/** `pulso stream`: live quotes into the lake, the database and to who watches, until it is stopped. */
export const registerStream: RegisterCommand = (program, context) => {
  program
    .command("stream")
    .description("take quotes as they come: to the lake, the database and everyone who watches")
    .addOption(
      new Option("--feed <name...>", `the feeds to take (${quoteFeeds.map(({ name }) => name).join(", ")})`),
    )
    .option("--symbol <symbol...>", "the symbols to watch in place of PULSO_ASSETS and what users asked for")
    .option("--file <file>", "a file of quotes to replay (.csv or .jsonl, or their .gz)")
    .option("--speed <factor>", "how many times faster than it was the file goes; max = without waiting", "1")
    .option("--for <duration>", "stop after so long, as in 90s, 10m, 6h")
    .option("--health", "PORT answers /healthz and /readyz meanwhile")
    .addHelpText("after", fileForm)
    .action((given: unknown) => stream(given, context()));
};

const fileForm = `
FILE as CSV: a header symbol,at,price and, where known, bid,ask,volume,currency,source
FILE as JSON lines: {"symbol": "AAPL", "at": "2026-11-24T14:30:00Z", "price": 190.5}, with the same names
A line that is not so is set aside, counted and named in the log.
`;

const millisecondsOf = { s: 1_000, m: 60_000, h: 3_600_000 };

const optionsSchema = z.object({
  feed: z.array(z.string()).optional(),
  symbol: z.array(z.string()).optional(),
  file: z.string().optional(),
  health: z.boolean().default(false),
  speed: z.union([z.literal("max").transform(() => Infinity), z.coerce.number().positive().max(1_000_000)]),
  for: z
    .string()
    .optional()
    .transform((text, issues) => {
      if (text === undefined) return undefined;
      const [, count, unit] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
      const milliseconds = unit === "s" || unit === "m" || unit === "h" ? millisecondsOf[unit] : 0;
      // A timer of Node holds 24 days.
      if (Number(count) * milliseconds > 0 && Number(count) * milliseconds < 2 ** 31)
        return Number(count) * milliseconds;
      issues.addIssue("a duration is written like 90s, 10m or 6h");
      return z.NEVER;
    }),
});

async function stream(given: unknown, { config, log, reporter, signal }: CommandContext): Promise<void> {
  const parsed = optionsSchema.safeParse(given);
  if (!parsed.success)
    throw new AppError("input.invalid", {
      message: parsed.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("; "),
    });
  const { for: durationMs, health, ...wish } = parsed.data;
  checkNames(config);
  await using database = await openDatabase(config);
  await using _health = health ? await startHealthServer({ config, ...database }) : undefined;
  const ledger = new LedgerRepository(database.dataSource, defaultRunRules);
  const plan = await planStream(wish, config, () => ledger.requestedSymbols());
  const store = await openStore(config);
  const now = systemClock.now();
  if (store instanceof FolderStore)
    await store.removeLeftovers(`raw/quotes/date=${now.toISOString().slice(0, 10)}`);
  const feeds = plan.feeds.map(({ name }) => name);
  const watched = plan.symbols.length > 0 ? `${plan.symbols.length} symbols` : "all symbols of the file";
  reporter.event(
    "stream.started",
    { feeds, symbols: plan.symbols.length },
    `${feeds.join(", ")}: ${watched} …`,
  );
  const status = await runStream(plan, {
    config,
    store,
    dataSource: database.dataSource,
    clock: systemClock,
    log,
    tools: liveTools,
    writer: createWriterId(now),
    signal: durationMs === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(durationMs)]),
    onStatus: (current) => reporter.status("stream.status", { ...current }, lineOf(current)),
  });
  reporter.event("stream.done", { ...status }, `${lineOf(status)}. Stopped.`);
}

function lineOf(status: StreamStatus): string {
  const { perSecond, symbols, stored, duplicate, rejected, waiting, database, lagMs, lastAt } = status;
  return [
    `${perSecond} quotes/s`,
    `${symbols} symbols`,
    `${stored} in the lake`,
    `${duplicate} repeats`,
    `${rejected} set aside`,
    database === "up" ? `lag ${lagMs} ms` : `database away, ${waiting} symbols wait`,
    `last ${lastAt ?? "–"}`,
  ].join(" · ");
}
