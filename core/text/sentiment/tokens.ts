import type { Words } from "./words.ts";

/** How much of a text is judged, in UTF-16 code units and in tokens. */
export const charactersMax = 1_500;
export const tokensMax = 320;

/** The tokens of one text, reused from text to text: figures side by side, `count` of them. */
export class Tokens {
  count = 0;
  readonly hash = new Int32Array(tokensMax);
  /** 1: a word or an emoji, 0: a marker. */
  readonly isWord = new Uint8Array(tokensMax);
  readonly concept = new Uint8Array(tokensMax);
  readonly clause = new Int32Array(tokensMax);
  readonly start = new Int32Array(tokensMax);
  readonly end = new Int32Array(tokensMax);
  /** Of the whole text: letters in capitals, and words that begin with one. */
  capitals = 0;
  letters = 0;
  /** Of the words, as their memory weighs them. */
  words = 0;
  polarity = 0;
  neutrality = 0;

  clear(): void {
    this.count = 0;
    this.capitals = 0;
    this.letters = 0;
    this.words = 0;
    this.polarity = 0;
    this.neutrality = 0;
  }

  push(hash: number, concept: number, clause: number, start: number, end: number): void {
    const at = this.count;
    this.hash[at] = hash;
    this.isWord[at] = 0;
    this.concept[at] = concept;
    this.clause[at] = clause;
    this.start[at] = start;
    this.end[at] = end;
    this.count = at + 1;
  }

  /** The word's weights are taken at once: a later word may take its place in the memory. */
  pushWord(hash: number, words: Words, slot: number, clause: number, start: number, end: number): void {
    this.push(hash, words.conceptAt(slot), clause, start, end);
    this.isWord[this.count - 1] = 1;
    this.words += 1;
    this.polarity += words.weights[slot + 3]!;
    this.neutrality += words.weights[slot + 4]!;
  }
}
