import type { AssetClass } from "../domain/record.ts";
import { isWeekend, toDayNumber } from "./calendar.ts";
import {
  exponentialAverage,
  logReturns,
  relativeStrength,
  smoothedVariance,
  trailingMean,
} from "./features.ts";
import { bridgeGaps } from "./gaps.ts";
import { type CloseSeries, gapsBefore, learntCloses } from "./series.ts";

/** A series with all its indicators, element t of each known at the close of t. */
export interface Prepared {
  symbol: string;
  class: AssetClass;
  /** Days since 1970-01-01. */
  days: Int32Array;
  /** As traded. */
  closes: readonly number[];
  /** Logarithm of the adjusted close; from a gap on at another level, so that nothing moves across it. */
  logCloses: Float64Array;
  /** NaN where a gap lies before, and for element 0. */
  returns: Float64Array;
  /** How many gaps lie before each element: two with the same number have none between them. */
  gapsSoFar: Int32Array;
  /** Logarithm of close / EMA_10. */
  overAverage: Float64Array;
  /** RSI_14, 0..100. */
  strength: Float64Array;
  /** Daily variance: now, and over the last 1,250 sessions. */
  variance: Float64Array;
  longVariance: Float64Array;
}

const longWindow = 1_250;

/** Computes the indicators of a checked series. What lies after t never changes element t. */
export function prepare(series: CloseSeries): Prepared {
  const gaps = gapsBefore(series);
  const learnt = bridgeGaps(learntCloses(series), gaps);
  const returns = logReturns(learnt).map((value, at) => (gaps[at] ? Number.NaN : value));
  let gapCount = 0;
  const { variance, capped } = smoothedVariance(returns);
  const average = exponentialAverage(learnt, 10);
  return {
    symbol: series.symbol,
    class: series.class,
    days: Int32Array.from(series.dates, toDayNumber),
    closes: series.closes,
    logCloses: learnt.map(Math.log),
    returns,
    gapsSoFar: Int32Array.from(gaps, (isGap) => (gapCount += isGap ? 1 : 0)),
    overAverage: learnt.map((close, at) => Math.log(close / average[at]!)),
    strength: relativeStrength(learnt, 14),
    variance,
    longVariance: trailingMean(capped, longWindow),
  };
}

const decay = 0.985;

/**
 * Standard deviation of the log-return over the next `sessions` (may be fractional) as known at t: variance falls
 * back from today's to the long-run level, σ² h = h L + (v − L)(1 − 0.985^h)/(1 − 0.985), and is widened by
 * 1 + 60/n while few returns n are known. Source of the form: GARCH(1,1) term structure (Bollerslev, 1986).
 */
export function spreadOver(prepared: Prepared, at: number, sessions: number): number {
  const long = prepared.longVariance[at]!;
  const excess = prepared.variance[at]! - long;
  const total = long * sessions + (excess * (1 - decay ** sessions)) / (1 - decay);
  return Math.sqrt(total * (1 + 60 / Math.min(at, longWindow)));
}

export function isAfterGap({ gapsSoFar }: Prepared, at: number): boolean {
  return at > 0 && gapsSoFar[at] !== gapsSoFar[at - 1];
}

/** The indicators look back so many sessions at daily variances. */
const varianceLookBack = 20;

/** Whether every indicator is known at t: behind gaps there may be too few returns for a variance. */
export function isReady(prepared: Prepared, at: number): boolean {
  return !Number.isNaN(prepared.variance[at - varianceLookBack] ?? Number.NaN);
}

/** Whether it trades at weekends too, judged by the last 60 sessions up to t. */
export function tradesEveryDay(prepared: Prepared, at: number): boolean {
  const recent = prepared.days.subarray(Math.max(0, at - 59), at + 1);
  return recent.filter(isWeekend).length > recent.length * 0.1;
}

/** The index of the newest close on or before a day; −1 when there is none. */
export function indexAt(prepared: Prepared, day: number): number {
  let low = 0;
  let high = prepared.days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (prepared.days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
