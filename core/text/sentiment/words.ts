import { seed, step } from "../fnv.ts";
import { character, foldOf, kindOf } from "./characters.ts";
import type { Lexicon } from "./lexicon.ts";

const bits = 16;
/** 32-bit figures a place: both hashes, the concept, and the two weights. */
const stride = 8;

/** Told of a word that is not remembered, so that it can be weighed. */
export type OnNewWord = (
  words: Words,
  slot: number,
  hash: number,
  text: string,
  start: number,
  end: number,
) => void;

/**
 * The words met lately: what a word means and what its spelling weighs is worked out once. A place holds one word, known
 * by two hashes; another word takes the place over, which changes no answer.
 */
export class Words {
  private readonly figures = new Int32Array(stride << bits);
  /** The same memory as floats: polarity at slot + 3, neutrality at slot + 4. */
  readonly weights = new Float32Array(this.figures.buffer);

  constructor(
    private readonly lexicon: Lexicon,
    private readonly onNew: OnNewWord,
  ) {}

  /** The place of a word. */
  find(first: number, second: number, text: string, start: number, end: number): number {
    const { figures } = this;
    const slot = ((Math.imul(first, 0x9e3779b1) ^ second) >>> (32 - bits)) * stride;
    if (figures[slot] === first && figures[slot + 1] === second) return slot;
    figures[slot] = first;
    figures[slot + 1] = second;
    figures[slot + 2] = this.meaningOf(first, text, start, end);
    this.onNew(this, slot, first, text, start, end);
    return slot;
  }

  conceptAt(slot: number): number {
    return this.figures[slot + 2]!;
  }

  private meaningOf(hash: number, text: string, start: number, end: number): number {
    const own = this.lexicon.words.get(hash);
    if (own !== undefined) return own;
    if (this.lexicon.stems.size === 0) return 0;
    let prefix = seed;
    let meaning = 0;
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (kindOf[code] !== character.letter) continue;
      prefix = step(prefix, foldOf[code]!);
      meaning = this.lexicon.stems.get(prefix) ?? meaning;
    }
    return meaning;
  }
}
