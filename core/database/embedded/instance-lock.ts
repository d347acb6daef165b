import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../domain/errors.ts";
import { isSameProcess, processStart } from "../../process/identity.ts";

interface LockRecord {
  pid: number;
  start: string;
}

/** Held by the one process that hosts a home folder's database and machines; let go by `release` or by dying. */
export interface InstanceLock {
  release(): void;
}

/** Throws `database.locked` naming the process that holds it. */
export function lockInstance(home: string): InstanceLock {
  mkdirSync(home, { recursive: true });
  const file = path.join(home, "instance.lock");
  for (let attempt = 0; attempt < 10; attempt++) {
    const record: LockRecord = { pid: process.pid, start: processStart(process.pid) ?? "" };
    try {
      const handle = openSync(file, "wx", 0o600);
      writeSync(handle, JSON.stringify(record));
      closeSync(handle);
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readLock(file);
    if (holder && isSameProcess(holder.pid, holder.start))
      throw new AppError("database.locked", {
        message: `Pulso already runs in ${home} (process ${holder.pid})`,
        pid: holder.pid,
        home,
      });
    moveAside(file);
  }
  throw new AppError("database.locked", { message: `the lock of ${home} changes hands too often`, home });
}

/** The process that holds the folder now, or undefined. */
export function lockHolder(home: string): number | undefined {
  const holder = readLock(path.join(home, "instance.lock"));
  return holder && isSameProcess(holder.pid, holder.start) ? holder.pid : undefined;
}

function readLock(file: string): LockRecord | undefined {
  try {
    const value: LockRecord = JSON.parse(readFileSync(file, "utf8"));
    return Number.isInteger(value.pid) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A rename succeeds for one of two that find the same dead lock, so that neither removes the other's new one. */
function moveAside(file: string): void {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
