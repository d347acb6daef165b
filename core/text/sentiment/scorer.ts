import { Features, pushContext, pushSpelling } from "./features.ts";
import { lexicons } from "./lexicon.ts";
import { expansionOf, type Model, parseModel } from "./model.ts";
import { fromLogits, type SentimentScorer } from "./sentiment.ts";
import { tokenise } from "./tokenise.ts";
import { Tokens } from "./tokens.ts";
import { Words } from "./words.ts";

/**
 * The scorer of English and Spanish that a model's bytes make (data/sentiment/MODEL_CARD.md); of a language that cannot
 * be told it takes emoji and the like as they are. Throws `Error` where the bytes are no model.
 */
export function createSentimentScorer(bytes: Uint8Array): SentimentScorer {
  const { head, slots } = parseModel(bytes);
  const sum = createSum({ head, slots });
  const features = new Features();
  const tokens = new Tokens();

  function weighSpelling(
    words: Words,
    slot: number,
    hash: number,
    text: string,
    start: number,
    end: number,
  ): void {
    features.count = 0;
    pushSpelling(features, hash, text, start, end);
    sum(features.hash, 0, 1);
    const own = { polarity: sum.polarity, neutrality: sum.neutrality };
    sum(features.hash, 1, features.count);
    const share = head.spellingValue / Math.sqrt(Math.max(1, features.count - 1));
    words.weights[slot + 3] = own.polarity + share * sum.polarity;
    words.weights[slot + 4] = own.neutrality + share * sum.neutrality;
  }
  const memory = { en: new Words(lexicons.en, weighSpelling), es: new Words(lexicons.es, weighSpelling) };

  return {
    score(text, { lang, target }) {
      if (lang !== "en" && lang !== "es" && lang !== "und") return undefined;
      const words = lang === "es" ? memory.es : memory.en;
      tokenise(text, target, words, tokens);
      if (tokens.words === 0) return undefined;
      features.count = 0;
      pushContext(features, tokens, target !== undefined);
      sum(features.hash, 0, features.count);
      const scale = 1 / Math.sqrt(head.scaleBase + head.scalePerToken * tokens.count);
      return fromLogits(
        head.polarityGain * scale * (tokens.polarity + sum.polarity),
        head.neutralityGain * scale * (tokens.neutrality + sum.neutrality) + head.neutralOffset,
      );
    },
  };
}

interface Sum {
  (hashes: Int32Array, from: number, to: number): void;
  polarity: number;
  neutrality: number;
}

/** Sums the weights of features; the sums are left in the function's own fields, so that no text makes an object. */
function createSum({ head, slots }: Model): Sum {
  const polarityOf = expansionOf(head.polarityRange);
  const neutralityOf = expansionOf(head.neutralityRange);
  const shift = 32 - head.slotBits;
  const sum: Sum = (hashes, from, to) => {
    let polarity = 0;
    let neutrality = 0;
    for (let at = from; at < to; at += 1) {
      const hash = hashes[at]!;
      const print = hash & 0xffff || 1;
      const place = hash >>> shift;
      let slot = slots[place]!;
      if (slot >>> 16 !== print) {
        slot = slots[place ^ 1]!;
        if (slot >>> 16 !== print) continue;
      }
      polarity += polarityOf[(slot >>> 8) & 255]!;
      neutrality += neutralityOf[slot & 255]!;
    }
    sum.polarity = polarity;
    sum.neutrality = neutrality;
  };
  sum.polarity = 0;
  sum.neutrality = 0;
  return sum;
}
