import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isSameProcess, processStart } from "./identity.ts";

interface LockRecord {
  pid: number;
  start: string;
}

/** Held until `release`, or until the process that holds it is dead. */
export interface FileLock {
  release(): void;
}

/**
 * Makes a lock file for this process. Answers undefined when a living process holds it, this one included. The file
 * appears by link with its record in it, so nobody takes one that is just being written for a dead one's.
 */
export function takeFileLock(file: string): FileLock | undefined {
  const record: LockRecord = { pid: process.pid, start: processStart(process.pid) ?? "" };
  const own = `${file}.${process.pid}-${randomUUID()}.tmp`;
  writeFileSync(own, JSON.stringify(record), { mode: 0o600, flag: "wx" });
  try {
    for (let tries = 0; tries < 10; tries += 1) {
      if (tryLink(own, file)) return { release: () => rmSync(file, { force: true }) };
      if (fileLockHolder(file) !== undefined) return undefined;
      clearDead(file);
    }
    return undefined;
  } finally {
    rmSync(own, { force: true });
  }
}

/** The living process that holds a lock file, or undefined. */
export function fileLockHolder(file: string): number | undefined {
  const holder = readRecord(file);
  return holder && isSameProcess(holder.pid, holder.start) ? holder.pid : undefined;
}

/** Between the look and the removal another may have cleared the dead lock and taken its own: that one is put back. */
function clearDead(file: string): void {
  const aside = `${file}.${process.pid}-${randomUUID()}.tmp`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if (fileLockHolder(aside) !== undefined) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function readRecord(file: string): LockRecord | undefined {
  try {
    const value: LockRecord = JSON.parse(readFileSync(file, "utf8"));
    return Number.isInteger(value.pid) ? value : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
