import { sha256 } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";

/** The hash of each object of an area, by its path. */
export async function hashesOf(store: ObjectStore, area: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for await (const { path } of store.list(area)) hashes[path] = sha256((await store.get(path))!);
  return hashes;
}
