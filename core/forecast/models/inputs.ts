import type { Prepared } from "../prepared.ts";

/** The log-return of the last `sessions` in units of today's daily standard deviation × √sessions. */
export function scaledReturn(prepared: Prepared, at: number, sessions: number): number {
  const change = prepared.logCloses[at]! - prepared.logCloses[at - sessions]!;
  return change / Math.sqrt(prepared.variance[at]! * sessions);
}

/** Half the logarithm of today's variance over the long-run one: above 0 in restless times. */
export function restlessness(prepared: Prepared, at: number): number {
  return Math.log(prepared.variance[at]! / prepared.longVariance[at]!) / 2;
}

/** RSI_14 about its middle, in tens of points. */
export function centredStrength(prepared: Prepared, at: number): number {
  return (prepared.strength[at]! - 50) / 10;
}
