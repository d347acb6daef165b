import { foldedWords } from "./scan.ts";

const legalWords = new Set(
  `inc incorporated corp corporation co company companies ltd limited plc llc lp sa ag se nv ab asa oyj abp spa sab cv kgaa gmbh bhd pjsc
   ord adr ads class holding holdings group trust reit de the na`.split(/\s+/),
);
/** Dropped only where more than one word stays: `Home Group` is no `Home`. */
const looseWords = new Set(["group", "holding", "holdings", "trust", "company", "companies"]);

/**
 * The folded words by which a company is called: its name as it is, and without `The` and its legal suffixes
 * (`Apple Inc.` → [apple, inc] and [apple]). The last is the shortest.
 */
export function nameForms(name: string): string[][] {
  const all = foldedWords(name.replace(/\/[ A-Za-z]{2,4}\/?\s*$/, ""));
  if (all.length === 0) return [];
  const forms = [all];
  let words = all[0] === "the" && all.length > 1 ? all.slice(1) : all;
  while (words.length > 1) {
    const shorter = withoutSuffix(words);
    if (shorter === words) break;
    words = shorter;
    // A name in use keeps its looser suffix: `Morgan Stanley & Co`, `Simon Property Group`.
    if (words.length > 1 && words.length < all.length) forms.push(words);
  }
  if (words.length < all.length && forms.at(-1) !== words) forms.push(words);
  return forms;
}

function withoutSuffix(words: string[]): string[] {
  const last = words.at(-1)!;
  const before = words.at(-2)!;
  // `S.A.`, `N.V.`, `S.p.A.` and `& Co.` come apart into letters and signs.
  for (const [letters, count] of letteredSuffixes)
    if (words.length > count && letters.every((letter, at) => words[words.length - count + at] === letter))
      return words.slice(0, -count);
  if (before === "class" && last.length === 1 && words.length > 2) return words.slice(0, -2);
  if (last === "&" || last === "and") return words.slice(0, -1);
  if (!legalWords.has(last)) return words;
  if (looseWords.has(last) && words.length === 2 && words[0]!.length < 4) return words;
  return words.slice(0, -1);
}

const letteredSuffixes = ["s a", "n v", "s p a", "a g", "p l c", "s e", "l p", "s a b"].map((text) => {
  const letters = text.split(" ");
  return [letters, letters.length] as const;
});
