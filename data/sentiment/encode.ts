import { Features, pushContext, pushSpelling } from "../../core/text/sentiment/features.ts";
import { lexicons } from "../../core/text/sentiment/lexicon.ts";
import { tokenise } from "../../core/text/sentiment/tokenise.ts";
import { Tokens } from "../../core/text/sentiment/tokens.ts";
import { Words } from "../../core/text/sentiment/words.ts";
import type { Recipe } from "./recipe.ts";
import type { Row } from "./rows.ts";

/** A text as numbers: its features and their values; `factor` is the part of a value that the packed weight takes over. */
export interface Encoded {
  hash: Int32Array;
  value: Float32Array;
  factor: Float32Array;
}

const nothing = () => undefined;
const words = { en: new Words(lexicons.en, nothing), es: new Words(lexicons.es, nothing) };
const tokens = new Tokens();
const features = new Features();

/** The features of a row as the scorer sums them. */
export function encode(
  { text, lang, target }: Pick<Row, "text" | "lang" | "target">,
  { values, scaleBase, scalePerToken }: Pick<Recipe, "values" | "scaleBase" | "scalePerToken">,
): Encoded {
  tokenise(text, target, words[lang], tokens);
  const scale = 1 / Math.sqrt(scaleBase + scalePerToken * tokens.count);
  const hash: number[] = [];
  const value: number[] = [];
  const factor: number[] = [];
  const take = (at: number, packed: number, share: number) => {
    hash.push(features.hash[at]!);
    factor.push(packed);
    value.push(packed * share * scale);
  };
  features.count = 0;
  pushContext(features, tokens, target !== undefined);
  for (let at = 0; at < features.count; at += 1) take(at, values[features.family[at]!]!, 1);
  for (let token = 0; token < tokens.count; token += 1) {
    if (tokens.isWord[token] === 0) continue;
    features.count = 0;
    pushSpelling(features, tokens.hash[token]!, text, tokens.start[token]!, tokens.end[token]!);
    take(0, values[1]!, 1);
    const share = values[2]! / Math.sqrt(Math.max(1, features.count - 1));
    for (let at = 1; at < features.count; at += 1) take(at, 1, share);
  }
  return { hash: Int32Array.from(hash), value: Float32Array.from(value), factor: Float32Array.from(factor) };
}
