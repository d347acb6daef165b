import { stat } from "node:fs/promises";
import path from "node:path";
import { Option } from "commander";
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import { parseRunId, refuseFuture } from "../../core/domain/slot.ts";
import { checkNames } from "../check-names.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { fetch } from "../fetch/fetch.ts";
import { sourceCoverageSchema } from "../fetch/source-coverage.ts";
import { sources } from "../fetch/sources/index.ts";
import { runStage } from "../stage.ts";
import { attemptOption } from "./attempt-option.ts";
import { createStageDeps } from "./stage-deps.ts";

/** `pulso fetch`: the fetch stage alone, on the configured lake. */
export const registerFetch: RegisterCommand = (program, context) => {
  program
    .command("fetch")
    .description("collect what the sources have to say for one run")
    .requiredOption("--run <run>", "the run's slot, YYYY-MM-DDTHH (00, 06, 12, 18 UTC)")
    .addOption(attemptOption())
    .option("--previous <run>", "the published run whose cursors are continued")
    .option("--data <folder>", "read this folder of raw records and prices in place of live sources")
    .addOption(
      new Option("--source <source...>", `the sources to ask: ${sources.map(({ name }) => name).join(", ")}`),
    )
    .option("--asset <symbol...>", "symbols to fetch beside the configured ones")
    .action((given: unknown) => fetchOnce(given, context()));
};

const optionsSchema = z.object({
  run: z.string().transform(parseRunId),
  attempt: z.number(),
  previous: z.string().transform(parseRunId).optional(),
  data: z.string().optional(),
  source: z.array(z.string()).optional(),
  asset: z.array(z.string()).optional(),
});

async function fetchOnce(given: unknown, context: CommandContext): Promise<void> {
  const { config, reporter } = context;
  const deps = await createStageDeps(context);
  const parsed = optionsSchema.safeParse(given);
  if (!parsed.success)
    throw new AppError("input.invalid", {
      message: parsed.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("; "),
    });
  const options = parsed.data;
  const dataDir = options.data && (await checkFolder(options.data));
  checkNames(config, options.source);
  refuseFuture(options.run, deps.clock.now());
  const { manifest, alreadyDone } = await runStage("fetch", fetch, deps, {
    run: options.run,
    attempt: options.attempt,
    previous: options.previous ?? null,
    options: { dataDir, sources: options.source, assets: options.asset },
  });
  if (alreadyDone) {
    const text = `run ${manifest.run} was fetched before (attempt ${manifest.attempt}); nothing was changed`;
    reporter.event("fetch.already_done", { run: manifest.run, attempt: manifest.attempt }, text);
  }
  const coverage = z.array(sourceCoverageSchema).parse(manifest.detail.sources);
  reporter.table(
    "fetch.source",
    coverage.map(({ source, state, records, bars, quarantined, duplicate, from, to, code, message }) => {
      return { source, state, records, bars, quarantined, duplicate, from, to, code, message };
    }),
  );
  const { counts } = manifest;
  const text = `run ${manifest.run}: ${counts.out} records, ${counts.duplicate} duplicates, ${counts.quarantined} set aside`;
  reporter.event("fetch.done", { run: manifest.run, attempt: manifest.attempt, counts }, text);
}

async function checkFolder(folder: string): Promise<string> {
  const absolute = path.resolve(folder);
  const found = await stat(absolute).catch(() => undefined);
  if (!found?.isDirectory())
    throw new AppError("input.not_found", { message: `--data: ${folder} is not a folder` });
  return absolute;
}
