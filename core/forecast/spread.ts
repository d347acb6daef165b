import { quantileLevels } from "../domain/quantiles.ts";
import { horizonGrid } from "./model.ts";
import { empiricalQuantiles, medianIndex, normalQuantiles } from "./quantiles.ts";
import type { Samples } from "./samples.ts";

/** For each horizon of the grid, the thirteen quantiles of (what came − what was expected) in σ, median 0. */
export interface Spread {
  quantiles: number[][];
  /** How many residuals each horizon had. */
  counts: number[];
}

const priorSpans = 20;

/**
 * Quantiles of pooled residuals. They are drawn toward the normal distribution with the weight of 20 spans, counted
 * without overlap, so that a horizon seen twice does not pretend to know its tails.
 * `pools` are (samples, expectation) pairs: each pool is centred on its own median, so others lend spread, not direction.
 * What the first pool's median lacks (a drift that the shrunk direction leaves out) widens the side it points to.
 */
export function fitSpread(pools: readonly { samples: Samples; expected: Float32Array }[]): Spread {
  const quantiles: number[][] = [];
  const counts: number[] = [];
  for (const [horizon, sessions] of horizonGrid.entries()) {
    const found = pools.map(({ samples, expected }) => residuals(samples, expected, horizon));
    const parts = found.map(centred);
    const pooled = Float64Array.from(parts.flatMap((part) => [...part]));
    const spans = parts.reduce(
      (sum, part, at) => sum + part.length * Math.min(1, pools[at]!.samples.stride / sessions),
      0,
    );
    const weight = spans / (spans + priorSpans);
    const empirical = pooled.length > 0 ? empiricalQuantiles(pooled) : normalQuantiles;
    const middle = empirical[medianIndex]!;
    const leftOut = weight * medianOf(found[0]!);
    quantiles.push(
      empirical.map((q, at) => {
        const side = 2 * quantileLevels[at]! - 1;
        const widening = side * leftOut > 0 ? Math.abs(side) * leftOut : 0;
        return weight * (q - middle) + (1 - weight) * normalQuantiles[at]! + widening;
      }),
    );
    counts.push(pooled.length);
  }
  return { quantiles, counts };
}

function residuals({ targets, rows }: Samples, expected: Float32Array, horizon: number): Float64Array {
  const found: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const at = row * horizonGrid.length + horizon;
    if (!Number.isNaN(targets[at]!)) found.push(targets[at]! - expected[at]!);
  }
  return Float64Array.from(found);
}

function centred(values: Float64Array): Float64Array {
  const middle = medianOf(values);
  return values.map((value) => value - middle);
}

function medianOf(values: Float64Array): number {
  return values.length === 0 ? 0 : empiricalQuantiles(values)[medianIndex]!;
}
