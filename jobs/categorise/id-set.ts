import type { IdHash } from "./scanner/scanned-line.ts";

/**
 * The ids a run has seen, each by 96 bits of its hash: 16 to 32 bytes an id, where a set of strings takes a hundred. Two ids
 * of 16 million share their 96 bits with a probability of 2·10⁻¹⁵ (n²/2⁹⁷).
 */
export class IdSet {
  #slots = new Int32Array(3 * 4096);
  #size = 0;

  /** Adds three words from `at` on; false if they are there already. */
  add(hashes: IdHash, at = 0): boolean {
    const capacity = this.#slots.length / 3;
    if (this.#size * 4 >= capacity * 3) this.#grow();
    // A free slot is all zeros.
    const first = hashes[at] || 1;
    const place = this.#find(first, hashes[at + 1]!, hashes[at + 2]!);
    if (this.#slots[place] !== 0) return false;
    this.#put(place, first, hashes[at + 1]!, hashes[at + 2]!);
    this.#size += 1;
    return true;
  }

  #find(first: number, second: number, third: number): number {
    const slots = this.#slots;
    const mask = slots.length / 3 - 1;
    for (let slot = (second ^ third) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * 3;
      if (slots[at] === 0 || (slots[at] === first && slots[at + 1] === second && slots[at + 2] === third))
        return at;
    }
  }

  #put(place: number, first: number, second: number, third: number): void {
    this.#slots[place] = first;
    this.#slots[place + 1] = second;
    this.#slots[place + 2] = third;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 3) {
      if (before[at] === 0) continue;
      const [first, second, third] = [before[at]!, before[at + 1]!, before[at + 2]!];
      this.#put(this.#find(first, second, third), first, second, third);
    }
  }
}
