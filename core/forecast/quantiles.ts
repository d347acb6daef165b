import { quantileLevels } from "../domain/quantiles.ts";

export const medianIndex = 6;

/** The standard normal distribution at the thirteen levels. */
export const normalQuantiles: readonly number[] = [
  -1.959964, -1.644854, -1.281552, -0.841621, -0.524401, -0.253347, 0, 0.253347, 0.524401, 0.841621, 1.281552,
  1.644854, 1.959964,
];

/** Empirical quantiles at the thirteen levels, linear between order statistics (type 7 of Hyndman & Fan, 1996). */
export function empiricalQuantiles(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  return quantileLevels.map((level) => {
    const place = level * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
  });
}

/**
 * The mean of a distribution given by its thirteen quantiles: linear between them, each tail at its last quantile,
 * so that the mean stays finite and inside the fan.
 */
export function meanOfQuantiles(quantiles: ArrayLike<number>): number {
  const last = quantileLevels.length - 1;
  let mean = quantiles[0]! * quantileLevels[0]! + quantiles[last]! * (1 - quantileLevels[last]!);
  for (let at = 1; at <= last; at += 1)
    mean += ((quantiles[at]! + quantiles[at - 1]!) / 2) * (quantileLevels[at]! - quantileLevels[at - 1]!);
  return mean;
}
