import { acronyms, bareNames, brandWords, furtherWords, sharedWords } from "./common-words.ts";
import { commonWords, plainWords, properWords, rareWords, spanishWords } from "./word-list.ts";

/** How surely a word is something else than an asset: 0 no word known, 1 rare or a proper name, 2 plain, 3 common. */
export type WordLevel = 0 | 1 | 2 | 3;

const levels = new Map<string, WordLevel>();
for (const [text, level] of [
  [spanishWords, 1],
  [properWords, 1],
  [rareWords, 1],
  [plainWords, 2],
  [commonWords, 3],
] as const)
  for (const word of text.trim().split(/\s+/)) levels.set(word, level);

for (const word of furtherWords) if ((levels.get(word) ?? 0) < 2) levels.set(word, 2);

export function levelOf(word: string): WordLevel {
  return levels.get(word) ?? 0;
}

/** What a bare ticker is like; each kind has its own odds (`odds.ts`). */
export const tickerKinds = { free: 0, rare: 1, plain: 2, common: 3, acronym: 4, letter: 5 } as const;

export function tickerKind(symbol: string): number {
  const word = symbol.toLowerCase();
  if (/^[a-z]$/.test(word)) return tickerKinds.letter;
  if (acronyms.has(symbol) || /^\d+$/.test(symbol)) return tickerKinds.acronym;
  return levelOf(word);
}

/** A name whose every word is plain says little on its own: `First Capital`, `Best Buy`. */
export function isWordy(words: readonly string[]): boolean {
  return words.every((word) => word === "&" || word.length < 2 || levelOf(word) >= 1 || /^\d+$/.test(word));
}

/** How a single word serves as a name: 0 well, 1 rare word or proper name, 2 and 3 plain words, 9 never. */
export function nameLevel(word: string, isFamous: boolean): number {
  if (bareNames.has(word)) return 9;
  const level = levelOf(word);
  return brandWords.has(word) || (isFamous && level === 1 && !sharedWords.has(word)) ? 0 : level;
}
