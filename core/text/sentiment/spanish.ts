import { fold } from "../fold.ts";
import { lexiconEs } from "./lexicon-es.ts";
import { type Scale, type SentimentScorer, toSentiment } from "./sentiment.ts";

const scale: Scale = { gain: 4, neutral: 0.5 };
const charactersMax = 4_000;
const negations = new Set(
  "no ni sin nunca jamas tampoco nada nadie ningun ninguna ninguno apenas evita evitan evitar".split(" "),
);
const boosters = new Map(
  Object.entries({
    muy: 1.3,
    mas: 1.2,
    fuerte: 1.3,
    fuertemente: 1.4,
    gran: 1.2,
    tan: 1.2,
    mayor: 1.1,
    drasticamente: 1.4,
  }),
);
const dampers = new Map(
  Object.entries({ poco: 0.6, algo: 0.7, ligeramente: 0.6, leve: 0.6, levemente: 0.6, casi: 0.7 }),
);
/** As in VADER: a negated word keeps three quarters of its weight, the other way round. */
const negated = -0.74;
const reach = 3;

const exact = new Map<string, number>();
const stems = new Map<string, number>();
for (const [entry, valence] of lexiconEs)
  if (entry.endsWith("*")) stems.set(entry.slice(0, -1), valence);
  else exact.set(entry, valence);

/**
 * A lexicon of finance words with VADER's arithmetic: the sum S of the valences found, each turned by a negation up to
 * three words before it and scaled by an intensifier, gives the valence S/√(S² + 15).
 */
export const spanishScorer: SentimentScorer = {
  score(text, { lang }) {
    if (lang !== "es") return undefined;
    return toSentiment(valenceOfText(text.slice(0, charactersMax)), scale);
  },
};

/** S/√(S² + 15) of a text, in [−1, 1]. */
function valenceOfText(text: string): number {
  const words = (text.replace(/(?:https?:\/\/|www\.)\S+|@\w+/g, " ").match(/\p{L}+/gu) ?? []).map(fold);
  let sum = 0;
  for (const [at, word] of words.entries()) {
    const valence = valenceOf(word);
    if (valence === 0) continue;
    let weight = 1;
    for (const before of words.slice(Math.max(0, at - reach), at)) {
      if (negations.has(before)) weight *= negated;
      weight *= boosters.get(before) ?? dampers.get(before) ?? 1;
    }
    sum += valence * weight;
  }
  return sum / Math.sqrt(sum * sum + 15);
}

/** The word's own entry, or that of its longest known stem. */
function valenceOf(word: string): number {
  const own = exact.get(word);
  if (own !== undefined) return own;
  for (let length = word.length; length >= 4; length -= 1) {
    const valence = stems.get(word.slice(0, length));
    if (valence !== undefined) return valence;
  }
  return 0;
}
