import { hashWord } from "../fnv.ts";
import { type Concept, concept } from "./concepts.ts";
import { lexiconEn } from "./lexicon-en.ts";
import { lexiconEs } from "./lexicon-es.ts";

/** The concept of each folded word, by the word's hash; stems hold for any ending. */
export interface Lexicon {
  words: ReadonlyMap<number, number>;
  stems: ReadonlyMap<number, number>;
}

const endings = {
  ar: "a an o aron ado ada ados adas ando ar ara aran aria arian arse e en aba aban ase".split(" "),
  er: "e en io ieron ido ida idos idas iendo er era eran eria erse a an ia".split(" "),
  ir: "e en io ieron ido ida idos idas iendo ir ira iran iria irse a an ia".split(" "),
};

export const lexicons = {
  en: buildLexicon(lexiconEn, englishForms),
  es: buildLexicon(
    { ...lexiconEs, emojiUp: lexiconEn.emojiUp, emojiDown: lexiconEn.emojiDown },
    spanishForms,
  ),
} as const;

/** An entry as it stands beats a form made by rule; of two entries the first holds. */
function buildLexicon(
  entries: Partial<Record<Concept, string>>,
  formsOf: (verb: string) => string[],
): Lexicon {
  const words = new Map<number, number>();
  const stems = new Map<number, number>();
  const made: [string, number][] = [];
  for (const [name, list] of Object.entries(entries) as [Concept, string][])
    for (const entry of list.trim().split(/\s+/)) {
      if (entry.startsWith("~")) for (const form of formsOf(entry.slice(1))) made.push([form, concept[name]]);
      else if (entry.endsWith("*")) stems.set(hashWord(entry.slice(0, -1)), concept[name]);
      else put(words, entry, concept[name]);
    }
  for (const [form, meaning] of made) put(words, form, meaning);
  return { words, stems };
}

function put(words: Map<number, number>, word: string, meaning: number): void {
  const hash = hashWord(word);
  if (!words.has(hash)) words.set(hash, meaning);
}

/** `raise` → raise, raises, raised, raising; doubled consonants are entries of their own. */
function englishForms(verb: string): string[] {
  const stem = verb.endsWith("e") ? verb.slice(0, -1) : verb;
  if (/[^aeiou]y$/.test(verb))
    return [verb, `${stem.slice(0, -1)}ies`, `${stem.slice(0, -1)}ied`, `${stem}ing`];
  const third = /(?:s|x|sh|ch)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${stem}ed`, `${stem}ing`];
}

/** `subir` → sube, subió, subirá, subiendo…, accents folded; forms whose stem changes are entries of their own. */
function spanishForms(verb: string): string[] {
  const plain = verb.endsWith("se") ? verb.slice(0, -2) : verb;
  const stem = plain.slice(0, -2);
  const kind = plain.slice(-2);
  if (kind !== "ar" && kind !== "er" && kind !== "ir") return [verb];
  const soft = stem
    .replace(/z$/, "c")
    .replace(/c$/, kind === "ar" ? "qu" : "c")
    .replace(/g$/, "gu");
  return endings[kind].map((ending) => (kind === "ar" && ending.startsWith("e") ? soft : stem) + ending);
}
