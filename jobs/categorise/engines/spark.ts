import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { checkObject } from "../../../core/cloud/manifests.ts";
import { AppError } from "../../../core/domain/errors.ts";
import { attemptPrefix, emptyCounts } from "../../../core/domain/manifest.ts";
import { processStart } from "../../../core/process/identity.ts";
import type { StageContext } from "../../stage.ts";
import type { RawInput } from "../raw-input.ts";
import { signaturesHeader, signaturesPath } from "../signatures.ts";
import { type CategoriseEngine, extraSymbolsOf } from "./engine.ts";
import { failureFolder, fromFailure, readFailure } from "./spark/failure.ts";
import { findSpark } from "./spark/find-spark.ts";
import { jobVariable, orderKey, type SparkJob } from "./spark/job.ts";
import { readResults, type SparkResults } from "./spark/read-results.ts";
import { reconcile } from "./spark/reconcile.ts";
import { readRows } from "./spark/rows.ts";
import { runSparkSql } from "./spark/run-spark-sql.ts";
import {
  makeWorkFolder,
  measureInputs,
  type SizedInput,
  writeJob,
  writeTaskLists,
} from "./spark/work-folder.ts";

/** What a task takes at most, but for a larger object: it is what is done again when a task fails. */
const taskBytes = 268_435_456;
/** How much of the inputs shares a bucket of ids, or a fair guess of it: objects are compressed. */
const bucketBytes = 134_217_728;
const bucketsMin = 8;
const bucketsMax = 4_096;
/** Of all the runs that a merge may have open at once. */
const mergeCharacters = 33_554_432;
const runCharactersMax = 262_144;
const runCharactersMin = 2_048;
const partCharactersMax = 16_777_216;
/** How much text an object's byte becomes: a guess, for sizes only. */
const expansionUsual = 8;

export interface SparkEngineOptions {
  /** The Node that runs the programs. */
  node: string;
  /** What a program holds in memory, and how much of an asset goes in one row; else by the size of the inputs. */
  partCharacters?: number;
  runCharacters?: number;
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
      const answer = await publish(results, inputs, work, context);
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
  const { threads } = context.config;
  const inputs = await measureInputs(parts.inputs);
  const totalBytes = inputs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const job = await writeJob(makeJob({ work, assetsFile, inputs, totalBytes, options }, context));
  await writeTaskLists(work, inputs, Math.max(threads, Math.ceil(totalBytes / taskBytes)));
  const env = { PULSO_NODE: options.node, PULSO_PROGRAM: programFile(), [jobVariable]: job };
  try {
    await runSparkSql({ spark, work, threads, env, signal: context.signal });
  } catch (error) {
    throw error instanceof AppError && error.code === "spark.failed"
      ? await firstFailure(work, error)
      : error;
  }
  return readResults(work);
}

function makeJob(
  parts: {
    work: string;
    assetsFile: string | undefined;
    inputs: readonly SizedInput[];
    totalBytes: number;
    options: SparkEngineOptions;
  },
  context: StageContext,
): SparkJob {
  const { config, store, clock, run, attempt } = context;
  if (!(store instanceof FolderStore))
    throw new AppError("spark.failed", { message: "the local Spark reads a lake that is a folder" });
  const { work, assetsFile, inputs, totalBytes, options } = parts;
  const start = processStart(process.pid);
  const { partCharacters = partCharactersMax } = options;
  const manyParts = inputs.length + (totalBytes * expansionUsual) / partCharacters;
  const runCharacters = clamp(Math.floor(mergeCharacters / manyParts), runCharactersMin, runCharactersMax);
  return {
    work,
    owner: start === undefined ? undefined : { pid: process.pid, start },
    lake: store.root,
    prefix: attemptPrefix("categorised", run, attempt),
    assetsFile: assetsFile && path.resolve(assetsFile),
    extraSymbols: extraSymbolsOf(context),
    sentimentModel: config.sentimentModel,
    now: clock.now().toISOString(),
    lineBytesMax: config.lineBytesMax,
    expansionMax: config.expansionMax,
    buckets: clamp(Math.ceil(totalBytes / bucketBytes), bucketsMin, bucketsMax),
    partCharacters,
    runCharacters: options.runCharacters ?? runCharacters,
  };
}

/** Reconciles, sets aside in the order of the inputs, and lists each asset's object once its bytes are looked at. */
async function publish(
  results: SparkResults,
  inputs: readonly RawInput[],
  work: string,
  context: StageContext,
) {
  const counts = reconcile(
    inputs.map((_, at) => orderKey(at)),
    results,
  );
  const reasons: Record<string, number> = {};
  const folder = new FolderStore(work);
  for (const [, { faults }] of results.parts.sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!faults) continue;
    await checkObject(folder, faults);
    for await (const [line] of readRows(createReadStream(path.join(work, faults.path)))) {
      const fault = JSON.parse(line!);
      reasons[fault.code] = (reasons[fault.code] ?? 0) + 1;
      context.quarantine(fault);
    }
  }
  let rows = 0;
  const written = results.written.sort((a, b) => (a.object.path < b.object.path ? -1 : 1));
  for (const { asset, object } of written) {
    await context.adopt(object);
    if (asset) rows += object.rows;
  }
  const prefix = attemptPrefix("categorised", context.run, context.attempt);
  if (rows > 0) await context.write(signaturesPath(prefix), signaturesOf(written, folder), rows);
  return { counts, assets: written.filter(({ asset }) => asset).length, rows, reasons };
}

/** All signatures in the order of the CSVs. Throws `spark.incomplete` when an asset has another number than rows. */
async function* signaturesOf(
  written: SparkResults["written"],
  work: FolderStore,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(signaturesHeader);
  for (const { asset, object, signatures } of written) {
    if (!signatures) continue;
    let lines = 0;
    for await (const chunk of (await work.read(signatures.path, signatures)) as AsyncIterable<Buffer>) {
      for (const byte of chunk) if (byte === 0x0a) lines += 1;
      yield chunk;
    }
    if (lines !== object.rows)
      throw new AppError("spark.incomplete", {
        message: `${asset} has ${lines} signatures for ${object.rows} rows`,
        asset,
      });
  }
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

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
