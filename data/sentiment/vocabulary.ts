import type { Encoded } from "./encode.ts";

const bits = 26;

/** Gives every feature that at least `least` texts have a number of its own; the rest get −1. */
export function buildVocabulary(
  texts: readonly Encoded[],
  least: number,
): { size: number; idOf(hash: number): number; hashes: Int32Array } {
  const counts = new Uint8Array(1 << bits);
  for (const { hash } of texts)
    for (const one of new Set(hash)) {
      const at = one >>> (32 - bits);
      if (counts[at]! < 255) counts[at]! += 1;
    }
  const ids = new Int32Array(1 << bits).fill(-1);
  const hashes: number[] = [];
  for (const { hash } of texts)
    for (const one of hash) {
      const at = one >>> (32 - bits);
      if (counts[at]! >= least && ids[at] === -1) {
        ids[at] = hashes.length;
        hashes.push(one);
      }
    }
  return { size: hashes.length, idOf: (hash) => ids[hash >>> (32 - bits)]!, hashes: Int32Array.from(hashes) };
}
