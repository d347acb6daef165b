/**
 * Indicators without look-ahead: element t is made from elements 0..t only. Where there is not yet enough behind t,
 * the value is NaN, and no model is shown that row.
 */

/** ln(c_t / c_{t−1}); element 0 is NaN. */
export function logReturns(closes: ArrayLike<number>): Float64Array {
  const returns = new Float64Array(closes.length).fill(Number.NaN);
  for (let at = 1; at < closes.length; at += 1) returns[at] = Math.log(closes[at]! / closes[at - 1]!);
  return returns;
}

/**
 * Exponential moving average, α = 2 / (period + 1), begun with the plain mean of the first `period` values.
 * Source: the usual charting definition (Murphy, Technical Analysis of the Financial Markets, 1999, ch. 9).
 */
export function exponentialAverage(values: ArrayLike<number>, period: number): Float64Array {
  const averages = new Float64Array(values.length).fill(Number.NaN);
  const alpha = 2 / (period + 1);
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) {
    if (at < period) sum += values[at]!;
    if (at === period - 1) averages[at] = sum / period;
    if (at >= period) averages[at] = averages[at - 1]! + alpha * (values[at]! - averages[at - 1]!);
  }
  return averages;
}

/**
 * Relative strength index in [0, 100] with Wilder's smoothing (α = 1 / period), begun with the plain means of the
 * first `period` rises and falls; 50 where nothing moved. Source: Wilder, New Concepts in Technical Trading Systems, 1978.
 */
export function relativeStrength(closes: ArrayLike<number>, period: number): Float64Array {
  const strengths = new Float64Array(closes.length).fill(Number.NaN);
  let rise = 0;
  let fall = 0;
  for (let at = 1; at < closes.length; at += 1) {
    const change = closes[at]! - closes[at - 1]!;
    const keep = at <= period ? 1 : 1 - 1 / period;
    rise = keep * rise + Math.max(change, 0) / period;
    fall = keep * fall + Math.max(-change, 0) / period;
    if (at >= period) strengths[at] = rise + fall === 0 ? 50 : (100 * rise) / (rise + fall);
  }
  return strengths;
}

const varianceFloor = 1e-8;
const warmUp = 20;

/**
 * Daily variance by exponential weights, v_t = 0.97 v + 0.03 min(r², 36 v), begun with the mean of the first 20 r².
 * The cap of six standard deviations keeps one bad print (an unadjusted split) from ruling a season. A return that is
 * not known (NaN, a gap) leaves the variance as it was. Source: RiskMetrics Technical Document, 1996, with the cap
 * added. Beside it, `capped` holds each min(r², 36 v).
 */
export function smoothedVariance(returns: ArrayLike<number>): {
  variance: Float64Array;
  capped: Float64Array;
} {
  const variance = new Float64Array(returns.length).fill(Number.NaN);
  const capped = new Float64Array(returns.length).fill(Number.NaN);
  let start = 0;
  let current = Number.NaN;
  let known = 0;
  for (let at = 1; at < returns.length; at += 1) {
    const square = returns[at]! ** 2;
    if (!Number.isNaN(square)) {
      known += 1;
      capped[at] = known <= warmUp ? square : Math.min(square, 36 * current);
      if (known <= warmUp) start += square / warmUp;
      if (known === warmUp) current = Math.max(start, varianceFloor);
      if (known > warmUp) current = Math.max(0.97 * current + 0.03 * capped[at]!, varianceFloor);
    }
    variance[at] = current;
  }
  return { variance, capped };
}

/** Mean of what is known of the last `window` values (of all there are, when fewer), from element 1 on. */
export function trailingMean(values: ArrayLike<number>, window: number): Float64Array {
  const means = new Float64Array(values.length).fill(Number.NaN);
  let sum = 0;
  let known = 0;
  const add = (value: number, sign: 1 | -1) => {
    if (Number.isNaN(value)) return;
    sum += sign * value;
    known += sign;
  };
  for (let at = 1; at < values.length; at += 1) {
    add(values[at]!, 1);
    if (at > window) add(values[at - window]!, -1);
    if (known > 0) means[at] = Math.max(sum / known, varianceFloor);
  }
  return means;
}
