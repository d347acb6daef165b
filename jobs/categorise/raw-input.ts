import { createReadStream } from "node:fs";
import { readObject } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import type { Manifest, ManifestObject } from "../../core/domain/manifest.ts";
import type { RawSource } from "../raw/contract.ts";

/** A raw object of the lake, or a file (absolute): plain data, so that another process can open it as well. */
export type RawLocation = { object: ManifestObject } | { file: string };

/** What is to be read, and what a fault says it was read from. */
export interface RawInput {
  origin: string;
  location: RawLocation;
}

/** What a run's fetch stage has brought, in the order in which records of one id count. */
export function rawInputsOf({ objects }: Pick<Manifest, "objects">) {
  return objects
    .filter(({ path }) => path.startsWith("raw/"))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((object) => ({ origin: object.path, location: { object } }));
}

/** Opens an input: a file's chunks, or an object's bytes. Throws `object.missing`, `object.corrupt`. */
export async function openRawInput({ location }: RawInput, store: ObjectStore): Promise<RawSource> {
  return "file" in location ? createReadStream(location.file) : readObject(store, location.object);
}
