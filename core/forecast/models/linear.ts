import { type ForecastModel, horizonGrid } from "../model.ts";
import { scaledReturn } from "./inputs.ts";

/** Ordinary least squares on Close and EMA_10, one equation a horizon; a trace of ridge keeps it solvable. */
export const linear: ForecastModel = {
  name: "linear",
  features: [
    { name: "ln(close/EMA_10) ÷ σ", lagSessions: 9 },
    { name: "1-session return ÷ σ", lagSessions: 1 },
    { name: "10-session return ÷ σ√10", lagSessions: 10 },
    { name: "50-session return ÷ σ√50", lagSessions: 50 },
  ],
  settings: { ridge: 0.01 },
  needsTensorflow: false,
  steps: 1,
  width: 4,
  writeInput(prepared, at, into, offset) {
    into[offset] = prepared.overAverage[at]! / Math.sqrt(prepared.variance[at]!);
    into[offset + 1] = scaledReturn(prepared, at, 1);
    into[offset + 2] = scaledReturn(prepared, at, 10);
    into[offset + 3] = scaledReturn(prepared, at, 50);
  },
  async fit({ rows, inputs, targets }) {
    const size = this.width + 1;
    const values = new Float32Array(horizonGrid.length * size);
    for (const [horizon] of horizonGrid.entries())
      values.set(solveHorizon(rows, inputs, targets, horizon, this.width), horizon * size);
    return { coefficients: { shape: [horizonGrid.length, size], values } };
  },
  predict(weights, inputs, rows) {
    const coefficients = weights.coefficients!.values;
    const size = this.width + 1;
    const out = new Float32Array(rows * horizonGrid.length);
    for (let row = 0; row < rows; row += 1)
      for (let horizon = 0; horizon < horizonGrid.length; horizon += 1) {
        let sum = coefficients[horizon * size]!;
        for (let k = 1; k < size; k += 1)
          sum += coefficients[horizon * size + k]! * inputs[row * this.width + k - 1]!;
        out[row * horizonGrid.length + horizon] = sum;
      }
    return out;
  },
};

/** Intercept and slopes of one horizon by the normal equations; zeros where no target is known. */
function solveHorizon(
  rows: number,
  inputs: Float32Array,
  targets: Float32Array,
  horizon: number,
  width: number,
): Float64Array {
  const size = width + 1;
  const left = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  const row = new Float64Array(size);
  let count = 0;
  for (let at = 0; at < rows; at += 1) {
    const target = targets[at * horizonGrid.length + horizon]!;
    if (Number.isNaN(target)) continue;
    count += 1;
    row[0] = 1;
    for (let k = 1; k < size; k += 1) row[k] = inputs[at * width + k - 1]!;
    for (let i = 0; i < size; i += 1) {
      right[i]! += row[i]! * target;
      for (let j = 0; j < size; j += 1) left[i]![j]! += row[i]! * row[j]!;
    }
  }
  if (count === 0) return right;
  for (let i = 1; i < size; i += 1) left[i]![i]! += linear.settings.ridge! * count;
  return solve(left, right);
}

/** Gaussian elimination; the ridge makes every pivot positive, so no exchange of rows is needed. */
function solve(left: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot += 1)
    for (let below = pivot + 1; below < size; below += 1) {
      const factor = left[below]![pivot]! / left[pivot]![pivot]!;
      for (let k = pivot; k < size; k += 1) left[below]![k]! -= factor * left[pivot]![k]!;
      right[below]! -= factor * right[pivot]!;
    }
  const solution = new Float64Array(size);
  for (let at = size - 1; at >= 0; at -= 1) {
    let sum = right[at]!;
    for (let k = at + 1; k < size; k += 1) sum -= left[at]![k]! * solution[k]!;
    solution[at] = sum / left[at]![at]!;
  }
  return solution;
}
