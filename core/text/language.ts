import { detectAll } from "tinyld/light";
import { hashWord, seed, step } from "./fnv.ts";
import { character, foldOf, kindOf } from "./sentiment/characters.ts";
import { smallWords } from "./small-words.ts";

const charactersMax = 2_000;
/** A lead of so many small words settles it. */
const leadEnough = 3;

const english = 1;
const spanish = 2;
const other = 3;
const romance = 4;
const spanishVowels = new Set(Array.from("áéíóúüÁÉÍÓÚÜ", (vowel) => vowel.charCodeAt(0)));
const tellers = buildTellers();

/**
 * The language of a text, ISO 639-1 (`en`, `es`, …), or `und` when it cannot be told. What the record states holds
 * (`en-GB` → `en`); then small words decide, and where they do not, letter statistics (tinyld).
 */
export function detectLanguage(text: string, stated?: string): string {
  if (stated === "en" || stated === "es") return stated;
  const known = stated && /^[a-z]{2,3}(?=$|[-_])/i.exec(stated)?.[0].toLowerCase();
  if (known && known !== "und" && known !== "zxx") return known;
  return detectByWords(text);
}

function detectByWords(text: string): string {
  const length = Math.min(text.length, charactersMax);
  let words = 0;
  let beyondAscii = 0;
  let beyondLatin = 0;
  let en = 0;
  let es = 0;
  let others = 0;
  let shared = 0;
  let foreign = 0;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = kindOf[code]!;
    if (kind !== character.letter) {
      if (code === 0xbf || code === 0xa1) es += 2;
      // Names, tags and links are in no language.
      at =
        kind === character.at || kind === character.hash || code === 36
          ? endOfRun(text, at + 1, length)
          : at + 1;
      continue;
    }
    let hash = seed;
    const start = at;
    for (; at < length; at += 1) {
      const own = text.charCodeAt(at);
      const ownKind = kindOf[own]!;
      if (ownKind !== character.letter && ownKind !== character.skipped && ownKind !== character.apostrophe)
        break;
      if (ownKind !== character.letter) continue;
      if (own > 0x7f) {
        beyondAscii += 1;
        if (own > 0x24f) beyondLatin += 1;
        else if (own === 0xf1 || own === 0xd1) es += 2;
        else if (!spanishVowels.has(own)) foreign += 1;
      }
      hash = step(hash, foldOf[own]!);
    }
    if (isLinkStart(text, start, at)) {
      while (at < length && kindOf[text.charCodeAt(at)] !== character.blank) at += 1;
      continue;
    }
    words += 1;
    const told = tellerOf(hash);
    if (told === 0) continue;
    if (told === english) en += 1;
    else if (told === spanish) es += 1;
    else if (told === romance) shared += 1;
    else others += 1;
    if (
      beyondLatin === 0 &&
      Math.abs(en - es) >= leadEnough &&
      Math.max(en, es) >= 2 * (others + Math.min(en, es))
    )
      return en > es ? "en" : "es";
  }
  if (words === 0) return "und";
  if (others === 0 && foreign === 0 && en === 0 && (es > 0 || beyondAscii > beyondLatin || shared > 1))
    es += shared + beyondAscii;
  if (beyondLatin * 2 < words && Math.max(en, es) >= 2 * others + Math.min(en, es) + 1)
    return en > es ? "en" : "es";
  // Without an accent or a small word of its own, letter statistics tell little; markets speak English.
  if (beyondAscii === 0 && others <= en) return "en";
  if (beyondLatin * 2 >= words) return detectByScript(text, length) ?? detectByLetters(text.slice(0, length));
  return detectByLetters(text.slice(0, length));
}

/** Scripts that tell the language, by the range of their code units. */
const scripts: readonly (readonly [from: number, to: number, language: string])[] = [
  [0x3041, 0x30ff, "ja"],
  [0xac00, 0xd7af, "ko"],
  [0x4e00, 0x9fff, "zh"],
  [0x0370, 0x03ff, "el"],
  [0x0590, 0x05ff, "he"],
  [0x0600, 0x06ff, "ar"],
  [0x0900, 0x097f, "hi"],
  [0x0e00, 0x0e7f, "th"],
  [0x0400, 0x04ff, "ru"],
];

/** The language of the first script of the list that the text has three letters of: Japanese before the Chinese it borrows from. */
function detectByScript(text: string, length: number): string | undefined {
  const counts = scripts.map(() => 0);
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x370) continue;
    const found = scripts.findIndex(([from, to]) => code >= from && code <= to);
    if (found >= 0) counts[found]! += 1;
  }
  return scripts[counts.findIndex((count) => count >= 3)]?.[2];
}

function detectByLetters(text: string): string {
  const plain = text.replace(/(?:https?:\/\/|www\.)\S+|[@#$]\w+/g, " ");
  const best = detectAll(plain)[0];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  if (/^[\x00-\x7f]*$/.test(plain) && (best?.accuracy ?? 0) < 0.3) return "en";
  return best?.lang || "und";
}

function endOfRun(text: string, start: number, length: number): number {
  let at = start;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = kindOf[code];
    if (kind !== character.letter && kind !== character.digit && code !== 95) break;
    at += 1;
  }
  return at;
}

function isLinkStart(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end);
  const first = text.charCodeAt(start) | 32;
  if (next === 58 && first === 104) return text.charCodeAt(end + 1) === 47 && end - start <= 5;
  return next === 46 && first === 119 && end - start === 3;
}

interface Tellers {
  hashes: Int32Array;
  languages: Uint8Array;
}

/** The small words by their hash, in a table of open places. */
function buildTellers(): Tellers {
  const tellers = { hashes: new Int32Array(2_048), languages: new Uint8Array(2_048) };
  for (const [language, list] of [
    [romance, smallWords.romance],
    [other, smallWords.other],
    [spanish, smallWords.spanish],
    [english, smallWords.english],
  ] as const)
    for (const word of list.trim().split(/\s+/)) {
      const hash = hashWord(word);
      let place = hash & 2_047;
      while (tellers.languages[place] !== 0 && tellers.hashes[place] !== hash) place = (place + 1) & 2_047;
      tellers.hashes[place] = hash;
      tellers.languages[place] = language;
    }
  return tellers;
}

function tellerOf(hash: number): number {
  let place = hash & 2_047;
  while (tellers.languages[place] !== 0) {
    if (tellers.hashes[place] === hash) return tellers.languages[place]!;
    place = (place + 1) & 2_047;
  }
  return 0;
}
