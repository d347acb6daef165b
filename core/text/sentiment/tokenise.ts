import { seed, step } from "../fnv.ts";
import { character, foldOf, kindOf } from "./characters.ts";
import { concept } from "./concepts.ts";
import { mix, otherStep } from "./hashing.ts";
import type { Target } from "./sentiment.ts";
import { charactersMax, type Tokens, tokensMax } from "./tokens.ts";
import type { Words } from "./words.ts";

const {
  letter,
  digit,
  blank,
  apostrophe,
  comma,
  stop,
  exclamation,
  question,
  currency,

  at: atSign,
} = character;
const { percent, plus, minus, ampersand, skipped, symbol, high } = character;

const marker = (meaning: number): number => mix(99, meaning, 7);
const markers = Int32Array.from({ length: 64 }, (_, meaning) => marker(meaning));

/**
 * Cuts a text into words and markers (numbers, percentages with their sign, cashtags, users, links, emoji), in one pass.
 * What stands in a span of the target or of the others becomes one marker, so that no name carries a weight.
 */
export function tokenise(text: string, target: Target | undefined, words: Words, tokens: Tokens): void {
  tokens.clear();
  const from = target ? windowStart(text, target) : 0;
  const length = Math.min(text.length, from + charactersMax);
  const spans = target ? target.spans : none;
  const others = target ? target.others : none;
  let nextSpan = 0;
  let nextOther = 0;
  let clause = 0;
  let at = from;
  while (at < length && tokens.count < tokensMax - 2) {
    while (nextSpan < spans.length && spans[nextSpan]!.end <= at) nextSpan += 1;
    while (nextOther < others.length && others[nextOther]!.end <= at) nextOther += 1;
    if (nextSpan < spans.length && spans[nextSpan]!.start <= at) {
      const { end } = spans[nextSpan]!;
      mark(tokens, concept.target, clause, at, end);
      at = end;
      continue;
    }
    if (nextOther < others.length && others[nextOther]!.start <= at) {
      const { end } = others[nextOther]!;
      mark(tokens, concept.other, clause, at, end);
      at = end;
      continue;
    }
    const code = text.charCodeAt(at);
    const kind = kindOf[code]!;
    if (kind === letter) {
      at = readWord(text, at, length, clause, words, tokens);
      continue;
    }
    if (kind === digit) {
      at = readNumber(text, at, length, clause, words, tokens);
      continue;
    }
    if (kind === blank) {
      if (code === 10 && tokens.count > 0) clause += 1;
    } else if (kind === comma || kind === stop) {
      if (kind !== stop || code !== 46 || at + 1 >= length || kindOf[text.charCodeAt(at + 1)] === blank)
        clause += 1;
    } else if (kind === minus) {
      if (at + 1 < length && kindOf[text.charCodeAt(at + 1)] === blank) clause += 1;
      else if (code > 0x2000) clause += 1;
    } else if (kind === exclamation || kind === question) {
      const meaning = kind === exclamation ? concept.exclamation : concept.question;
      if (tokens.count === 0 || tokens.concept[tokens.count - 1] !== meaning)
        mark(tokens, meaning, clause, at, at + 1);
      clause += 1;
    } else if (kind === currency) {
      if (at + 1 < length && kindOf[text.charCodeAt(at + 1)] === letter && code === 36) {
        const end = endOfName(text, at + 1, length);
        mark(tokens, concept.cashtag, clause, at, end);
        at = end;
        continue;
      }
    } else if (kind === atSign) {
      const end = endOfName(text, at + 1, length);
      if (end > at + 1) mark(tokens, concept.user, clause, at, end);
      at = end;
      continue;
    } else if (kind === ampersand) {
      at = endOfEntity(text, at, length);
      continue;
    } else if (kind === high && at + 1 < length) {
      readSymbol(text, at, at + 2, clause, words, tokens);
      at += 2;
      continue;
    } else if (kind === symbol) readSymbol(text, at, at + 1, clause, words, tokens);
    at += 1;
  }
}

const none: readonly { start: number; end: number }[] = [];

/** A text longer than what is judged is judged around its target. */
function windowStart(text: string, { spans }: Target): number {
  const first = spans[0]?.start ?? 0;
  if (text.length <= charactersMax || first < charactersMax / 2) return 0;
  return first - charactersMax / 2;
}

function mark(tokens: Tokens, meaning: number, clause: number, start: number, end: number): void {
  tokens.push(markers[meaning]!, meaning, clause, start, end);
}

