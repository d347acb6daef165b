import { attemptPrefix } from "../../core/domain/manifest.ts";
import type { StageContext } from "../stage.ts";

const unlinkedHeader = "record_id\n";
/** A part is closed by the id that makes it this long, so that every engine cuts the list alike. */
const partBytes = 33_554_432;

/** Lists the ids of texts that name no asset under `_unlinked`, part by part. */
export class UnlinkedList {
  readonly #context: StageContext;
  #ids = Buffer.allocUnsafe(65_536);
  #bytes = 0;
  #count = 0;
  #part = 0;

  constructor(context: StageContext) {
    this.#context = context;
  }

  /** Adds an id, as a CSV cell with its line end; true when the part is full and must be written. */
  add(id: Uint8Array): boolean {
    if (this.#bytes + id.length > this.#ids.length) {
      const larger = Buffer.allocUnsafe(this.#ids.length * 2);
      this.#ids.copy(larger, 0, 0, this.#bytes);
      this.#ids = larger;
    }
    this.#ids.set(id, this.#bytes);
    this.#bytes += id.length;
    this.#count += 1;
    return this.#bytes >= partBytes;
  }

  /** Writes the part that was begun. */
  async write(): Promise<void> {
    if (this.#count === 0) return;
    const prefix = attemptPrefix("categorised", this.#context.run, this.#context.attempt);
    const path = `${prefix}/_unlinked/part-${String(this.#part).padStart(5, "0")}.csv`;
    const body = Buffer.concat([Buffer.from(unlinkedHeader), this.#ids.subarray(0, this.#bytes)]);
    await this.#context.write(path, body, this.#count);
    this.#bytes = 0;
    this.#count = 0;
    this.#part += 1;
  }
}
