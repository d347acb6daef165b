import { SpillFile, withHeader } from "./spill-file.ts";

export const unlinkedHeader = "record_id\n";
const heldBytesMax = 1_048_576;

/** The ids of texts that name no asset, in the order of the input, as CSV cells with their line ends. */
export class UnlinkedList implements AsyncDisposable {
  #held = Buffer.allocUnsafe(heldBytesMax + 65_536);
  #heldBytes = 0;
  readonly #spill = new SpillFile("unlinked");

  /** True when more is held than should be, and `spill` is due. */
  add(cell: Uint8Array): boolean {
    this.#held.set(cell, this.#heldBytes);
    this.#heldBytes += cell.length;
    return this.#heldBytes >= heldBytesMax;
  }

  async spill(): Promise<void> {
    await this.#spill.append(this.#held.subarray(0, this.#heldBytes));
    this.#heldBytes = 0;
  }

  /** The list with its header, in pieces. */
  async *read(): AsyncGenerator<Uint8Array> {
    yield* withHeader(unlinkedHeader, this.#spill.pieces());
    yield this.#held.subarray(0, this.#heldBytes);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#spill[Symbol.asyncDispose]();
  }
}
