/** Two texts are near-copies when at least this share of what their signatures hold is the same. */
const likenessMin = 0.5;
/** A copy is looked for among so many of the texts met last; an exact one among all. */
const recentMax = 1_024;

/**
 * Numbers the texts by what they copy: those with one number are near-copies of the first of them. `signatures` are
 * those of core/text/signature.ts in the order of publication, null for a text without words, which copies nothing. Each text is
 * held against the first of a group, never against another copy, so that likeness does not wander from text to text.
 * Linear: each is compared with the same signature wherever it was, and with the 1,024 groups met last.
 */
export function groupNearCopies(signatures: readonly (string | null)[]): Int32Array {
  const groups = new Int32Array(signatures.length);
  const bySignature = new Map<string, number>();
  /** Of the groups met last, the newest last: their number and the four words of their first signature. */
  let recent: { group: number; words: Int32Array }[] = [];
  let count = 0;
  for (const [at, signature] of signatures.entries()) {
    const known = signature === null ? undefined : bySignature.get(signature);
    if (known !== undefined) {
      groups[at] = known;
      continue;
    }
    const words = signature === null ? undefined : toWords(signature);
    const like = words && recent.findLast((other) => likeness(words, other.words) >= likenessMin);
    groups[at] = like ? like.group : count++;
    if (signature !== null) bySignature.set(signature, groups[at]);
    if (words && !like) recent.push({ group: groups[at], words });
    if (recent.length >= 2 * recentMax) recent = recent.slice(-recentMax);
  }
  return groups;
}

/**
 * The share of buckets, of those that either signature fills, in which both hold the same: an estimate of how
 * many of their words and pairs of words two texts share (Jaccard).
 */
export function likenessOf(one: string, other: string): number {
  return likeness(toWords(one), toWords(other));
}

function likeness(one: Int32Array, other: Int32Array): number {
  let filled = 0;
  let differing = 0;
  for (let word = 0; word < one.length; word += 1) {
    filled += digitsSet(one[word]! | other[word]!);
    differing += digitsSet(one[word]! ^ other[word]!);
  }
  return filled === 0 ? 0 : (filled - differing) / filled;
}

/** How many of a word's eight hexadecimal digits are not 0. */
function digitsSet(word: number): number {
  let any = word | (word >>> 1);
  any |= any >>> 2;
  return Math.imul(any & 0x11_11_11_11, 0x11_11_11_11) >>> 28;
}

function toWords(signature: string): Int32Array {
  return Int32Array.from({ length: signature.length / 8 }, (_, word) =>
    Number.parseInt(signature.slice(8 * word, 8 * word + 8), 16),
  );
}
