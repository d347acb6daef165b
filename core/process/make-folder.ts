import { mkdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder, and those it lies in, unless they are there. Node's own recursive mkdir never ends where the system
 * answers "not there" though the folder above is (under /proc). Throws as the system does.
 */
export function makeFolder(folder: string, options: { mode?: number } = {}): void {
  if (isFolder(folder)) return;
  const above = path.dirname(path.resolve(folder));
  if (above !== path.resolve(folder)) makeFolder(above, options);
  try {
    mkdirSync(folder, options);
  } catch (error) {
    // Another may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !isFolder(folder)) throw error;
  }
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
