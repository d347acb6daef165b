import { character, foldOf, kindOf } from "./characters.ts";
import { seed, step } from "./hashing.ts";
import type { Lexicon } from "./lexicon.ts";

const bits = 14;

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
  readonly first = new Int32Array(1 << bits);
  readonly second = new Int32Array(1 << bits);
  readonly concept = new Uint8Array(1 << bits);
  readonly polarity = new Float32Array(1 << bits);
  readonly neutrality = new Float32Array(1 << bits);

  constructor(
    private readonly lexicon: Lexicon,
    private readonly onNew: OnNewWord,
  ) {}

  /** The place of a word. */
  find(first: number, second: number, text: string, start: number, end: number): number {
    const slot = (Math.imul(first, 0x9e3779b1) ^ second) >>> (32 - bits);
    if (this.first[slot] === first && this.second[slot] === second) return slot;
    this.first[slot] = first;
    this.second[slot] = second;
    this.concept[slot] = this.meaningOf(first, text, start, end);
    this.onNew(this, slot, first, text, start, end);
    return slot;
  }

  private meaningOf(hash: number, text: string, start: number, end: number): number {
    const own = this.lexicon.words.get(hash);
    if (own !== undefined) return own;
    let prefix = seed;
    let meaning = 0;
    for (let at = start; at < end; at += 1) {
      const kind = kindOf[text.charCodeAt(at)];
      if (kind !== character.letter) continue;
      prefix = step(prefix, foldOf[text.charCodeAt(at)]!);
      meaning = this.lexicon.stems.get(prefix) ?? meaning;
    }
    return meaning;
  }
}
