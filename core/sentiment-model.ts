import { readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "./domain/errors.ts";
import { packageRoot } from "./package-root.ts";
import { type BatchScorer, inBatches } from "./text/sentiment/batch-scorer.ts";
import { createSentimentScorer } from "./text/sentiment/scorer.ts";
import type { SentimentScorer } from "./text/sentiment/sentiment.ts";
import { openTransformer, type Transformer } from "./transformer/open-transformer.ts";

/** The model that ships with the product. */
const modelPath: string = path.join(packageRoot, "data/sentiment/model.bin");

/** The scorer of the model that ships. Throws `input.not_found` and `input.invalid`. */
export async function readSentimentScorer(file: string = modelPath): Promise<SentimentScorer> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError("input.not_found", {
      message: `the sentiment model ${file} cannot be read`,
      file,
      cause,
    });
  });
  try {
    return createSentimentScorer(bytes);
  } catch (cause) {
    throw new AppError("input.invalid", {
      message: `${file} is no sentiment model of this version`,
      file,
      cause,
    });
  }
}

/** The scorer of an operator's transformer where a folder is configured, else of the model that ships. */
export async function openBatchScorer(folder: string | undefined): Promise<BatchScorer> {
  return (await openConfiguredTransformer(folder)) ?? inBatches(await readSentimentScorer());
}

/** The operator's transformer, if any. Throws `transformer.missing` and `transformer.invalid`. */
export async function openConfiguredTransformer(
  folder: string | undefined,
): Promise<Transformer | undefined> {
  return folder === undefined ? undefined : openTransformer(folder, await readSentimentScorer());
}
