/** FNV-1a (Fowler, Noll and Vo) in 32 bits, over UTF-16 code units. */
export const seed = 0x811c9dc5 | 0;

export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The hash of a text, of a folded word most often. */
export function hashWord(word: string): number {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at));
  return hash;
}
