/** Sums over the scored texts of a window: weight w (relevance), sentiment x. */
export interface WeightedSums {
  n: number;
  w: number;
  w2: number;
  wx: number;
  /** Sample variance of x; null under two texts. */
  variance: number | null;
}

export interface MeanInterval {
  mean: number;
  lower: number;
  upper: number;
}

/** What is assumed of sentiment before any text is seen: two texts' worth of a standard deviation of 0.5. */
const priorTexts = 2;
const priorVariance = 0.25;

/**
 * The relevance-weighted mean of sentiments in [−1, 1] with its 95 % interval, or undefined without texts: the
 * formula that the stored sentiment points have, so that both agree. mean ± 1.96·√(v/n_eff) with Kish's
 * n_eff = (Σw)²/Σw² and v the sample variance drawn toward the prior, so that few texts give a wide interval.
 */
export function weightedMeanInterval({ n, w, w2, wx, variance }: WeightedSums): MeanInterval | undefined {
  if (n === 0 || w <= 0) return undefined;
  const mean = wx / w;
  const drawn = (priorTexts * priorVariance + (variance ?? 0) * (n - 1)) / (priorTexts - 1 + n);
  const half = 1.96 * Math.sqrt(drawn / (w ** 2 / w2));
  return { mean, lower: Math.max(-1, mean - half), upper: Math.min(1, mean + half) };
}
