import type { ForecastModel } from "./model.ts";
import type { Prepared } from "./prepared.ts";

/** What inputs are centred and divided by, one value a feature; fitted on training rows only. */
export interface Scaler {
  means: number[];
  deviations: number[];
}

const inputLimit = 5;

/** The inputs of many moments in one array, rows × steps × width, as the model writes them. */
export function writeInputs(
  model: ForecastModel,
  moments: readonly { prepared: Prepared; at: number }[],
): Float32Array {
  const size = model.steps * model.width;
  const inputs = new Float32Array(moments.length * size);
  for (const [row, { prepared, at }] of moments.entries()) model.writeInput(prepared, at, inputs, row * size);
  return inputs;
}

/** Means and standard deviations of the first `count` values, feature by feature. */
export function fitScaler(inputs: Float32Array, width: number): Scaler {
  const means = new Array<number>(width).fill(0);
  const squares = new Array<number>(width).fill(0);
  const count = Math.max(1, inputs.length / Math.max(1, width));
  for (const [at, value] of inputs.entries()) means[at % width]! += value / count;
  for (const [at, value] of inputs.entries())
    squares[at % width]! += (value - means[at % width]!) ** 2 / count;
  return { means, deviations: squares.map((square) => Math.sqrt(square) || 1) };
}

/** Scales in place, within ±5, so that no wild day drives a net out of what it has seen. */
export function scaleInputs(inputs: Float32Array, { means, deviations }: Scaler): Float32Array {
  const width = means.length;
  for (const [at, value] of inputs.entries()) {
    const scaled = (value - means[at % width]!) / deviations[at % width]!;
    inputs[at] = Math.max(-inputLimit, Math.min(inputLimit, scaled));
  }
  return inputs;
}
