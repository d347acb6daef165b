/** One author's texts in a window count together as at most so many. */
export const authorVoicesMax = 3;

export interface Speaker {
  /** Of `groupNearCopies`: texts with one number are near-copies of each other. */
  group: number;
  /** Tells one author of the window from another; null where none is stated. */
  author: number | null;
}

/**
 * How many voices each text of a window has, 0 to 1. n near-copies have 1 + ln n together, shared alike; of these, an
 * author's texts have at most three together. Where no author is stated each text is as by one of its own.
 */
export function voicesOf(texts: readonly Speaker[]): Float64Array {
  const copies = new Map<number, number>();
  for (const { group } of texts) copies.set(group, (copies.get(group) ?? 0) + 1);
  const voices = Float64Array.from(texts, ({ group }) => {
    const n = copies.get(group)!;
    return (1 + Math.log(n)) / n;
  });
  const ofAuthor = new Map<number, number>();
  for (const [at, { author }] of texts.entries())
    if (author !== null) ofAuthor.set(author, (ofAuthor.get(author) ?? 0) + voices[at]!);
  return voices.map((voice, at) => {
    const { author } = texts[at]!;
    return author === null ? voice : voice * Math.min(1, authorVoicesMax / ofAuthor.get(author)!);
  });
}
