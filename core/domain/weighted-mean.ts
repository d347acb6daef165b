/** A weighted mean in [−1, 1] and what its interval is made from. */
export interface WeightedMean {
  mean: number;
  /** Weighted standard deviation of the texts; null under two. */
  dispersion: number | null;
  /** Kish's effective number of independent texts, at least 1. */
  effectiveTexts: number;
}

export interface Interval {
  lower: number;
  upper: number;
}

/** What is assumed of sentiment before any text is seen: two texts' worth of a standard deviation of 0.5. */
const priorTexts = 2;
const priorVariance = 0.25;
const z = 1.96;

/**
 * The 95 % interval of a weighted mean m of sentiments in [−1, 1], wider the fewer the texts. The variance v is that of the
 * texts, drawn toward the prior as n grows from 1: v = (2·0.25 + d²·(n − 1)) / (n + 1). Wilson's score interval (1927) for
 * a share, made for any variance that a mean in [−1, 1] may have: with κ = min(1, v/(1 − m²)) and c = z²·κ/n, it is
 * (m ± √(c·(1 + c − m²))) / (1 + c). It holds m and lies within [−1, 1] of itself: nothing is cut off.
 */
export function meanInterval({ mean, dispersion, effectiveTexts: n }: WeightedMean): Interval {
  const variance = (priorTexts * priorVariance + (dispersion ?? 0) ** 2 * (n - 1)) / (priorTexts - 1 + n);
  const room = Math.max(0, 1 - mean ** 2);
  const c = (z ** 2 * (variance < room ? variance / room : 1)) / n;
  const half = Math.sqrt(c * (c + room));
  return { lower: (mean - half) / (1 + c), upper: (mean + half) / (1 + c) };
}

/** Σw·x / Σw of x in [−1, 1], without what rounding may put beyond them. */
export function weightedMean(sum: number, weight: number): number {
  return Math.max(-1, Math.min(1, sum / weight));
}

/** Of one window: its mean over a total `weight` (0 with nulls when nothing was scored). */
export interface WeightedPart {
  weight: number;
  mean: number | null;
  dispersion: number | null;
  effectiveTexts: number | null;
}

/**
 * Several windows as one: the mean over all their texts (not of their means), the spread within and between
 * them, and the effective number of texts from Σw² = Σ(W²/n). Undefined when nothing was scored.
 */
export function poolMeans(parts: readonly WeightedPart[]): WeightedMean | undefined {
  let [weight, weightSquared, sum, sumOfSquares, scored] = [0, 0, 0, 0, 0];
  let hasSpread = false;
  for (const { weight: w, mean, dispersion, effectiveTexts } of parts) {
    if (mean === null || effectiveTexts === null || w <= 0) continue;
    scored += 1;
    hasSpread ||= dispersion !== null;
    weight += w;
    weightSquared += w ** 2 / effectiveTexts;
    sum += w * mean;
    sumOfSquares += w * ((dispersion ?? 0) ** 2 + mean ** 2);
  }
  if (scored === 0) return undefined;
  const mean = weightedMean(sum, weight);
  return {
    mean,
    dispersion: hasSpread || scored > 1 ? Math.sqrt(Math.max(0, sumOfSquares / weight - mean ** 2)) : null,
    effectiveTexts: Math.max(1, weight ** 2 / weightSquared),
  };
}
