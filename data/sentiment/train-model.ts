import type { ModelHead } from "../../core/text/sentiment/model.ts";
import { createSentimentScorer } from "../../core/text/sentiment/scorer.ts";
import { type Calibration, calibrate } from "./calibrate.ts";
import { encode } from "./encode.ts";
import { type Example, fitWeights } from "./fit-weights.ts";
import { packModel } from "./pack.ts";
import type { Recipe } from "./recipe.ts";
import type { Row } from "./rows.ts";
import { toTaught } from "./taught-rows.ts";
import { buildVocabulary } from "./vocabulary.ts";

/** A model of the rows, with the calibration given or none. The same rows and recipe make the same bytes. */
export function trainModel(rows: readonly Row[], recipe: Recipe, calibration?: Calibration): Uint8Array {
  const taught = toTaught(rows, recipe);
  const texts = taught.map(({ row }) => encode(row, recipe));
  const { size, idOf, hashes } = buildVocabulary(texts, recipe.textsLeast);
  const factors = new Float32Array(size);
  const examples = texts.map(({ hash, value, factor }, at): Example => {
    const known = [...hash.keys()].filter((k) => idOf(hash[k]!) >= 0);
    const id = Int32Array.from(known, (k) => idOf(hash[k]!));
    for (const [k, one] of id.entries()) factors[one] = factor[known[k]!]!;
    const { row, weight } = taught[at]!;
    return { id, value: Float32Array.from(known, (k) => value[k]!), gold: row.gold, weight };
  });
  const weights = fitWeights(examples, size, recipe);
  return packModel(hashes, factors, weights, headOf(recipe, calibration)).bytes;
}

/** How the logits of a model trained without the rows `apart` must be bent to be right on them. */
export function calibrationOf(rows: readonly Row[], apart: readonly Row[], recipe: Recipe): Calibration {
  const scorer = createSentimentScorer(trainModel(rows, recipe));
  return calibrate(
    apart.flatMap(({ text, lang, target, gold, source }) => {
      const sentiment = scorer.score(text, { lang, target });
      return sentiment ? [{ sentiment, gold, source }] : [];
    }),
  );
}

const none: Calibration = { polarityGain: 1, neutralityGain: 1, neutralOffset: 0 };

function headOf(
  { slotBits, scaleBase, scalePerToken, values }: Recipe,
  calibration: Calibration = none,
): Omit<ModelHead, "polarityRange" | "neutralityRange"> {
  return { slotBits, scaleBase, scalePerToken, spellingValue: values[2]!, ...calibration };
}