/** A run of letters, folded, without its possessive; a link is one marker. */
function readWord(
  text: string,
  start: number,
  length: number,
  clause: number,
  words: Words,
  tokens: Tokens,
): number {
  let first = seed;
  let second = 0;
  let at = start;
  let end = start;
  let capitals = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = kindOf[code]!;
    if (kind === letter) {
      const folded = foldOf[code]!;
      if (folded !== code && code < 91) capitals += 1;
      first = step(first, folded);
      second = otherStep(second, folded);
      end = at + 1;
    } else if (kind === digit) {
      first = step(first, 48);
      second = otherStep(second, 48);
      end = at + 1;
    } else if (kind === apostrophe) {
      const next = at + 1 < length ? foldOf[text.charCodeAt(at + 1)]! : 0;
      if (kindOf[next] !== letter) break;
      if (next === 115 && (at + 2 >= length || kindOf[text.charCodeAt(at + 2)] !== letter)) {
        at += 2;
        break;
      }
    } else if (kind !== skipped) break;
    at += 1;
  }
  if (isLink(text, start, at, length)) {
    while (at < length && kindOf[text.charCodeAt(at)] !== blank) at += 1;
    mark(tokens, concept.link, clause, start, at);
    return at;
  }
  tokens.letters += end - start;
  tokens.capitals += capitals;
  const slot = words.find(first, second, text, start, end);
  tokens.pushWord(first, words, slot, clause, start, end);
  return at;
}

/** `http:`, `https:`, `www.` and what follows to the next blank. */
function isLink(text: string, start: number, end: number, length: number): boolean {
  const first = text.charCodeAt(start) | 32;
  if (first === 104 && (end - start === 4 || end - start === 5))
    return (
      text.charCodeAt(end) === 58 &&
      end + 1 < length &&
      text.charCodeAt(end + 1) === 47 &&
      (text.charCodeAt(start + 3) | 32) === 112
    );
  return (
    first === 119 &&
    end - start === 3 &&
    text.charCodeAt(end) === 46 &&
    (text.charCodeAt(start + 1) | 32) === 119
  );
}

/** A number with its separators: a percentage (with the sign before it), money or a plain one; `52-week`, `3x` and `2nd` are words. */
function readNumber(
  text: string,
  start: number,
  length: number,
  clause: number,
  words: Words,
  tokens: Tokens,
): number {
  let at = start;
  while (at < length) {
    const kind = kindOf[text.charCodeAt(at)]!;
    if (kind === digit) at += 1;
    else if (
      (kind === stop || kind === comma) &&
      at + 1 < length &&
      kindOf[text.charCodeAt(at + 1)] === digit
    )
      at += 2;
    else break;
  }
  if (at < length && kindOf[text.charCodeAt(at)] === letter) {
    const end = endOfName(text, at, length);
    if (end - at > 2 || at - start > 3) {
      mark(tokens, concept.number, clause, start, at);
      return at;
    }
    return readWord(text, start, length, clause, words, tokens);
  }
  let signAt = start - 1;
  let isMoney = false;
  if (signAt >= 0 && kindOf[text.charCodeAt(signAt)] === currency) {
    isMoney = true;
    signAt -= 1;
  }
  const sign = signAt >= 0 ? kindOf[text.charCodeAt(signAt)]! : 0;
  const signed =
    sign === plus ||
    (sign === minus &&
      (signAt === 0 ||
        (kindOf[text.charCodeAt(signAt - 1)] !== digit && kindOf[text.charCodeAt(signAt - 1)] !== letter)));
  let after = at;
  if (after < length && kindOf[text.charCodeAt(after)] === blank) after += 1;
  const isPercent = after < length && kindOf[text.charCodeAt(after)] === percent;
  const meaning = signed
    ? sign === plus
      ? concept.percentUp
      : concept.percentDown
    : isPercent
      ? concept.percent
      : isMoney
        ? concept.money
        : concept.number;
  const end = isPercent ? after + 1 : at;
  mark(tokens, meaning, clause, start, end);
  return end;
}

function readSymbol(
  text: string,
  start: number,
  end: number,
  clause: number,
  words: Words,
  tokens: Tokens,
): void {
  let first = step(seed, text.charCodeAt(start));
  let second = otherStep(0, text.charCodeAt(start));
  if (end - start === 2) {
    first = step(first, text.charCodeAt(start + 1));
    second = otherStep(second, text.charCodeAt(start + 1));
  }
  const last = tokens.count - 1;
  // A row of the same emoji says what one says.
  if (last >= 0 && tokens.hash[last] === first) return;
  const slot = words.find(first, second, text, start, end);
  tokens.pushWord(first, words, slot, clause, start, end);
}

function endOfName(text: string, start: number, length: number): number {
  let at = start;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = kindOf[code]!;
    if (kind !== letter && kind !== digit && code !== 95) break;
    at += 1;
  }
  return at;
}

/** Past `&amp;` and its like; past the sign alone where none stands. */
function endOfEntity(text: string, start: number, length: number): number {
  const end = endOfName(text, start + 1, Math.min(length, start + 8));
  return end > start + 1 && text.charCodeAt(end) === 59 ? end + 1 : start + 1;
}
