import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { AppError } from "../../../core/domain/errors.ts";
import { emptyCounts } from "../../../core/domain/manifest.ts";
import { processStart } from "../../../core/process/identity.ts";
import type { StageContext } from "../../stage.ts";
import type { RawInput } from "../raw-input.ts";
import type { CategoriseEngine } from "./engine.ts";
import { failureFolder, fromFailure, readFailure } from "./spark/failure.ts";
import { findSpark } from "./spark/find-spark.ts";
import { jobVariable, type SparkJob } from "./spark/job.ts";
import { type JobSizes, makeJob, tasksOf } from "./spark/make-job.ts";
import { publish } from "./spark/publish-results.ts";
import { readResults, rowsIn, type SparkResults } from "./spark/read-results.ts";
import { runSparkSql } from "./spark/run-spark-sql.ts";
import { dealOut, makeWorkFolder, measureInputs, writeJob, writeTaskLists } from "./spark/work-folder.ts";

export interface SparkEngineOptions extends JobSizes {
  /** The Node that runs the programs. */
  node: string;
}

/** Spark SQL whose programs are Pulso's own: see categorise.sql. */
export const sparkEngine: CategoriseEngine = createSparkEngine({ node: process.execPath });

/** The engine with sizes of one's own. Throws `spark.missing`, `spark.failed`, `spark.incomplete`. */
export function createSparkEngine(options: SparkEngineOptions): CategoriseEngine {
  return async (context, inputs, assetsFile) => {
    const spark = await findSpark(context.config.sparkHome);
    if (inputs.length === 0) return { counts: emptyCounts(), assets: 0, rows: 0, reasons: {} };
    context.onProgress("categorise", 0, inputs.length);
    const work = await makeWorkFolder(context.config.home);
    try {
      const results = await runJob({ spark, options, work, inputs, assetsFile }, context);
      const answer = await publish(results, inputs.length, new FolderStore(work), context);
      context.onProgress("categorise", inputs.length, inputs.length);
      return answer;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  };
}

interface JobParts {
  spark: string;
  options: SparkEngineOptions;
  work: string;
  inputs: readonly RawInput[];
  assetsFile: string | undefined;
}

async function runJob(parts: JobParts, context: StageContext): Promise<SparkResults> {
  const { spark, options, work, assetsFile } = parts;
  const { config, store } = context;
  if (!(store instanceof FolderStore))
    throw new AppError("spark.failed", { message: "the local Spark reads a lake that is a folder" });
  const inputs = await measureInputs(parts.inputs);
  const start = processStart(process.pid);
  const job: SparkJob = {
    ...makeJob(context, inputs, { ...context, assetsFile, sizes: options }),
    work: { cloud: "local", lake: work },
    owner: start === undefined ? undefined : { pid: process.pid, start },
    lake: { cloud: "local", lake: store.root },
  };
  await writeTaskLists(work, dealOut(inputs, tasksOf(inputs, config.threads)));
  const env = {
    PULSO_NODE: options.node,
    PULSO_PROGRAM: programFile(),
    [jobVariable]: await writeJob(work, job),
  };
  try {
    await runSparkSql({ spark, work, threads: config.threads, env, signal: context.signal });
  } catch (error) {
    throw error instanceof AppError && error.code === "spark.failed"
      ? await firstFailure(work, error)
      : error;
  }
  return readResults(rowsIn(work));
}

/** What stopped a program in Spark says more than Spark does. */
async function firstFailure(work: string, otherwise: AppError): Promise<AppError> {
  const folder = new FolderStore(work);
  for await (const { path: file } of folder.list(`${failureFolder}/`)) {
    const bytes = await folder.get(file);
    if (bytes) return fromFailure(readFailure(bytes));
  }
  return otherwise;
}

/** The program beside this file: compiled, or as source by way of a loader. */
function programFile(): string {
  const name = import.meta.url.endsWith(".ts") ? "program-source.mjs" : "program.js";
  return fileURLToPath(new URL(`./spark/${name}`, import.meta.url));
}
