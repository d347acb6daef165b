import { z } from "zod";
import { openBatchScorer } from "../../core/sentiment-model.ts";
import { detectLanguage } from "../../core/text/language.ts";
import type { BatchScorer } from "../../core/text/sentiment/batch-scorer.ts";
import { findTarget } from "../../core/text/sentiment/find-target.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { translateJsonLines } from "./json-lines.ts";
import { rounded } from "./rounded.ts";

const rowSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.string().nullish(),
  target: z.string().nullish(),
});

const help = `
in:  {"id", "text", "lang"?, "target"?}, one JSON object a line; target: what the sentiment is asked toward
out: {"id", "lang", "label", "sentiment", "p_negative", "p_neutral", "p_positive"}; null where the language has no scorer
A line that is not so is named on standard error and left out; the exit code is then 1.`;

/** `pulso sentiment`: the sentiment of texts, a line each. */
export const registerSentiment: RegisterCommand = (program, context) => {
  program
    .command("sentiment")
    .description(
      "score the sentiment of texts (English, Spanish; by a transformer of yours: PULSO_SENTIMENT_MODEL)",
    )
    .requiredOption("--input <file>", "JSON lines, or their gzip (.gz)")
    .requiredOption("--output <file>", "JSON lines")
    .addHelpText("after", help)
    .action((options: { input: string; output: string }) => runSentiment(options, context()));
};

async function runSentiment(
  { input, output }: { input: string; output: string },
  context: CommandContext,
): Promise<void> {
  const scorer = await openBatchScorer(context.config.sentimentModel);
  const scored = await translateJsonLines(
    { input, output, schema: rowSchema, translate: (row) => toSentimentRow(row, scorer) },
    context,
  );
  context.reporter.event("sentiment", { scored, output }, `${scored} texts scored: ${output}`);
}

/** One answer of `pulso sentiment`; figures have six decimals. */
async function toSentimentRow(
  { id, text, lang, target }: z.infer<typeof rowSchema>,
  scorer: BatchScorer,
): Promise<object> {
  const language = detectLanguage(text, lang ?? undefined);
  const question = { text, lang: language, target: target ? findTarget(text, target) : undefined };
  const [sentiment] = await scorer.scoreAll([question]);
  return {
    id,
    lang: language,
    label: sentiment?.label ?? null,
    sentiment: rounded(sentiment?.sentiment),
    p_negative: rounded(sentiment?.pNegative),
    p_neutral: rounded(sentiment?.pNeutral),
    p_positive: rounded(sentiment?.pPositive),
  };
}
