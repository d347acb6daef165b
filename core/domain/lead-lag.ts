import { seededRandom } from "./random.ts";

export interface LeadLagInput {
  /** One element a session, NaN where no text was scored. */
  sentiment: Float64Array;
  /** One element a session: the log-return of that session's close, NaN for the first. */
  returns: Float64Array;
  /** Lags −lagMax … +lagMax sessions are tried. */
  lagMax: number;
  resamples?: number;
  seed?: number;
}

interface LagFigure {
  /** Above zero: sentiment comes first by so many sessions. */
  lag: number;
  correlation: number | null;
  lower: number | null;
  upper: number | null;
  /** How often the two, were they unrelated, would show as much at any of the lags tried; null when too few. */
  pAdjusted: number | null;
  n: number;
}

export type LeadLagFinding = "NONE" | "SENTIMENT_LEADS" | "PRICE_LEADS" | "SAME_DAY" | "TOO_FEW";

export const relations = ["FOUND", "NONE_FOUND", "TOO_LITTLE_DATA"] as const;
export type Relation = (typeof relations)[number];

export interface LeadLag {
  relation: Relation;
  /** The lag that carries the relation; null unless one is found. */
  strongest: LagFigure | null;
  lags: LagFigure[];
  /** Sessions with both a sentiment and a return. */
  observations: number;
  /** Of sessions drawn together by the bootstrap; null when too few. */
  blockSessions: number | null;
  /** Simultaneous 95 % band of |correlation| over all lags tried, were the two unrelated; null when too few. */
  band: number | null;
  finding: LeadLagFinding;
}

const observationsMin = 30;
const level = 0.05;

/**
 * Whether sentiment leads or follows the price: Pearson correlation of the sentiment of session t with the return
 * of session t + lag. Each lag's 95 % interval is the moving-block bootstrap's percentile interval (Künsch 1989,
 * blocks of about 1.5·n^⅓ sessions keep what neighbouring days share). The band is the 95 % quantile of the largest
 * |correlation| over all lags when the blocks of the two series are drawn apart, which breaks any relation between
 * them and keeps each as it is (the maximum statistic of Westfall and Young 1993); a relation is found only outside it, where
 * `pAdjusted` ≤ 0.05, so trying many lags buys nothing. The same input and seed give the same figures.
 */
export function leadLag({ sentiment, returns, lagMax, resamples = 500, seed = 1 }: LeadLagInput): LeadLag {
  const sessions = sentiment.length;
  const lags = Array.from({ length: 2 * lagMax + 1 }, (_, at) => at - lagMax);
  const straight = Int32Array.from({ length: sessions }, (_, at) => at);
  const observed = lags.map((lag) => correlationAt(sentiment, returns, straight, lag));
  const observations = observed[lagMax]!.n;
  if (observations < observationsMin)
    return {
      lags: observed.map(({ r, n }, at) => ({
        lag: lags[at]!,
        correlation: finite(r),
        lower: null,
        upper: null,
        pAdjusted: null,
        n,
      })),
      relation: "TOO_LITTLE_DATA",
      strongest: null,
      observations,
      blockSessions: null,
      band: null,
      finding: "TOO_FEW",
    };

  const random = seededRandom(seed);
  const block = Math.max(2, Math.round(1.5 * Math.cbrt(sessions)));
  const draws = lags.map(() => new Float64Array(resamples));
  const largest = new Float64Array(resamples);
  const order = new Int32Array(sessions);
  const drawnSentiment = new Float64Array(sessions);
  const drawnReturns = new Float64Array(sessions);
  for (let at = 0; at < resamples; at++) {
    drawBlocks(order, block, random);
    for (let lag = 0; lag < lags.length; lag++)
      draws[lag]![at] = correlationAt(sentiment, returns, order, lags[lag]!).r;
    order.forEach((from, to) => {
      drawnSentiment[to] = sentiment[from]!;
    });
    drawBlocks(order, block, random);
    order.forEach((from, to) => {
      drawnReturns[to] = returns[from]!;
    });
    for (const lag of lags) {
      const { r } = correlationAt(drawnSentiment, drawnReturns, straight, lag);
      if (Math.abs(r) > largest[at]!) largest[at] = Math.abs(r);
    }
  }

  const maxima = largest.sort();
  const figures = observed.map(({ r, n }, at) => ({
    lag: lags[at]!,
    correlation: finite(r),
    lower: finite(quantile(draws[at]!, 0.025)),
    upper: finite(quantile(draws[at]!, 0.975)),
    pAdjusted: Number.isFinite(r) ? (1 + countFrom(maxima, Math.abs(r))) / (1 + resamples) : null,
    n,
  }));
  const strongest = strongestOf(figures);
  return {
    relation: strongest ? "FOUND" : "NONE_FOUND",
    strongest,
    lags: figures,
    observations,
    blockSessions: block,
    // What a |correlation| must exceed for its pAdjusted to be `level` at most.
    band: maxima[resamples - Math.floor(level * (resamples + 1))] ?? 1,
    finding: findingOf(strongest),
  };
}

function strongestOf(figures: readonly LagFigure[]): LagFigure | null {
  const found = figures.filter(({ pAdjusted }) => pAdjusted !== null && pAdjusted <= level);
  const size = ({ correlation }: LagFigure) => Math.abs(correlation ?? 0);
  return found.reduce<LagFigure | null>(
    (best, figure) => (best && size(best) >= size(figure) ? best : figure),
    null,
  );
}

function findingOf(strongest: LagFigure | null): LeadLagFinding {
  if (!strongest) return "NONE";
  if (strongest.lag === 0) return "SAME_DAY";
  return strongest.lag > 0 ? "SENTIMENT_LEADS" : "PRICE_LEADS";
}

/** How many of the values, which rise, are at least `least`. */
function countFrom(rising: Float64Array, least: number): number {
  const from = rising.findIndex((value) => value >= least);
  return from < 0 ? 0 : rising.length - from;
}

/** Correlation of sentiment[t] with returns[t + lag] over the sessions t that `order` names, pairs with NaN left out. */
function correlationAt(
  sentiment: Float64Array,
  returns: Float64Array,
  order: Int32Array,
  lag: number,
): { r: number; n: number } {
  let n = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let syy = 0;
  let sxy = 0;
  for (let at = 0; at < order.length; at++) {
    const t = order[at]!;
    const x = sentiment[t]!;
    const y = returns[t + lag];
    if (y === undefined || Number.isNaN(x) || Number.isNaN(y)) continue;
    n++;
    sx += x;
    sy += y;
    sxx += x * x;
    syy += y * y;
    sxy += x * y;
  }
  const vx = n * sxx - sx * sx;
  const vy = n * syy - sy * sy;
  // A constant series has no correlation; what rounding leaves of its variance must not make one.
  const r =
    vx > 1e-12 * n * sxx && vy > 1e-12 * n * syy ? (n * sxy - sx * sy) / Math.sqrt(vx * vy) : Number.NaN;
  return { r: n < 3 ? Number.NaN : r, n };
}

function drawBlocks(order: Int32Array, block: number, random: () => number): void {
  const starts = order.length - block + 1;
  for (let at = 0; at < order.length; at += block) {
    const start = Math.floor(random() * starts);
    for (let i = 0; i < block && at + i < order.length; i++) order[at + i] = start + i;
  }
}

function quantile(values: Float64Array, probability: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return Number.NaN;
  const at = probability * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * (sorted[Math.ceil(at)]! - sorted[low]!);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
