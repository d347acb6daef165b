import type { ModelName } from "../domain/tiers.ts";
import type { Prepared } from "./prepared.ts";
import type { Tensorflow } from "./tensorflow.ts";

/** What a fitted model knows, by name: plain numbers, so that it can be stored anywhere. */
export type Weights = Record<string, { shape: number[]; values: Float32Array }>;

/** Rows to learn from. `inputs` is rows × steps × width, scaled; `targets` rows × horizons, NaN where not yet known. */
export interface TrainingData {
  rows: number;
  inputs: Float32Array;
  targets: Float32Array;
}

export interface ModelTools {
  /** Present for a model that `needsTensorflow`. */
  tensorflow: Tensorflow | undefined;
  seed: number;
  signal: AbortSignal;
}

/**
 * A plug-in that says where an asset is heading: for each horizon of the grid the expected log-return in units of its
 * forecast standard deviation. Spread, shrinking toward "no change", storage and scoring are common to all.
 */
export interface ForecastModel {
  name: ModelName;
  /** What it looks at, and how many sessions back the oldest value lies. */
  features: { name: string; lagSessions: number }[];
  /** Whatever changes the result of training: part of a version's identity. */
  settings: Record<string, number>;
  needsTensorflow: boolean;
  /** Time steps and values a step that `writeInput` fills. */
  steps: number;
  width: number;
  /** Writes one row's inputs as known at the close of `at` (≥ 59). Reads nothing later. */
  writeInput(prepared: Prepared, at: number, into: Float32Array, offset: number): void;
  fit(data: TrainingData, tools: ModelTools): Promise<Weights>;
  /** Rows × horizons. */
  predict(weights: Weights, inputs: Float32Array, rows: number, tools: ModelTools): Float32Array;
}

/** The horizons, in sessions, that models learn; between them the path is interpolated. */
export const horizonGrid = [1, 3, 7, 14, 42, 84, 174, 252, 365] as const;
