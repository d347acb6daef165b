import { createHash, randomUUID } from "node:crypto";
import { closeSync, createReadStream, fsyncSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { link, lstat, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { takeFileLock } from "../../process/file-lock.ts";
import { processStart } from "../../process/identity.ts";
import { makeFolder } from "../../process/make-folder.ts";
import { MeasuredBody } from "../measured-body.ts";
import { objectConflict, objectMissing, objectParts } from "../object-path.ts";
import type { ByteRange, ObjectBody, ObjectStore, StoredObject } from "../ports.ts";

/** A lake in a folder. Objects appear by link or rename, so a reader sees each whole or not at all. */
export class FolderStore implements ObjectStore {
  readonly root: string;

  constructor(root: string) {
    this.root = path.resolve(root);
  }

  async put(
    objectPath: string,
    body: ObjectBody,
    { ifGenerationMatch }: { ifGenerationMatch?: string | null } = {},
  ): Promise<StoredObject> {
    const target = this.#resolve(objectPath);
    const temporary = `${target}.${process.pid}-${randomUUID()}${temporarySuffix}`;
    const measured = MeasuredBody.of(body);
    try {
      if (measured.body instanceof Uint8Array && measured.body.length <= wholeBytesMax)
        writeWhole(temporary, measured.body);
      else await writeChunks(temporary, measured.body);
      if (ifGenerationMatch === undefined) renameSync(temporary, target);
      else if (ifGenerationMatch === null) {
        await linkNew(temporary, target, objectPath);
        await rm(temporary);
      } else await this.#replace(temporary, target, objectPath, ifGenerationMatch);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    const { sizeBytes, sha256 } = measured.figures();
    return { path: objectPath, sizeBytes, generation: sha256.slice(0, generationCharacters) };
  }

  async get(objectPath: string): Promise<Buffer | undefined> {
    return readFile(this.#resolve(objectPath)).catch(absentAsUndefined);
  }

  async read(objectPath: string, range?: ByteRange): Promise<Readable> {
    const target = this.#resolve(objectPath);
    if (range && range.bytes <= wholeBytesMax) {
      const bytes = readWhole(target, range);
      if (bytes) return Readable.from([bytes], { objectMode: false });
    } else if (await stat(target).catch(absentAsUndefined))
      return createReadStream(target, range && { start: range.start, end: range.start + range.bytes - 1 });
    throw objectMissing(objectPath);
  }

  async head(objectPath: string): Promise<StoredObject | undefined> {
    const bytes = await this.get(objectPath);
    return bytes && { path: objectPath, sizeBytes: bytes.length, generation: generationOf(bytes) };
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    const folder = prefix.endsWith("/") ? prefix : `${path.posix.dirname(prefix)}/`;
    for await (const objectPath of this.#walk(folder === "./" ? "" : folder)) {
      if (!objectPath.startsWith(prefix)) continue;
      const found = await this.head(objectPath);
      if (found) yield found;
    }
  }

  async delete(objectPath: string): Promise<void> {
    await rm(this.#resolve(objectPath), { force: true });
  }

  /** Removes what writers that are gone left half-written under a folder (`raw/run=…/`). Returns how many there were. */
  async removeLeftovers(folder: string): Promise<number> {
    let removed = 0;
    const entries = await readdir(path.join(this.root, folder), { recursive: true }).catch(absentAsUndefined);
    for (const entry of entries ?? []) {
      const writer = /\.(\d+)-[0-9a-f-]{36}\.tmp$/.exec(entry)?.[1];
      if (writer === undefined || processStart(Number(writer)) !== undefined) continue;
      await rm(path.join(this.root, folder, entry), { force: true });
      removed += 1;
    }
    return removed;
  }

  async *#walk(folder: string): AsyncIterable<string> {
    const entries = await readdir(path.join(this.root, folder), { withFileTypes: true }).catch(
      absentAsUndefined,
    );
    for (const entry of (entries ?? []).sort((a, b) => compare(sortKey(a), sortKey(b)))) {
      if (entry.isDirectory()) yield* this.#walk(`${folder}${entry.name}/`);
      else if (entry.isFile() && !entry.name.endsWith(temporarySuffix)) yield `${folder}${entry.name}`;
    }
  }

  /** Compare and swap: the lock makes look and rename one step for all processes on this machine; a dead one's is none. */
  async #replace(temporary: string, target: string, objectPath: string, generation: string): Promise<void> {
    const lock = takeFileLock(`${target}.lock${temporarySuffix}`);
    if (!lock) throw objectConflict(objectPath);
    try {
      const current = await readFile(target).catch(absentAsUndefined);
      if (!current || generationOf(current) !== generation) throw objectConflict(objectPath);
      await rename(temporary, target);
    } finally {
      lock.release();
    }
  }

  #resolve(objectPath: string): string {
    return path.join(this.root, ...objectParts(objectPath));
  }
}

const temporarySuffix = ".tmp";
const generationCharacters = 32;

async function linkNew(temporary: string, target: string, objectPath: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (await lstat(target).catch(absentAsUndefined)) throw objectConflict(objectPath);
    throw error;
  }
}

/** Up to this size a file is written or read without turns of the event loop, which cost more than its system calls. */
const wholeBytesMax = 1_048_576;

/** As many of the range's bytes as the file has; undefined when there is none. */
function readWhole(file: string, { start, bytes }: ByteRange): Buffer | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (error) {
    return absentAsUndefined(error as NodeJS.ErrnoException);
  }
  try {
    const read = Buffer.allocUnsafe(bytes);
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes; length += got)
      got = readSync(descriptor, read, length, bytes - length, start + length);
    return read.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

function writeWhole(file: string, bytes: Uint8Array): void {
  const descriptor = openNew(file);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

async function writeChunks(file: string, body: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  makeFolder(path.dirname(file));
  const handle = await open(file, "wx");
  try {
    for await (const bytes of body instanceof Uint8Array ? [body] : body) await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens a file that is not there yet; makes its folder when that is missing. */
function openNew(file: string): number {
  try {
    return openSync(file, "wx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    makeFolder(path.dirname(file));
    return openSync(file, "wx");
  }
}

function generationOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, generationCharacters);
}

function absentAsUndefined(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
}

/** Folders sort as their names with a slash, as object stores list them. */
function sortKey(entry: { name: string; isDirectory(): boolean }): string {
  return entry.isDirectory() ? `${entry.name}/` : entry.name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
