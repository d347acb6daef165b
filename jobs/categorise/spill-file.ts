import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const pieceBytes = 1_048_576;

/**
 * A file in the system's temporary folder, made when more than a mebibyte is appended or some is read. It has no name from then on, so that it
 * is gone with this object, or with the process however that ends. Small pieces are written together.
 */
export class SpillFile implements AsyncDisposable {
  bytes = 0;
  readonly #name: string;
  #file: FileHandle | undefined;
  /** The last of the bytes, not written yet. */
  readonly #held = Buffer.allocUnsafeSlow(pieceBytes);
  #heldBytes = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Appends the bytes and answers where they begin. */
  async append(bytes: Uint8Array): Promise<number> {
    const start = this.bytes;
    if (this.#heldBytes + bytes.length > this.#held.length) await this.#flush();
    this.bytes += bytes.length;
    if (bytes.length > this.#held.length) await this.#write(bytes, start);
    else {
      this.#held.set(bytes, this.#heldBytes);
      this.#heldBytes += bytes.length;
    }
    return start;
  }

  async read(start: number, length: number): Promise<Buffer> {
    if (start + length > this.bytes - this.#heldBytes) await this.#flush();
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; ) {
      const { bytesRead } = await this.#file!.read(bytes, at, length - at, start + at);
      if (bytesRead === 0)
        throw new Error(`${this.#name}: ${length} bytes were spilt at ${start}, ${at} are there`);
      at += bytesRead;
    }
    return bytes;
  }

  /** All of it, in pieces; the last is valid until more is appended. */
  async *pieces(): AsyncGenerator<Buffer> {
    const written = this.bytes - this.#heldBytes;
    for (let at = 0; at < written; at += pieceBytes)
      yield await this.read(at, Math.min(pieceBytes, written - at));
    if (this.#heldBytes > 0) yield this.#held.subarray(0, this.#heldBytes);
  }

  async #flush(): Promise<void> {
    if (this.#heldBytes === 0) return;
    await this.#write(this.#held.subarray(0, this.#heldBytes), this.bytes - this.#heldBytes);
    this.#heldBytes = 0;
  }

  async #write(bytes: Uint8Array, start: number): Promise<void> {
    this.#file ??= await openNameless(this.#name);
    // One call of the system takes 2 GiB at most, and less where the disk is full.
    for (let at = 0; at < bytes.length; )
      at += (await this.#file.write(bytes, at, bytes.length - at, start + at)).bytesWritten;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close();
  }
}

async function openNameless(name: string): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), `pulso-${name}-`));
  try {
    return await open(path.join(folder, "bytes"), "wx+", 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A header, then what follows it. */
export async function* withHeader(
  header: string,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(header);
  yield* rest;
}
