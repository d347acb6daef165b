import { readFileSync } from "node:fs";
import type { StageParams } from "../../../stage.ts";
import type { RawInput } from "../../raw-input.ts";
import type { StorePlace } from "./place.ts";

/** What every program in Spark is told, by one file of the work folder. */
export interface SparkJob {
  /** What all programs see and what is removed at the end. */
  work: StorePlace;
  /** The process whose stage this is, if it runs on the same machine: once it is gone, nobody waits for the job. */
  owner?: { pid: number; start: string };
  lake: StorePlace;
  /** Where the assets' objects go, in the lake. */
  prefix: string;
  assetsFile: string | undefined;
  extraSymbols: string[];
  /** The folder of a transformer, if one scores; every worker must see it. */
  sentimentModel: string | undefined;
  now: string;
  lineBytesMax: number;
  expansionMax: number;
  /** Ids are compared by bucket: only one bucket's are in memory. */
  buckets: number;
  /** A part ends after the block in which it grows beyond so many characters: what a program holds in memory. */
  partCharacters: number;
  /** How many characters of an asset's lines go in one row. */
  runCharacters: number;
  /** Of a job that ends the stage itself, since no process waits for it: the stage's, and how many inputs it has. */
  stage?: StageParams & { inputs: number };
}

/** One line of the list of inputs. */
export interface SparkInput extends RawInput {
  /** Its place among all inputs; zeros before it, so that Spark orders it as a text. */
  key: string;
}

/** The name of the environment variable that names the job's file or, on a cluster, holds the job itself. */
export const jobVariable = "PULSO_SPARK_JOB";

export function readJob(given: string): SparkJob {
  return JSON.parse(given.startsWith("{") ? given : readFileSync(given, "utf8"));
}

const keyDigits = 9;

/** A number as a text that orders as the number does. */
export function orderKey(at: number): string {
  return String(at).padStart(keyDigits, "0");
}
