import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const pieceBytes = 1_048_576;

/** A file in the system's temporary folder, made when the first bytes are written and gone with this object. */
export class SpillFile implements AsyncDisposable {
  bytes = 0;
  readonly #name: string;
  #folder: string | undefined;
  #file: FileHandle | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Appends the bytes and answers where they begin. */
  async append(bytes: Uint8Array): Promise<number> {
    this.#folder ??= await mkdtemp(path.join(tmpdir(), `pulso-${this.#name}-`));
    this.#file ??= await open(path.join(this.#folder, "bytes"), "wx+", 0o600);
    const start = this.bytes;
    await this.#file.write(bytes, 0, bytes.length, start);
    this.bytes += bytes.length;
    return start;
  }

  async read(start: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file!.read(Buffer.allocUnsafe(length), 0, length, start);
    if (bytesRead < length)
      throw new Error(`${this.#name}: ${length} bytes were spilt at ${start}, ${bytesRead} are there`);
    return buffer;
  }

  /** All of it, in pieces. */
  async *pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.bytes; at += pieceBytes)
      yield await this.read(at, Math.min(pieceBytes, this.bytes - at));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close();
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
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
