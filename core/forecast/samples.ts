import { horizonGrid } from "./model.ts";
import { indexAt, isReady, type Prepared, spreadOver } from "./prepared.ts";
import { closesMin } from "./series.ts";

/** Moments of the past with what came after, where that is known. Rows lie asset by asset, in time order. */
export interface Samples {
  rows: number;
  assets: Prepared[];
  /** The index in its asset's series. */
  at: Int32Array;
  /** The day of the moment, and of each target; days since 1970-01-01. */
  day: Int32Array;
  targetDay: Int32Array;
  /** Rows × horizons: z = ln(y_{t+h}/y_t) ÷ σ(t, h), within ±6; NaN where not known by the cutoff, or a gap lies between. */
  targets: Float32Array;
  /** Sessions between two moments of one asset. */
  stride: number;
}

const strideMin = 5;
const rowsMax = 12_000;
const targetLimit = 6;

/** Gathers the moments of the given assets up to and including `untilDay`; nothing later is looked at. */
export function gatherSamples(prepared: readonly Prepared[], untilDay: number): Samples {
  const spans = prepared.map((asset) => ({ asset, last: indexAt(asset, untilDay) }));
  const total = spans.reduce((sum, { last }) => sum + Math.max(0, last - closesMin + 2), 0);
  const stride = Math.max(strideMin, Math.ceil(total / rowsMax));
  const moments = spans.flatMap(({ asset, last }) => {
    const ats: { asset: Prepared; at: number; last: number }[] = [];
    for (let at = closesMin - 1; at <= last; at += stride)
      if (isReady(asset, at)) ats.push({ asset, at, last });
    return ats;
  });
  const outputs = horizonGrid.length;
  const samples: Samples = {
    rows: moments.length,
    assets: moments.map(({ asset }) => asset),
    at: Int32Array.from(moments, ({ at }) => at),
    day: Int32Array.from(moments, ({ asset, at }) => asset.days[at]!),
    targetDay: new Int32Array(moments.length * outputs),
    targets: new Float32Array(moments.length * outputs).fill(Number.NaN),
    stride,
  };
  for (const [row, { asset, at, last }] of moments.entries())
    for (const [horizon, sessions] of horizonGrid.entries()) {
      const end = at + sessions;
      if (end > last || asset.gapsSoFar[end] !== asset.gapsSoFar[at]) break;
      const z = (asset.logCloses[end]! - asset.logCloses[at]!) / spreadOver(asset, at, sessions);
      samples.targets[row * outputs + horizon] = Math.max(-targetLimit, Math.min(targetLimit, z));
      samples.targetDay[row * outputs + horizon] = asset.days[end]!;
    }
  return samples;
}
