import type { BatchScorer, SentimentQuestion } from "../text/sentiment/batch-scorer.ts";
import {
  fromProbabilities,
  type Sentiment,
  type SentimentScorer,
  type Target,
} from "../text/sentiment/sentiment.ts";
import type { Span } from "../text/span.ts";
import { type ModelFolder, readModelFolder } from "./model-folder.ts";
import { openSession, type RunModel } from "./session.ts";
import type { TokenIds } from "./tokeniser.ts";
import { windowOf } from "./window.ts";

/** A transformer of an operator's own, as a scorer; what it does not read, `shipped` judges. */
export interface Transformer extends BatchScorer, AsyncDisposable {
  languages: ReadonlySet<string>;
  takesTarget: boolean;
}

/** A target that stands behind so many other names is the shipped model's: a post of ten thousand must not cost hours. */
const namesBeforeMax = 24;

/**
 * Opens the model in a folder (docs/transformer.md) and has it judge a text, so that a wrong one shows before any work is
 * begun. Throws `transformer.missing` and `transformer.invalid`.
 */
export async function openTransformer(
  folder: string,
  shipped: SentimentScorer,
  packageName?: string,
): Promise<Transformer> {
  const model = await readModelFolder(folder);
  const session = await openSession({ file: model.file, folder }, packageName);
  const { languages, takesTarget } = model;
  await session.run(model.tokenise("Shares rise.", takesTarget ? "Shares" : undefined));
  return {
    languages,
    takesTarget,
    scoreAll: (questions) => scoreAll(questions, { model, run: session.run, shipped }),
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}

interface Parts {
  model: ModelFolder;
  run: RunModel;
  shipped: SentimentScorer;
}

async function scoreAll(
  questions: readonly SentimentQuestion[],
  { model, run, shipped }: Parts,
): Promise<(Sentiment | undefined)[]> {
  // Copies of a post, and its names where the model takes no target, are one input.
  const known = new Map<string, Sentiment>();
  const answers: (Sentiment | undefined)[] = [];
  for (const { text, ...rest } of questions) {
    if (!model.languages.has(rest.lang) || namesBefore(rest.target) >= namesBeforeMax)
      answers.push(shipped.score(text, rest));
    else if (!isJudgeable(text)) answers.push(undefined);
    else {
      const input = inputOf({ text, ...rest }, model);
      const key = input.ids.join();
      if (!known.has(key)) known.set(key, toSentiment(await run(input), model));
      answers.push(known.get(key));
    }
  }
  return answers;
}

function namesBefore(target: Target | undefined): number {
  const start = target?.spans[0]?.start;
  if (start === undefined) return 0;
  const behind = target!.others.findIndex((other) => other.start >= start);
  return behind < 0 ? target!.others.length : behind;
}

/** Marks alone say nothing. */
function isJudgeable(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}

/** As much of a text around its target as the model takes, and the target beside it where it takes one. */
function inputOf({ text, target }: SentimentQuestion, model: ModelFolder): TokenIds {
  const span = target?.spans[0];
  let second = span && model.takesTarget ? nameAt(text, span).slice(0, model.tokensMax >> 2) : undefined;
  let window = windowOf(text, span);
  let input = model.tokenise(window, second);
  while (input.ids.length > model.tokensMax && (window !== "" || second !== undefined)) {
    // One sign may be eighteen tokens: what is left of the text shrinks by what was too much of it.
    if (window === "") second = undefined;
    window = windowOf(text, span, Math.floor((window.length * 0.9 * model.tokensMax) / input.ids.length));
    input = model.tokenise(window, second);
  }
  return input;
}

/** What a place names, without the sign of a cashtag or hashtag. */
function nameAt(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/^[$#@]/, "");
}

/** The softmax of the outputs, by their labels. */
function toSentiment(outputs: Float32Array, { labels }: ModelFolder): Sentiment {
  const top = Math.max(...outputs);
  const powers = Array.from(outputs, (output) => Math.exp(output - top));
  const sum = powers.reduce((all, power) => all + power, 0);
  const of = (label: (typeof labels)[number]) => powers[labels.indexOf(label)]! / sum;
  return fromProbabilities(of("negative"), of("neutral"), of("positive"));
}
