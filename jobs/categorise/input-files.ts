import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../core/domain/errors.ts";
import type { RawInput } from "./raw-input.ts";

/**
 * The raw files that the paths name, in path order: a file as it is, a folder with every `.jsonl` and `.jsonl.gz` under
 * it. Throws `input.not_found` for a path that is not there, `input.invalid` for a folder without such files.
 */
export async function findInputFiles(paths: readonly string[]): Promise<RawInput[]> {
  const files = new Set<string>();
  for (const given of paths) {
    const found = await stat(given).catch((cause: unknown) => {
      throw new AppError("input.not_found", { message: `${given} is not there`, path: given, cause });
    });
    const inside = found.isDirectory() ? await rawFilesIn(given) : [given];
    if (inside.length === 0)
      throw new AppError("input.invalid", {
        message: `${given} holds no .jsonl or .jsonl.gz file`,
        path: given,
      });
    for (const file of inside) files.add(path.normalize(file));
  }
  return [...files]
    .sort()
    .map((file) => ({ origin: file.replaceAll(path.sep, "/"), location: { file: path.resolve(file) } }));
}

async function rawFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.jsonl(\.gz)?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
