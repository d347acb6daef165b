/** A word as it is compared: lower case, accents dropped (`Telefónica` → `telefonica`). */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, which needs no folding
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize("NFD").replace(/\p{M}+/gu, "");
}
