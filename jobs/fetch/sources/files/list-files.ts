import { readdir } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../../../core/domain/errors.ts";

export interface Listing {
  /** Paths relative to the folder, `/`-separated, in order. */
  files: string[];
  /** Files of no known kind and links, which are not followed. */
  ignored: string[];
}

const known = /\.(jsonl|ndjson|csv)(\.gz)?$/i;

const aboutTheFolder = /^(readme|source|licen[cs]e)(\.(md|txt))?$/i;

/** All JSONL and CSV files under a folder. Throws `input.not_found`. */
export async function listFiles(folder: string): Promise<Listing> {
  const listing: Listing = { files: [], ignored: [] };
  await walk(folder, "", listing);
  return { files: listing.files.sort(), ignored: listing.ignored.sort() };
}

async function walk(root: string, folder: string, listing: Listing): Promise<void> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch((cause) => {
    throw new AppError("input.not_found", { message: `the folder ${folder || root} cannot be read`, cause });
  });
  for (const entry of entries) {
    if (entry.name.startsWith(".") || aboutTheFolder.test(entry.name)) continue;
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) await walk(root, file, listing);
    else if (entry.isFile() && known.test(entry.name)) listing.files.push(file);
    else listing.ignored.push(file);
  }
}
