import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { CRC32C, type File, type FileMetadata, type Storage } from "@google-cloud/storage";
import { AppError } from "../../domain/errors.ts";
import { objectConflict, objectMissing, objectParts } from "../object-path.ts";
import type { ByteRange, ObjectBody, ObjectStore, StoredObject } from "../ports.ts";
import { faultOf, toAppError } from "./cloud-errors.ts";
import { inPieces } from "./pieces.ts";
import { RequestPace } from "./request-pace.ts";
import { type Precondition, ResumableUpload, UploadLost } from "./resumable-upload.ts";

export interface StorageStoreOptions {
  bucket: string;
  /** What an upload sends, and a reader asks for, at once: a multiple of 256 KiB. */
  pieceBytes?: number;
  pace?: RequestPace;
}

/**
 * A lake in a bucket. Every write carries a generation precondition, so that it can be sent again when its answer is
 * lost, and a mark by which it is known again; every object is checked by its CRC32C on both ways.
 */
export class StorageStore implements ObjectStore {
  readonly #storage: Storage;
  readonly #bucket: string;
  readonly #pieceBytes: number;
  readonly #pace: RequestPace;

  constructor(
    storage: Storage,
    { bucket, pieceBytes = 8_388_608, pace = new RequestPace() }: StorageStoreOptions,
  ) {
    this.#storage = storage;
    this.#bucket = bucket;
    this.#pieceBytes = pieceBytes;
    this.#pace = pace;
  }

  async put(
    objectPath: string,
    body: ObjectBody,
    { ifGenerationMatch }: { ifGenerationMatch?: string | null } = {},
  ): Promise<StoredObject> {
    const file = this.#file(objectPath);
    // A generation that no bucket gave (of another lake, say) matches nothing.
    if (typeof ifGenerationMatch === "string" && !/^\d+$/.test(ifGenerationMatch))
      throw objectConflict(objectPath);
    const pieces = inPieces(body, this.#pieceBytes);
    try {
      const { value: first = Buffer.alloc(0) } = await pieces.next();
      const second = await pieces.next();
      if (!second.done) return await this.#putStream(file, [first, second.value], pieces, ifGenerationMatch);
      return await this.#putWhole(file, first, ifGenerationMatch);
    } finally {
      await pieces.return(undefined);
    }
  }

  async get(objectPath: string): Promise<Buffer | undefined> {
    const file = this.#file(objectPath);
    return this.#ask(objectPath, async () => {
      const [bytes] = await file.download({ validation: "crc32c", decompress: false });
      return bytes;
    });
  }

  async read(objectPath: string, range?: ByteRange): Promise<Readable> {
    const found = await this.#look(objectPath);
    if (!found) throw objectMissing(objectPath);
    const end = Math.min(found.sizeBytes, range ? range.start + range.bytes : found.sizeBytes);
    return Readable.from(this.#readPieces(found, range?.start ?? 0, end), { objectMode: false });
  }

  async head(objectPath: string): Promise<StoredObject | undefined> {
    const found = await this.#look(objectPath);
    return found && toStored(found);
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    let pageToken: string | undefined;
    do {
      const page = await this.#pace
        .run(() =>
          this.#storage
            .bucket(this.#bucket)
            .getFiles({ prefix, autoPaginate: false, maxResults: listPageObjects, pageToken }),
        )
        .catch((error: unknown) => this.#fail(error, prefix));
      const [files, next] = page;
      for (const file of files) yield toStored(describe(file.name, file.metadata));
      pageToken = next && "pageToken" in next ? String(next.pageToken) : undefined;
    } while (pageToken);
  }

  async delete(objectPath: string): Promise<void> {
    for (let round = 0; round < overwriteRoundsMax; round++) {
      const found = await this.#look(objectPath);
      if (!found) return;
      try {
        await this.#ask(objectPath, () =>
          this.#file(objectPath).delete({ ifGenerationMatch: Number(found.generation) }),
        );
        return;
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    }
    throw objectConflict(objectPath);
  }

  /** Without a precondition of the caller's, each round takes the generation it finds as its own. */
  async #putWhole(
    file: File,
    bytes: Buffer,
    ifGenerationMatch: string | null | undefined,
  ): Promise<StoredObject> {
    if (ifGenerationMatch !== undefined) return this.#upload(file, bytes, ifGenerationMatch);
    let generation: string | null = null;
    for (let round = 0; round < overwriteRoundsMax; round++) {
      try {
        return await this.#upload(file, bytes, generation);
      } catch (error) {
        if (!isConflict(error)) throw error;
        generation = (await this.#look(file.name))?.generation ?? null;
      }
    }
    throw objectConflict(file.name);
  }

  async #upload(file: File, bytes: Buffer, generation: string | null): Promise<StoredObject> {
    const write = randomUUID();
    const crc32c = crcOf(bytes);
    const uploaded = await this.#settle(file.name, write, () =>
      this.#pace.run(async () => {
        // A file of its own for each attempt: what a lost answer left in one must not stay.
        const fresh = this.#file(file.name);
        await fresh.save(bytes, {
          resumable: false,
          validation: false,
          preconditionOpts: toPrecondition(generation),
          metadata: { crc32c, metadata: { [writeMark]: write } },
        });
        return fresh.metadata;
      }),
    );
    return this.#confirm(uploaded, bytes.length, crc32c);
  }

  async #putStream(
    file: File,
    begun: Buffer[],
    rest: AsyncIterable<Buffer>,
    ifGenerationMatch: string | null | undefined,
  ): Promise<StoredObject> {
    const generation =
      ifGenerationMatch === undefined ? (await this.#look(file.name))?.generation : ifGenerationMatch;
    const write = randomUUID();
    const precondition = toPrecondition(generation ?? null);
    const crc = new CRC32C();
    let sizeBytes = 0;
    let brokenBy: unknown;
    async function* counted(): AsyncGenerator<Buffer> {
      try {
        for await (const piece of withFirst(begun, rest)) {
          crc.update(piece);
          sizeBytes += piece.length;
          yield piece;
        }
      } catch (error) {
        brokenBy = error;
        throw error;
      }
    }
    const upload = new ResumableUpload(this.#pace, () => crc.toString());
    const uploaded = await this.#settle(file.name, write, () =>
      upload.send(this.#file(file.name), counted(), precondition, { [writeMark]: write }),
    ).catch((error: unknown) => {
      // What broke the body off is told as it is: it is no fault of the bucket's.
      throw brokenBy ?? error;
    });
    return this.#confirm(uploaded, sizeBytes, crc.toString());
  }

  /** A mismatch, or a session that is gone, may be the echo of our own write whose answer was lost: its mark tells. */
  async #settle(objectPath: string, write: string, send: () => Promise<FileMetadata>): Promise<FoundObject> {
    try {
      return describe(objectPath, await send());
    } catch (error) {
      if (faultOf(error) !== "conflict" && !(error instanceof UploadLost))
        return this.#fail(error, objectPath);
      const found = await this.#look(objectPath);
      if (found?.write === write) return found;
      return this.#fail(error, objectPath);
    }
  }

  /** The service checks what it gets against our CRC32C; here is checked what it says it has. */
  async #confirm(found: FoundObject, sizeBytes: number, crc32c: string): Promise<StoredObject> {
    if (found.sizeBytes === sizeBytes && found.crc32c === crc32c) return toStored(found);
    await this.#file(found.path).delete({ ifGenerationMatch: Number(found.generation) });
    throw corrupt(found.path);
  }

  async *#readPieces(found: FoundObject, start: number, end: number): AsyncGenerator<Buffer> {
    const file = this.#storage.bucket(this.#bucket).file(found.path, { generation: found.generation });
    const crc = new CRC32C();
    for (let at = start; at < end; ) {
      const last = Math.min(end, at + this.#pieceBytes) - 1;
      const piece = await this.#ask(found.path, async () => {
        const [bytes] = await file.download({ start: at, end: last, validation: false, decompress: false });
        return bytes;
      });
      if (!piece) throw objectMissing(found.path);
      if (piece.length !== last + 1 - at) throw corrupt(found.path);
      crc.update(piece);
      yield piece;
      at = last + 1;
    }
    if (start === 0 && end === found.sizeBytes && crc.toString() !== found.crc32c) throw corrupt(found.path);
  }

  async #look(objectPath: string): Promise<FoundObject | undefined> {
    const file = this.#file(objectPath);
    return this.#ask(objectPath, async () => {
      const [metadata] = await file.getMetadata();
      return describe(objectPath, metadata);
    });
  }

  /** An answer, or undefined where there is no such object; a bucket that is not there is an error. */
  async #ask<T>(objectPath: string, attempt: () => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#pace.run(attempt);
    } catch (error) {
      if (faultOf(error) === "missing" && !/bucket does not exist/i.test(String(error))) return undefined;
      return this.#fail(error, objectPath);
    }
  }

  #fail(error: unknown, objectPath: string): never {
    if (faultOf(error) === "conflict") throw objectConflict(objectPath);
    if (isMismatch(error)) throw corrupt(objectPath);
    throw toAppError(error, `gs://${this.#bucket}/${objectPath}`);
  }

  #file(objectPath: string): File {
    objectParts(objectPath);
    return this.#storage.bucket(this.#bucket).file(objectPath);
  }
}

