import type { Sentiment, SentimentScorer, Target } from "./sentiment.ts";

/** One text to judge, in one language, as a whole or toward what it names. */
export interface SentimentQuestion {
  text: string;
  lang: string;
  target?: Target | undefined;
}

/**
 * What a model is to its callers when its answers take time: many questions in, an answer for each in their order, as
 * `SentimentScorer` gives it. An answer depends on its question alone, whatever stands beside it in the batch.
 */
export interface BatchScorer {
  scoreAll(questions: readonly SentimentQuestion[]): Promise<(Sentiment | undefined)[]>;
}

/** A scorer that answers at once, behind the same port. */
export function inBatches(scorer: SentimentScorer): BatchScorer {
  return { scoreAll: async (questions) => questions.map(({ text, ...rest }) => scorer.score(text, rest)) };
}

/**
 * Has a judge that asks a scorer text by text ask a batch scorer: it is run twice over the same texts, to hear what it
 * asks and then with the answers. What it asks must not depend on the answers. Linking twice costs a thousandth of a transformer.
 */
export async function askAhead(
  batch: BatchScorer,
  judge: (scorer: SentimentScorer, pass: "asking" | "answered") => void,
): Promise<void> {
  const questions: SentimentQuestion[] = [];
  const asking = (text: string, rest: Omit<SentimentQuestion, "text">) => {
    questions.push({ text, ...rest });
    return undefined;
  };
  judge({ score: asking }, "asking");
  const answers = (await batch.scoreAll(questions)).values();
  judge({ score: () => answers.next().value }, "answered");
}
