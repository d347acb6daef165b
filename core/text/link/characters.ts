/** What a UTF-16 code unit is to the scanner. */
export const characterKinds = {
  other: 0,
  lower: 1,
  upper: 2,
  digit: 3,
  /** A letter, digit or mark beyond ASCII. */
  wide: 4,
  wideUpper: 5,
  /** A combining mark: part of the word it follows, never the beginning of one. */
  mark: 6,
} as const;

const unknown = 255;
const kinds = new Uint8Array(65_536).fill(unknown);
for (let code = 0; code < 128; code += 1) {
  const { lower, upper, digit, other } = characterKinds;
  if (code >= 97 && code <= 122) kinds[code] = lower;
  else if (code >= 65 && code <= 90) kinds[code] = upper;
  else kinds[code] = code >= 48 && code <= 57 ? digit : other;
}

/** Judged once and remembered. Surrogates are no letters: an emoji ends a word. */
export function kindOf(code: number): number {
  const known = kinds[code]!;
  if (known !== unknown) return known;
  const character = String.fromCharCode(code);
  let kind: number = characterKinds.other;
  if (/\p{M}/u.test(character)) kind = characterKinds.mark;
  else if (/[\p{Lu}\p{Lt}]/u.test(character)) kind = characterKinds.wideUpper;
  else if (/[\p{L}\p{N}]/u.test(character)) kind = characterKinds.wide;
  kinds[code] = kind;
  return kind;
}
