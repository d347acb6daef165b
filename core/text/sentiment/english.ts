import vader from "vader-sentiment";
import { clauseOf } from "./clause.ts";
import { type Scale, type SentimentScorer, toSentiment } from "./sentiment.ts";

/** Chosen on ../shared/data/sentiment_en (tweets and headlines); VADER's own threshold, 0.05, calls nearly all polar. */
const scale: Scale = { threshold: 0.3, softness: 0.2 };
/** The library's time grows with the square of the length; a text is judged by its beginning. */
const charactersMax = 4_000;

/** VADER (Hutto & Gilbert 2014), by its JavaScript port, on the whole text or on the clause that names the target. */
export const englishScorer: SentimentScorer = {
  score(text, { lang, target }) {
    if (lang !== "en") return undefined;
    const judged = (target ? clauseOf(text, target) : text)
      .slice(0, charactersMax)
      .replace(/(?:https?:\/\/|www\.)\S+/g, " ");
    const { compound } = vader.SentimentIntensityAnalyzer.polarity_scores(judged);
    return toSentiment(compound, scale);
  },
};
