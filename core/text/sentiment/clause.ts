const boundary =
  /[,;:.!?](?=\s)|\s[-–—]\s|\s(?:but|while|whereas|although|though|as|despite|and|pero|mientras|aunque|y)\s/giu;

/** The part of a text, between commas and conjunctions, that names the target; the whole text when none does. */
export function clauseOf(text: string, target: string): string {
  const at = text.toLowerCase().indexOf(target.toLowerCase());
  if (at < 0 || target === "") return text;
  let start = 0;
  for (const match of text.matchAll(boundary)) {
    if (match.index < at) start = match.index + match[0].length;
    else if (match.index >= at + target.length) return text.slice(start, match.index);
  }
  return text.slice(start);
}