const listPageObjects = 1_000;
/** How often a writer without a precondition begins anew because another was in between. */
const overwriteRoundsMax = 10;
/** Which write made an object: kept with it as custom metadata. */
const writeMark = "pulso-write";

interface FoundObject extends StoredObject {
  crc32c: string | undefined;
  write: string | undefined;
}

function describe(objectPath: string, metadata: FileMetadata): FoundObject {
  const write = metadata.metadata?.[writeMark];
  return {
    path: objectPath,
    sizeBytes: Number(metadata.size),
    generation: String(metadata.generation),
    crc32c: metadata.crc32c,
    write: typeof write === "string" ? write : undefined,
  };
}

function toStored({ path, sizeBytes, generation }: FoundObject): StoredObject {
  return { path, sizeBytes, generation };
}

function toPrecondition(generation: string | null): Precondition {
  return { ifGenerationMatch: generation === null ? 0 : Number(generation) };
}

function crcOf(bytes: Buffer): string {
  const crc = new CRC32C();
  crc.update(bytes);
  return crc.toString();
}

async function* withFirst<T>(first: T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}

function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === "object.conflict";
}

/** What the client throws when a whole object's CRC32C is not that of the bytes it got. */
function isMismatch(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "CONTENT_DOWNLOAD_MISMATCH";
}

function corrupt(objectPath: string): AppError {
  return new AppError("object.corrupt", {
    message: `${objectPath} did not arrive as it was sent`,
    path: objectPath,
  });
}
