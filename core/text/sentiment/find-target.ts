import { fold } from "../fold.ts";
import type { Span } from "../span.ts";
import type { Target } from "./sentiment.ts";

interface Word extends Span {
  folded: string;
}

const charactersMax = 20_000;
/** Words that name nothing by themselves. */
const hollow = new Set(
  "the of and a an in for to group inc corp corporation company co ltd limited plc holdings el la los las de del y en un una sa grupo s".split(
    " ",
  ),
);

/**
 * Where a text names `target`, word by word: capitals, accents, possessives and plurals do not matter. Where the whole
 * name is not there, its longest part that is; undefined when no part that names anything is.
 */
export function findTarget(text: string, target: string): Target | undefined {
  const wanted = wordsOf(target.slice(0, 200)).map(({ folded }) => folded);
  const words = wordsOf(text.slice(0, charactersMax));
  for (let length = wanted.length; length > 0; length -= 1) {
    const spans: Span[] = [];
    for (let first = 0; first + length <= wanted.length; first += 1) {
      const part = wanted.slice(first, first + length);
      if (length < wanted.length && part.every((word) => hollow.has(word) || word.length < 3)) continue;
      spans.push(...findRun(words, part));
    }
    if (spans.length > 0) return { spans: spans.sort((a, b) => a.start - b.start), others: [] };
  }
  return undefined;
}

function findRun(words: readonly Word[], part: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + part.length <= words.length; at += 1)
    if (part.every((word, offset) => isSame(words[at + offset]!.folded, word))) {
      spans.push({ start: words[at]!.start, end: words[at + part.length - 1]!.end });
      at += part.length - 1;
    }
  return spans;
}

/** The same word, or its plural, or its possessive. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 3 && (long === `${short}s` || long === `${short}es`);
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ index, 0: surface }) => ({
    start: index,
    end: index + surface.length,
    folded: fold(surface),
  }));
}
