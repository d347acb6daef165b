import { createHash } from "node:crypto";
import type { ObjectBody } from "./ports.ts";

/** An object's bytes on their way into a store, counted and hashed as they pass: once, whoever asks for the figures. */
export class MeasuredBody implements AsyncIterable<Uint8Array> {
  readonly body: Buffer | AsyncIterable<Uint8Array>;
  readonly #digest = createHash("sha256");
  #sizeBytes = 0;

  constructor(body: ObjectBody) {
    if (typeof body === "string" || Buffer.isBuffer(body)) {
      const bytes = typeof body === "string" ? Buffer.from(body) : body;
      this.body = bytes;
      this.#count(bytes);
    } else this.body = this.#pass(body);
  }

  /** The body itself where it is measured already. */
  static of(body: ObjectBody): MeasuredBody {
    return body instanceof MeasuredBody ? body : new MeasuredBody(body);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    if (this.body instanceof Uint8Array) yield this.body;
    else yield* this.body;
  }

  /** What has passed: to be asked when the store has taken all of it. */
  figures(): { sizeBytes: number; sha256: string } {
    return { sizeBytes: this.#sizeBytes, sha256: this.#digest.copy().digest("hex") };
  }

  async *#pass(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      this.#count(chunk);
      yield chunk;
    }
  }

  #count(bytes: Uint8Array): void {
    this.#digest.update(bytes);
    this.#sizeBytes += bytes.length;
  }
}
