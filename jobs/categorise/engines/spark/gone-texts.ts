/** Which texts of a part are duplicates: one bit each. */
export type GoneTexts = Uint8Array;

export function goneTexts(texts: ReadonlySet<number>): GoneTexts {
  let last = 0;
  for (const text of texts) if (text > last) last = text;
  const bits = new Uint8Array((last >> 3) + 1);
  for (const text of texts) bits[text >> 3]! |= 1 << (text & 7);
  return bits;
}

export function gone(bits: GoneTexts, text: number): boolean {
  return (((bits[text >> 3] ?? 0) >> (text & 7)) & 1) === 1;
}
