import { statSync } from "node:fs";
import path from "node:path";
import { BossEvents } from "../../core/cloud/local/boss-events.ts";
import { lockHolder } from "../../core/database/embedded/instance-lock.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { RunOptions } from "../../core/domain/events.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import { parseRunId, type RunId, refuseFuture, runIdAt, runIdCovering } from "../../core/domain/slot.ts";
import { checkNames } from "../check-names.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { composeInstance, type Instance } from "../compose.ts";
import { listFiles } from "../fetch/sources/files/list-files.ts";
import { newestInstant } from "../fetch/sources/files/newest-instant.ts";
import { sampleRun } from "../fetch/sources/sample/sample-run.ts";
import { followRun } from "../follow-run.ts";
import { openDatabase } from "../open-database.ts";
import { reportTroubles } from "../report-troubles.ts";

interface RunCommandOptions {
  run?: string;
  data?: string;
  source?: string[];
}

export const registerRun: RegisterCommand = (program, context) => {
  program
    .command("run")
    .description("one run of the whole pipeline, now: fetch, categorise, predict, load")
    .option(
      "--run <run>",
      "the slot, YYYY-MM-DDTHH (UTC; 00, 06, 12, 18); default: the newest that the data covers",
    )
    .option("--data <dir>", "a folder of raw records and prices, in place of live sources")
    .option("--source <names...>", "these sources only")
    .action(async (options: RunCommandOptions) => {
      const { config, log, reporter } = context();
      checkNames(config, options.source);
      const request = await toRequest(options);
      const run = options.run ? parseRunId(options.run) : await defaultRun(request, context());
      refuseFuture(run, new Date());
      if (lockHolder(config.home) !== undefined) return delegate(run, request, context());
      const instance = await composeInstance({ config, log, onProgress: reporter.progress });
      try {
        await execute(run, request, instance, context());
        await instance.erase();
      } finally {
        await instance.close();
      }
    });
};

/** A Pulso that is running already does the work; this process asks for it and looks on. */
async function delegate(run: RunId, request: RunOptions, context: CommandContext): Promise<void> {
  await using database = await openDatabase(context.config);
  const events = await BossEvents.connect(database.url, () => {});
  try {
    const ledger = new LedgerRepository(database.dataSource, defaultRunRules);
    const { dataSource } = database;
    await execute(run, request, { ledger, events, dataSource }, context);
  } finally {
    await events.close();
  }
}

async function execute(
  run: RunId,
  request: RunOptions,
  instance: Pick<Instance, "ledger" | "events" | "dataSource">,
  { reporter, signal }: CommandContext,
): Promise<void> {
  const before = await instance.ledger.findRun(run);
  if (before?.status === "PUBLISHED" || before?.status === "PUBLISHED_QUARANTINE") {
    reporter.event(
      "unchanged",
      { run, status: before.status },
      `Run ${run} is published already: nothing was changed.`,
    );
    return;
  }
  reporter.event("run", { run, ...request }, `Run ${run}`);
  await instance.events.publish({ type: "tick", run, options: request, retry: true });
  const after = await followRun(run, { instance, reporter, signal, before });
  if (after.status === "SKIPPED") throw skipped(run, after.reason, await instance.ledger.publishedRun());
  await reportTroubles(run, instance.dataSource, reporter);
  reporter.event(
    "published",
    { run, status: after.status },
    `Run ${run} is published${after.status === "PUBLISHED" ? "" : ", with records in quarantine"}.`,
  );
}

function skipped(run: RunId, reason: string | null, published: RunId | null): AppError {
  if (reason === "overlap")
    return new AppError("run.overlap", { message: `Run ${run} was skipped: another run is under way`, run });
  return new AppError("run.stale", {
    message: `Run ${run} was skipped: ${published} is published already, and the pointer never goes back`,
    run,
  });
}

async function toRequest({ data, source }: RunCommandOptions): Promise<RunOptions> {
  if (data !== undefined) await checkDataFolder(data);
  return { ...(data !== undefined && { dataDir: path.resolve(data) }), ...(source && { sources: source }) };
}

async function checkDataFolder(folder: string): Promise<void> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new AppError("input.not_found", {
      message: `--data: ${folder || '""'} is no folder`,
      path: folder,
    });
  const { files } = await listFiles(folder);
  if (files.length === 0)
    throw new AppError("input.invalid", {
      message: `--data: ${folder} holds no .jsonl, .ndjson or .csv file (.gz or not)`,
      path: folder,
    });
}

/** The slot that covers the newest record of the data, none after the current; live sources are asked up to now. */
async function defaultRun(request: RunOptions, { config }: CommandContext): Promise<RunId> {
  if (request.dataDir) {
    const newest = await newestInstant(request.dataDir, config);
    return runIdCovering(new Date(Math.min(newest.getTime(), Date.now())));
  }
  const sources = request.sources ?? config.sources;
  return sources.every((source) => source === "sample") ? sampleRun : runIdAt(new Date());
}
