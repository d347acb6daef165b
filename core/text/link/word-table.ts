import { hashWord } from "../fnv.ts";
import type { Pieces } from "./scan.ts";

const primes = [0x9e3779b1 | 0, 0x85ebca6b | 0] as const;

/** Folded words by number; found by hash, with open addressing, so that a text's words need not be cut out. */
export class WordTable {
  readonly words: string[] = [""];
  #hashes = new Int32Array(1024);
  #slots = new Int32Array(2048);

  /** The number of a word, given when first seen; from 1 on. */
  add(word: string): number {
    const hash = hashWord(word);
    let slot = hash & (this.#slots.length - 1);
    for (let id = this.#slots[slot]!; id !== 0; id = this.#slots[slot]!) {
      if (this.#hashes[id] === hash && this.words[id] === word) return id;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    const id = this.words.push(word) - 1;
    if (id === this.#hashes.length) this.#grow();
    else this.#slots[slot] = id;
    this.#hashes[id] = hash;
    if (this.#slots[slot] !== id) this.#place(id);
    return id;
  }

  hashOf(id: number): number {
    return this.#hashes[id]!;
  }

  /** The number of the piece's word, 0 when no pattern holds it. */
  find(text: string, pieces: Pieces, at: number): number {
    const hash = pieces.hashes[at]!;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let id = this.#slots[slot]!; id !== 0; id = this.#slots[slot]!) {
      if (this.#hashes[id] === hash && isWord(this.words[id]!, text, pieces, at)) return id;
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    this.#slots = new Int32Array(hashes.length * 2);
    for (let id = 1; id < this.words.length - 1; id += 1) this.#place(id);
  }

  #place(id: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hashes[id]! & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id;
  }
}

function isWord(word: string, text: string, pieces: Pieces, at: number): boolean {
  const folded = pieces.folded[at];
  if (folded !== undefined) return folded === word;
  const start = pieces.starts[at]!;
  const length = pieces.ends[at]! - start;
  if (word === "&") return true;
  if (length !== word.length) return false;
  for (let offset = 0; offset < length; offset += 1) {
    const code = text.charCodeAt(start + offset);
    if ((code >= 65 && code <= 90 ? code | 32 : code) !== word.charCodeAt(offset)) return false;
  }
  return true;
}

/** From a node by a word to the next node; the nodes of a trie are numbers, 0 is its root. */
export class Transitions {
  #nodes = 1;
  #slots = 1 << 16;
  #keys = new Int32Array(2 * this.#slots);
  #values = new Int32Array(this.#slots);

  next(node: number, word: number): number {
    return this.#values[this.#slotOf(node, word)]!;
  }

  /** The node after `node` and `word`, made when there is none. */
  extend(node: number, word: number): number {
    let slot = this.#slotOf(node, word);
    if (this.#values[slot] !== 0) return this.#values[slot]!;
    if (this.#nodes * 2 > this.#slots) {
      this.#grow();
      slot = this.#slotOf(node, word);
    }
    this.#keys[2 * slot] = node;
    this.#keys[2 * slot + 1] = word;
    this.#values[slot] = this.#nodes;
    this.#nodes += 1;
    return this.#values[slot]!;
  }

  /** Visits all there are, in no order. */
  forEach(visit: (node: number, word: number, next: number) => void): void {
    for (let at = 0; at < this.#slots; at += 1) {
      const next = this.#values[at]!;
      if (next !== 0) visit(this.#keys[2 * at]!, this.#keys[2 * at + 1]!, next);
    }
  }

  #slotOf(node: number, word: number): number {
    const mask = this.#slots - 1;
    const mixed = Math.imul(node, primes[0]) ^ Math.imul(word, primes[1]);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (this.#values[slot] !== 0 && (this.#keys[2 * slot] !== node || this.#keys[2 * slot + 1] !== word))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#slots *= 2;
    this.#keys = new Int32Array(2 * this.#slots);
    this.#values = new Int32Array(this.#slots);
    for (const [at, value] of values.entries()) {
      if (value === 0) continue;
      const slot = this.#slotOf(keys[2 * at]!, keys[2 * at + 1]!);
      this.#keys[2 * slot] = keys[2 * at]!;
      this.#keys[2 * slot + 1] = keys[2 * at + 1]!;
      this.#values[slot] = value;
    }
  }
}
