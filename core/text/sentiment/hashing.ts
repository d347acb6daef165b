/** Integer hashes of the sentiment features: FNV-1a over code units, and a mixer for tuples. All are 32-bit. */
export const seed = 0x811c9dc5 | 0;

export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** A second, independent hash of the same word, so that two words never pass for one. */
export function otherStep(hash: number, unit: number): number {
  return (Math.imul(hash, 0x2c1b3c6d) ^ unit) + 0x297a2d39;
}

/** Two numbers and the family of the feature in one hash, well spread. */
export function mix(family: number, first: number, second: number): number {
  let hash = Math.imul(first ^ Math.imul(family, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + second, 0xc2b2ae35);
  return Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f) ^ (hash >>> 16);
}

/** The hash of a folded word. */
export function hashWord(word: string): number {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at));
  return hash;
}
