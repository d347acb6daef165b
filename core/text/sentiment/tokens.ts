/** How much of a text is judged, in UTF-16 code units and in tokens. */
export const charactersMax = 1_500;
export const tokensMax = 320;

/** The tokens of one text, reused from text to text: figures side by side, `count` of them. */
export class Tokens {
  count = 0;
  readonly hash = new Int32Array(tokensMax);
  /** The word's place in the memory of words; −1: no word. */
  readonly slot = new Int32Array(tokensMax);
  readonly concept = new Uint8Array(tokensMax);
  readonly clause = new Int32Array(tokensMax);
  readonly start = new Int32Array(tokensMax);
  readonly end = new Int32Array(tokensMax);
  /** Of the whole text: letters in capitals, and words that begin with one. */
  capitals = 0;
  letters = 0;

  clear(): void {
    this.count = 0;
    this.capitals = 0;
    this.letters = 0;
  }

  push(hash: number, slot: number, concept: number, clause: number, start: number, end: number): void {
    const at = this.count;
    this.hash[at] = hash;
    this.slot[at] = slot;
    this.concept[at] = concept;
    this.clause[at] = clause;
    this.start[at] = start;
    this.end[at] = end;
    this.count = at + 1;
  }
}
