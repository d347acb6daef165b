import { readCatalogue } from "../../core/catalogue.ts";
import { findManifest } from "../../core/cloud/manifests.ts";
import { type EngineName, engineNames } from "../../core/config.ts";
import { AppError } from "../../core/domain/errors.ts";
import { manifestPath } from "../../core/domain/manifest.ts";
import { parseRunId } from "../../core/domain/slot.ts";
import { categoriseInputs, categoriseRun } from "../categorise/categorise.ts";
import { findInputFiles } from "../categorise/input-files.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { runStage, type StageDeps, type StageProgram } from "../stage.ts";
import { attemptOption } from "./attempt-option.ts";
import { createStageDeps } from "./stage-deps.ts";

interface Options {
  run: string;
  input?: string[];
  assets?: string;
  output?: string;
  engine?: string;
  attempt: number;
}

const examples = `
Without --input it is the stage alone: it reads the run's fetch manifest in the configured lake.
With --input it writes DIR/categorised/run=R/attempt=1/asset=…/part-00000.csv and DIR/manifests/run=R/categorise.json.`;

/** `pulso categorise`: raw records in, one CSV an asset out. */
export const registerCategorise: RegisterCommand = (program, context) => {
  program
    .command("categorise")
    .description("link texts to assets, score their sentiment, write one CSV an asset")
    .requiredOption("--run <run>", "the run, YYYY-MM-DDTHH (00, 06, 12 or 18 UTC)")
    .option("--input <path...>", "raw files (.jsonl, .jsonl.gz) or folders of them")
    .option("--assets <file>", "a catalogue CSV (or its gzip) in place of the one shipped")
    .option("--output <dir>", "the lake folder to write to (needed with --input)")
    .option(
      "--engine <engine>",
      "threads: worker threads of this machine; spark: Spark (PULSO_CATEGORISE_ENGINE)",
    )
    .addOption(attemptOption())
    .addHelpText("after", examples)
    .action((options: Options) => runCategorise(options, context()));
};

async function runCategorise(options: Options, context: CommandContext): Promise<void> {
  const run = parseRunId(options.run);
  const engine = parseEngine(options.engine ?? context.config.categoriseEngine);
  const { config, ...others } = await stageDeps(options, context);
  const deps = { ...others, config: { ...config, categoriseEngine: engine } };
  const fetched = options.input ? undefined : await findManifest(deps.store, run, "fetch");
  const { manifest, alreadyDone } = await runStage("categorise", await programOf(options), deps, {
    run,
    attempt: options.attempt,
    previous: fetched?.previous ?? null,
    options: {},
  });
  const { in: read, out, duplicate, quarantined, unlinked } = manifest.counts;
  const text = alreadyDone
    ? `Run ${run} was categorised already; nothing was changed (${manifestPath(run, "categorise")}).`
    : `${read} records: ${out} linked, ${unlinked} name no asset, ${duplicate} duplicates, ${quarantined} in quarantine.`;
  context.reporter.event(
    "categorise",
    { run, alreadyDone, counts: manifest.counts, detail: manifest.detail },
    text,
  );
}

function parseEngine(text: string): EngineName {
  const engine = engineNames.find((name) => name === text);
  if (engine) return engine;
  throw new AppError("input.invalid", {
    message: `there is no engine "${text}"; the engines are ${engineNames.join(", ")}`,
    engine: text,
  });
}

async function stageDeps({ input, output }: Options, context: CommandContext): Promise<StageDeps> {
  if (Boolean(input) !== Boolean(output))
    throw new AppError("input.invalid", { message: "--input and --output go together" });
  return createStageDeps(context, output);
}

async function programOf({ input, assets }: Options): Promise<StageProgram> {
  if (assets) await readCatalogue(assets);
  if (!input) return (context) => categoriseRun(context, assets);
  const files = await findInputFiles(input);
  return (context) => categoriseInputs(context, files, assets);
}
