const unknown = 255;

/** What a UTF-16 code unit beyond ASCII is to the scanner. */
export const wideKinds = {
  other: 0,
  letter: 1,
  upper: 2,
  /** Part of the word it follows, never the beginning of one. */
  mark: 3,
} as const;

/** The small letter or digit that an ASCII code unit folds to; 0 for what ends a word. */
export const foldedAscii = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) foldedAscii[code] = code;
  else if (code >= 65 && code <= 90) foldedAscii[code] = code | 32;
}

const kinds = new Uint8Array(65_536).fill(unknown);

/** Judged once and remembered. Surrogates are no letters: an emoji ends a word. */
export function wideKindOf(code: number): number {
  const known = kinds[code]!;
  if (known !== unknown) return known;
  const character = String.fromCharCode(code);
  let kind: number = wideKinds.other;
  if (/\p{M}/u.test(character)) kind = wideKinds.mark;
  else if (/[\p{Lu}\p{Lt}]/u.test(character)) kind = wideKinds.upper;
  else if (/[\p{L}\p{N}]/u.test(character)) kind = wideKinds.letter;
  kinds[code] = kind;
  return kind;
}

/** Whether a code unit may stand in a word. */
export function isWordCode(code: number): boolean {
  return code < 128 ? foldedAscii[code] !== 0 : wideKindOf(code) !== wideKinds.other;
}
