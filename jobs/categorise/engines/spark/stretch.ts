import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import { AppError } from "../../../../core/domain/errors.ts";

/** Some bytes of an object of the work folder. */
export interface Stretch {
  path: string;
  start: number;
  bytes: number;
}

/** Throws `spark.incomplete` when they are not all there. */
export async function readStretch(work: ObjectStore, { path, start, bytes }: Stretch): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await work.read(path, { start, bytes })) chunks.push(chunk);
  const read = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  if (read.length !== bytes)
    throw new AppError("spark.incomplete", { message: `${path} has ${read.length} of ${bytes} bytes`, path });
  return read;
}

/** An object of the work folder in the making: what is added is told where it will lie. */
export class StretchFile {
  readonly #path: string;
  readonly #pieces: Uint8Array[] = [];
  #bytes = 0;

  constructor(path: string) {
    this.#path = path;
  }

  add(piece: Uint8Array): Stretch {
    const stretch = { path: this.#path, start: this.#bytes, bytes: piece.length };
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    return stretch;
  }

  async write(work: ObjectStore): Promise<void> {
    if (this.#bytes > 0) await work.put(this.#path, Buffer.concat(this.#pieces, this.#bytes));
  }
}

/** The bytes of some numbers, or numbers from bytes: all programs run on machines of one kind. */
export function bytesOf(numbers: Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

export function intsOf(bytes: Uint8Array): Int32Array<ArrayBuffer> {
  return new Int32Array(Uint8Array.from(bytes).buffer);
}
