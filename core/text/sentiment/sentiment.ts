export type SentimentLabel = "negative" | "neutral" | "positive";

/** `sentiment` = pPositive − pNegative in [−1, 1]; the three probabilities sum to 1; `label` is the likeliest. */
export interface Sentiment {
  label: SentimentLabel;
  sentiment: number;
  pNegative: number;
  pNeutral: number;
  pPositive: number;
}

/** Judges a text, or what it says of `target` (words of the text). Undefined: it does not read the language. */
export interface SentimentScorer {
  score(text: string, options: { lang: string; target?: string }): Sentiment | undefined;
}

/** Where a scorer's valence turns from one label to the next, and how softly. */
export interface Scale {
  threshold: number;
  softness: number;
}

/**
 * An ordinal logistic link from a valence in [−1, 1] (VADER's compound) to probabilities, σ(x) = 1/(1+e^−x):
 * pNegative = σ((−t − v)/s), pPositive = σ((v − t)/s), pNeutral = 1 − pNegative − pPositive, with the threshold t > 0
 * and the softness s. (McCullagh 1980, "Regression models for ordinal data", with symmetric cut points.)
 */
export function toSentiment(valence: number, { threshold, softness }: Scale): Sentiment {
  const pNegative = logistic((-threshold - valence) / softness);
  const pPositive = logistic((valence - threshold) / softness);
  const pNeutral = 1 - pNegative - pPositive;
  const label =
    pPositive > Math.max(pNeutral, pNegative) ? "positive" : pNegative > pNeutral ? "negative" : "neutral";
  return { label, sentiment: pPositive - pNegative, pNegative, pNeutral, pPositive };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
