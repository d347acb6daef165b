import type { SentimentScorer } from "../../core/text/sentiment/sentiment.ts";
import type { Judged } from "./metrics.ts";
import type { Row } from "./rows.ts";

/** The rows as the scorer judges them; what it does not judge counts as surely neutral. */
export function judge(rows: readonly Row[], scorer: SentimentScorer): Judged[] {
  return rows.map(({ text, lang, target, gold }) => {
    const found = scorer.score(text, { lang, target });
    return { gold, p: found ? [found.pNegative, found.pNeutral, found.pPositive] : [0, 1, 0] };
  });
}
