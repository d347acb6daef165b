import { detectAll } from "tinyld/light";
import { fold } from "./fold.ts";

const letters = (text: string): ReadonlySet<string> => new Set(text.split(" "));
/** The commonest small words, none of which the other language has. */
const englishWords = letters(
  "the of and to in is for on with at by from that this it its are was be has have will after as up down over out new says",
);
const spanishWords = letters(
  "el la los las de del y en que un una por con para su sus se al lo como mas pero tras sobre este esta sin es son ha han",
);

/**
 * The language of a text, ISO 639-1 (`en`, `es`, …), or `und` when it cannot be told. What the record states holds
 * (`en-GB` → `en`); then small words decide, and where they do not, letter statistics (tinyld).
 */
export function detectLanguage(text: string, stated?: string): string {
  const known = stated && /^[a-z]{2,3}(?=$|[-_])/i.exec(stated)?.[0].toLowerCase();
  if (known && known !== "und" && known !== "zxx") return known;
  const plain = text.slice(0, 2_000).replace(/(?:https?:\/\/|www\.)\S+|[@#$]\w+/g, " ");
  const words = (plain.match(/\p{L}+/gu) ?? []).map(fold);
  if (words.length === 0) return "und";
  const english = count(words, englishWords);
  const spanish = count(words, spanishWords) + (/[ñ¿¡]/.test(plain) ? 2 : 0);
  if (english !== spanish && Math.max(english, spanish) >= 2 * Math.min(english, spanish) + 1)
    if (Math.max(english, spanish) >= Math.min(2, words.length / 6)) return english > spanish ? "en" : "es";
  const guesses = detectAll(plain);
  const best = guesses[0];
  // Few words without an accent tell letter statistics little; markets speak English.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  if (/^[\x00-\x7f]*$/.test(plain) && (words.length < 5 || (best?.accuracy ?? 0) < 0.3))
    return spanish > english ? "es" : "en";
  return best?.lang || "und";
}

function count(words: string[], among: ReadonlySet<string>): number {
  let found = 0;
  for (const word of words) if (among.has(word)) found += 1;
  return found;
}
