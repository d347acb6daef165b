/** Phrases of the title or text of an article on markets. */
const financeWords = [
  "stock market",
  "nasdaq",
  "wall street",
  "quarterly earnings",
  "interest rates",
  "bitcoin",
  "ethereum",
  "forex",
  "bolsa de valores",
  "mercados financieros",
  "tipos de interés",
  "criptomonedas",
];
const languages = "(sourcelang:english OR sourcelang:spanish)";
/** A query that is longer is refused. */
const namesMax = 12;
/** A word that is shorter is refused. */
const lettersMin = 3;

/** What is searched for: words of finance, then the assets by name, some at a time. */
export function buildQueries(assetNames: readonly string[]): string[] {
  const names = [...new Set(assetNames.filter(isSearchable))];
  const groups: (readonly string[])[] = [financeWords];
  for (let at = 0; at < names.length; at += namesMax) groups.push(names.slice(at, at + namesMax));
  return groups.map((group) => `${anyOf(group)} ${languages}`);
}

export function isSearchable(name: string): boolean {
  return toTerm(name).replace(/"/g, "").length >= lettersMin;
}

/** GDELT wants brackets around what is joined by OR and nowhere else. */
function anyOf(words: readonly string[]): string {
  const terms = words.map(toTerm);
  return terms.length === 1 ? `${terms[0]}` : `(${terms.join(" OR ")})`;
}

function toTerm(name: string): string {
  const words = name.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return words.includes(" ") ? `"${words}"` : words;
}
