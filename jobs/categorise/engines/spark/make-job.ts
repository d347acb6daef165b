import path from "node:path";
import type { Clock } from "../../../../core/cloud/ports.ts";
import type { Config } from "../../../../core/config.ts";
import { attemptPrefix } from "../../../../core/domain/manifest.ts";
import type { StageParams } from "../../../stage.ts";
import { extraSymbolsOf } from "../engine.ts";
import type { SparkJob } from "./job.ts";
import type { SizedInput } from "./work-folder.ts";

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

export interface JobSizes {
  /** What a program holds in memory, and how much of an asset goes in one row; else by the size of the inputs. */
  partCharacters?: number;
  runCharacters?: number;
}

/** What the programs are told, but for the places of lake and work, with sizes that fit the inputs. */
export function makeJob(
  { run, attempt, options }: Pick<StageParams, "run" | "attempt" | "options">,
  inputs: readonly SizedInput[],
  {
    config,
    clock,
    assetsFile,
    sizes = {},
  }: { config: Config; clock: Clock; assetsFile?: string; sizes?: JobSizes },
): Omit<SparkJob, "lake" | "work"> {
  const totalBytes = totalOf(inputs);
  const { partCharacters = partCharactersMax } = sizes;
  const manyParts = inputs.length + (totalBytes * expansionUsual) / partCharacters;
  const runCharacters = clamp(Math.floor(mergeCharacters / manyParts), runCharactersMin, runCharactersMax);
  return {
    prefix: attemptPrefix("categorised", run, attempt),
    assetsFile: assetsFile && path.resolve(assetsFile),
    extraSymbols: extraSymbolsOf({ config, options }),
    sentimentModel: config.sentimentModel,
    now: clock.now().toISOString(),
    lineBytesMax: config.lineBytesMax,
    expansionMax: config.expansionMax,
    buckets: clamp(Math.ceil(totalBytes / bucketBytes), bucketsMin, bucketsMax),
    partCharacters,
    runCharacters: sizes.runCharacters ?? runCharacters,
  };
}

/** How many tasks judge the inputs: one a core, or more where they would be too large. */
export function tasksOf(inputs: readonly SizedInput[], cores: number): number {
  return Math.max(cores, Math.ceil(totalOf(inputs) / taskBytes));
}

function totalOf(inputs: readonly SizedInput[]): number {
  return inputs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
