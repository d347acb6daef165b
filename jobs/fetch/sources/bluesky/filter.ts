import type { Post } from "./transform.ts";

/** Words that say that a post is on markets, in English and Spanish. */
const financeWords = [
  "stock market",
  "stocks",
  "nasdaq",
  "s&p 500",
  "dow jones",
  "wall street",
  "ibex 35",
  "ibex",
  "earnings",
  "dividend",
  "dividends",
  "shareholders",
  "interest rates",
  "rate cut",
  "federal reserve",
  "ecb",
  "inflation",
  "bitcoin",
  "ethereum",
  "crypto",
  "forex",
  "etf",
  "bolsa de valores",
  "mercado bursátil",
  "bolsa española",
  "dividendos",
  "accionistas",
  "tipos de interés",
  "tasas de interés",
  "reserva federal",
  "bce",
  "inflación",
  "criptomonedas",
  "divisas",
];
/** `$AAPL`, `$BRK.B`; no sum of money. */
const cashtag = /(?<![\p{L}\p{N}$])\$[A-Z]{1,6}(?:[.-][A-Z]{1,2})?(?![\p{L}\p{N}])/u;

/** Tells the posts on markets and on the assets named, in English or Spanish, from all the others. */
export function createFilter(assetNames: readonly string[]): (post: Post) => boolean {
  const phrases = [...new Set([...financeWords, ...assetNames.filter((name) => name.length > 1)])];
  const anyPhrase = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${phrases.map(escapeWord).join("|")})(?![\\p{L}\\p{N}])`,
    "iu",
  );
  return ({ text, langs }) => {
    const hasCashtag = cashtag.test(text);
    // A post need not say its language; a cashtag is one in any.
    if (!langs?.length) return hasCashtag;
    return langs.some((lang) => /^(en|es)\b/i.test(lang)) && (hasCashtag || anyPhrase.test(text));
  };
}

function escapeWord(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
