import { textWeight, type WeighedText } from "./text-weight.ts";
import { type Speaker, voicesOf } from "./voices.ts";
import { meanInterval, weightedMean } from "./weighted-mean.ts";

export type SentimentLabel = "negative" | "neutral" | "positive";

/** A link of a text to an asset, as a point sees it. */
export interface PointText extends WeighedText, Speaker {
  /** In [−1, 1]; null, together with the label, for a text that was not scored. */
  sentiment: number | null;
  label: SentimentLabel | null;
}

/** An asset's sentiment over a window, of all sources or of one. */
export interface SentimentPoint {
  /** Every link, copies and all. */
  mentions: number;
  /** The mentions as they count once copies and authors are damped: see `voicesOf`. */
  voices: number;
  /** How many mentions carry a sentiment; all figures below are of these alone, and null (the weight 0) when there is none. */
  scored: number;
  weight: number;
  effectiveTexts: number | null;
  mean: number | null;
  dispersion: number | null;
  lower: number | null;
  upper: number | null;
  negative: number;
  neutral: number;
  positive: number;
  /** The labels' parts of the weight; the three sum to 1. */
  shares: Record<SentimentLabel, number> | null;
}

/**
 * A window's point from its texts. A text weighs w = relevance × damped engagement × source weight (`textWeight`) ×
 * its voices (`voicesOf`); mean = Σw·x / Σw; dispersion = √(Σw·(x − mean)² / (Σw − Σw²/Σw)), the sample standard deviation
 * for weights. The effective number of texts is Kish's (Survey Sampling, 1965) (Σw)²/ΣW², W being the weight of all
 * near-copies of a text or of all texts of an author, whichever gives less: copies and one author's texts are no
 * independent evidence. A text that was not scored is a mention and a voice, and takes no part in the mean.
 */
export function sentimentPoint(texts: readonly PointText[]): SentimentPoint {
  const voices = voicesOf(texts);
  const counts = { negative: 0, neutral: 0, positive: 0 };
  const weights = { negative: 0, neutral: 0, positive: 0 };
  const ofGroup = new Map<number, number>();
  const ofAuthor = new Map<number, number>();
  let [voicesSum, scored, weight, weightSquared, sum, loneSquared] = [0, 0, 0, 0, 0, 0];
  for (const [at, text] of texts.entries()) {
    voicesSum += voices[at]!;
    if (text.sentiment === null || text.label === null) continue;
    const w = textWeight(text) * voices[at]!;
    scored += 1;
    weight += w;
    weightSquared += w ** 2;
    sum += w * text.sentiment;
    counts[text.label] += 1;
    weights[text.label] += w;
    ofGroup.set(text.group, (ofGroup.get(text.group) ?? 0) + w);
    if (text.author === null) loneSquared += w ** 2;
    else ofAuthor.set(text.author, (ofAuthor.get(text.author) ?? 0) + w);
  }
  const counted = { mentions: texts.length, voices: voicesSum, scored, ...counts };
  if (weight <= 0)
    return {
      ...counted,
      weight: 0,
      effectiveTexts: null,
      mean: null,
      dispersion: null,
      lower: null,
      upper: null,
      shares: null,
    };

  const mean = weightedMean(sum, weight);
  let squares = 0;
  for (const [at, text] of texts.entries())
    if (text.sentiment !== null) squares += textWeight(text) * voices[at]! * (text.sentiment - mean) ** 2;
  const freedom = weight - weightSquared / weight;
  const dispersion = scored < 2 || freedom <= 0 ? null : Math.sqrt(squares / freedom);
  const clustered = Math.max(sumOfSquares(ofGroup), loneSquared + sumOfSquares(ofAuthor));
  const effectiveTexts = Math.max(1, weight ** 2 / clustered);
  return {
    ...counted,
    weight,
    effectiveTexts,
    mean,
    dispersion,
    ...meanInterval({ mean, dispersion, effectiveTexts }),
    shares: {
      negative: weights.negative / weight,
      neutral: weights.neutral / weight,
      positive: weights.positive / weight,
    },
  };
}

function sumOfSquares(weights: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight ** 2;
  return sum;
}
