import type { Span } from "../span.ts";

export type SentimentLabel = "negative" | "neutral" | "positive";

/** `sentiment` = pPositive − pNegative in [−1, 1]; the three probabilities sum to 1; `label` is the likeliest. */
export interface Sentiment {
  label: SentimentLabel;
  sentiment: number;
  pNegative: number;
  pNeutral: number;
  pPositive: number;
}

/** What a sentiment is asked toward: the places that name it, and those that name others, in order; none: the whole text. */
export interface Target {
  spans: readonly Span[];
  others: readonly Span[];
}

/**
 * Judges a text, or what it says of `target`. Undefined: the scorer does not read the language, or the text holds nothing
 * it could judge.
 */
export interface SentimentScorer {
  score(text: string, options: { lang: string; target?: Target | undefined }): Sentiment | undefined;
}

/** The logits (−p, n, p) as probabilities: p speaks for positive against negative, n for neutral. */
export function fromLogits(polarity: number, neutrality: number): Sentiment {
  const top = Math.max(Math.abs(polarity), neutrality);
  const negative = Math.exp(-polarity - top);
  const neutral = Math.exp(neutrality - top);
  const positive = Math.exp(polarity - top);
  const sum = negative + neutral + positive;
  return fromProbabilities(negative / sum, neutral / sum, positive / sum);
}

/** Three probabilities that sum to 1, with what follows from them. */
export function fromProbabilities(pNegative: number, pNeutral: number, pPositive: number): Sentiment {
  const label =
    pPositive > Math.max(pNeutral, pNegative) ? "positive" : pNegative > pNeutral ? "negative" : "neutral";
  return { label, sentiment: pPositive - pNegative, pNegative, pNeutral, pPositive };
}
