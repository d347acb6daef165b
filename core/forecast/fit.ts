import type { AssetClass } from "../domain/record.ts";
import { toDate } from "./calendar.ts";
import { fitScaler, type Scaler, scaleInputs, writeInputs } from "./inputs.ts";
import { type ForecastModel, horizonGrid, type ModelTools, type Weights } from "./model.ts";
import { indexAt, type Prepared } from "./prepared.ts";
import { gatherSamples, type Samples } from "./samples.ts";
import { closesMin } from "./series.ts";
import { fitShrink } from "./shrink.ts";
import { fitSpread, type Spread } from "./spread.ts";
import { compareWithNaive, type HorizonScore } from "./validation.ts";

/** A model fitted for one class of assets: direction (weights, shrunk) and spread. */
export interface FittedModel {
  model: string;
  class: AssetClass;
  scaler: Scaler;
  /** Undefined when the class had too little history to learn a direction from: then it says "no change". */
  weights: Weights | undefined;
  /** 0..1 by horizon: how much of the direction survives. */
  shrink: number[];
  spread: Spread;
  trained: TrainingNote;
}

/** What a fitted model was made from. Dates are inclusive. */
interface TrainingNote {
  from: string;
  until: string;
  assets: string[];
  /** Classes that lent their spread because this one has fewer than five assets. */
  borrowedFrom: AssetClass[];
  rows: number;
  validation: { from: string; scores: HorizonScore[] } | undefined;
}

const ownAssetsMin = 5;
const trainingRowsMin = 200;

/** The classes of `prepared` at a day that have an asset with enough closes by then. */
export function classesAt(prepared: readonly Prepared[], untilDay: number): AssetClass[] {
  const able = prepared.filter((asset) => indexAt(asset, untilDay) >= closesMin - 1);
  return [...new Set(able.map((asset) => asset.class))].sort();
}

/**
 * Fits one model for one class on what was known at the end of `untilDay`. The first 70 % of the time trains, the
 * next 15 % says how far the direction is to be trusted, the last 15 % compares it with naive; a training target
 * lies wholly before the days that judge it. Residuals of all of it make the spread.
 */
export async function fitModel(
  model: ForecastModel,
  assetClass: AssetClass,
  prepared: readonly Prepared[],
  untilDay: number,
  tools: ModelTools,
): Promise<FittedModel> {
  const able = prepared.filter((asset) => indexAt(asset, untilDay) >= closesMin - 1);
  const own = able.filter((asset) => asset.class === assetClass);
  const others = own.length >= ownAssetsMin ? [] : able.filter((asset) => asset.class !== assetClass);
  const samples = gatherSamples(own, untilDay);
  const direction = await fitDirection(model, assetClass, samples, tools);
  const lenders = classesAt(others, untilDay);
  const pools = lenders.map((lender) => {
    const lent = gatherSamples(
      others.filter((asset) => asset.class === lender),
      untilDay,
    );
    return { samples: lent, expected: new Float32Array(lent.targets.length) };
  });
  const days = [...samples.day].sort((a, b) => a - b);
  return {
    model: model.name,
    class: assetClass,
    scaler: direction.scaler,
    weights: direction.weights,
    shrink: direction.shrink,
    spread: fitSpread([{ samples, expected: direction.expected }, ...pools]),
    trained: {
      from: toDate(days[0] ?? untilDay),
      until: toDate(Math.max(...own.map((asset) => asset.days[indexAt(asset, untilDay)]!))),
      assets: own.map((asset) => asset.symbol).sort(),
      borrowedFrom: lenders,
      rows: samples.rows,
      validation: direction.validation,
    },
  };
}

async function fitDirection(
  model: ForecastModel,
  assetClass: AssetClass,
  samples: Samples,
  tools: ModelTools,
): Promise<{
  scaler: Scaler;
  weights: Weights | undefined;
  shrink: number[];
  expected: Float32Array;
  validation: TrainingNote["validation"];
}> {
  const days = [...samples.day].sort((a, b) => a - b);
  const trustFrom = days[Math.floor(days.length * 0.7)] ?? 0;
  const compareFrom = days[Math.floor(days.length * 0.85)] ?? 0;
  const moments = samples.assets.map((prepared, row) => ({ prepared, at: samples.at[row]! }));
  const inputs = writeInputs(model, moments);
  const training = rowsBefore(model, samples, inputs, trustFrom);
  const scaler = fitScaler(training.inputs, model.width);
  if (training.rows < trainingRowsMin || model.width === 0)
    return {
      scaler,
      weights: undefined,
      shrink: horizonGrid.map(() => 0),
      expected: new Float32Array(samples.targets.length),
      validation: undefined,
    };
  scaleInputs(training.inputs, scaler);
  scaleInputs(inputs, scaler);
  const weights = await model.fit(training, tools);
  const raw = model.predict(weights, inputs, samples.rows, tools);
  const shrink = fitShrink(samples, raw, trustFrom, compareFrom, assetClass);
  const expected = raw.map((value, at) => shrinkTo(value, shrink[at % horizonGrid.length]!));
  const scores = compareWithNaive(samples, expected, compareFrom);
  return { scaler, weights, shrink, expected, validation: { from: toDate(compareFrom), scores } };
}

/** A direction as it is used: shrunk, and never more than one standard deviation. */
export function shrinkTo(value: number, shrink: number): number {
  return Math.max(-1, Math.min(1, value * shrink));
}

/** The rows before a day; a target that is only known on or after that day is hidden from them. */
function rowsBefore(model: ForecastModel, samples: Samples, inputs: Float32Array, day: number) {
  const size = model.steps * model.width;
  const outputs = horizonGrid.length;
  const kept: number[] = [];
  for (let row = 0; row < samples.rows; row += 1)
    if (
      samples.day[row]! < day &&
      samples.targetDay[row * outputs]! < day &&
      samples.targetDay[row * outputs]! > 0
    )
      kept.push(row);
  const data = {
    rows: kept.length,
    inputs: new Float32Array(kept.length * size),
    targets: new Float32Array(kept.length * outputs).fill(Number.NaN),
  };
  for (const [at, row] of kept.entries()) {
    data.inputs.set(inputs.subarray(row * size, (row + 1) * size), at * size);
    for (let horizon = 0; horizon < outputs; horizon += 1)
      if (samples.targetDay[row * outputs + horizon]! < day)
        data.targets[at * outputs + horizon] = samples.targets[row * outputs + horizon]!;
  }
  return data;
}
