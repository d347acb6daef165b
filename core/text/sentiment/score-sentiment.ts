import { englishScorer } from "./english.ts";
import type { SentimentScorer } from "./sentiment.ts";
import { spanishScorer } from "./spanish.ts";

const scorers: SentimentScorer[] = [englishScorer, spanishScorer];

/** The first scorer that reads the language judges; a language that none reads stays unscored. */
export const sentimentScorer: SentimentScorer = {
  score(text, options) {
    for (const scorer of scorers) {
      const sentiment = scorer.score(text, options);
      if (sentiment) return sentiment;
    }
    return undefined;
  },
};
