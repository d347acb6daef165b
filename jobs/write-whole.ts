import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "../core/domain/errors.ts";

/**
 * Writes a file that a reader finds whole or not at all: also one that is being read as the input. A device or pipe
 * (`/dev/stdout`) is written as it is. Throws `input.invalid` for a path that cannot be written to.
 */
export async function writeWhole(
  path: string,
  text: Iterable<string> | AsyncIterable<string>,
  signal?: AbortSignal,
): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw unwritable(path, "it is a folder");
  const isReplaced = found === undefined || found.isFile();
  const temporary = isReplaced ? `${path}.${process.pid}.tmp` : path;
  const file = createWriteStream(temporary);
  await once(file, "open").catch((cause: Error) => {
    throw unwritable(path, cause.message, cause);
  });
  try {
    await pipeline(Readable.from(text), file, { signal });
    if (isReplaced) await rename(temporary, path);
  } finally {
    if (isReplaced) await rm(temporary, { force: true });
  }
}

function unwritable(path: string, reason: string, cause?: Error): AppError {
  return new AppError("input.invalid", { message: `${path} cannot be written: ${reason}`, path, cause });
}
