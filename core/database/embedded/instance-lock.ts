import path from "node:path";
import { AppError } from "../../domain/errors.ts";
import { type FileLock, fileLockHolder, takeFileLock } from "../../process/file-lock.ts";
import { makeFolder } from "../../process/make-folder.ts";

/** Held by the one process that hosts a home folder's database and machines. Throws `database.locked` naming it. */
export function lockInstance(home: string): FileLock {
  makeFolder(home);
  const lock = takeFileLock(fileOf(home));
  if (lock) return lock;
  const pid = lockHolder(home);
  throw new AppError("database.locked", {
    message: `Pulso already runs in ${home}${pid === undefined ? "" : ` (process ${pid})`}`,
    pid,
    home,
  });
}

/** The process that holds the folder now, or undefined. */
export function lockHolder(home: string): number | undefined {
  return fileLockHolder(fileOf(home));
}

function fileOf(home: string): string {
  return path.join(home, "instance.lock");
}
