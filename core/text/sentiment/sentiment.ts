import type { Span } from "../span.ts";

type SentimentLabel = "negative" | "neutral" | "positive";

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

/** How fast a scorer's valence turns into certainty, and how much of the middle is neutral. */
export interface Scale {
  gain: number;
  neutral: number;
}

/**
 * A valence v in [−1, 1] (VADER's compound) as probabilities, by a symmetric multinomial logit with the gain g and the
 * neutral bias b: (pNegative, pNeutral, pPositive) = softmax(−g·v, b, g·v). The label changes at |v| = b/g.
 */
export function toSentiment(valence: number, { gain, neutral }: Scale): Sentiment {
  const [negative, middle, positive] = [
    Math.exp(-gain * valence),
    Math.exp(neutral),
    Math.exp(gain * valence),
  ];
  const sum = negative + middle + positive;
  const [pNegative, pNeutral, pPositive] = [negative / sum, middle / sum, positive / sum];
  const label =
    pPositive > Math.max(pNeutral, pNegative) ? "positive" : pNegative > pNeutral ? "negative" : "neutral";
  return { label, sentiment: pPositive - pNegative, pNegative, pNeutral, pPositive };
}
