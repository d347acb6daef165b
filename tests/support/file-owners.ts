import { chmodSync, lchownSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/** Only root may give files away; others make them read-only instead, which comes to the same for who starts them. */
export const isRoot = process.getuid?.() === 0;

export function giveTo(target: string, id: number): void {
  if (isRoot) each(target, (name) => lchownSync(name, id, id));
}

/** Takes the right to write from whoever a program is started as. */
export function seal(target: string): void {
  if (isRoot) giveTo(target, 0);
  else each(target, (name, isFolder) => chmodSync(name, isFolder ? 0o555 : statSync(name).mode & 0o555));
}

export function unseal(target: string): void {
  if (isRoot) return;
  each(target, (name, isFolder) => {
    if (isFolder) chmodSync(name, 0o755);
  });
}

/** A folder before what is in it; links are left as they are. */
function each(target: string, act: (name: string, isFolder: boolean) => void): void {
  const isFolder = statSync(target).isDirectory();
  act(target, isFolder);
  if (!isFolder) return;
  for (const entry of readdirSync(target, { withFileTypes: true }))
    if (!entry.isSymbolicLink()) each(path.join(target, entry.name), act);
}
