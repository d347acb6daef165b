/** A second, independent hash of the same word, so that two words never pass for one. */
export function otherStep(hash: number, unit: number): number {
  return ((Math.imul(hash, 0x2c1b3c6d) ^ unit) + 0x297a2d39) | 0;
}

/** Two numbers and the family of the feature in one hash, well spread. */
export function mix(family: number, first: number, second: number): number {
  let hash = Math.imul(first ^ Math.imul(family, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + second, 0xc2b2ae35);
  return Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f) ^ (hash >>> 16);
}
