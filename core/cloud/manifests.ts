import { createHash } from "node:crypto";
import { AppError } from "../domain/errors.ts";
import {
  isConsistent,
  type Manifest,
  type ManifestObject,
  manifestPath,
  manifestSchema,
  type Stage,
} from "../domain/manifest.ts";
import type { RunId } from "../domain/slot.ts";
import type { ObjectStore } from "./ports.ts";

/** The manifest of a run's stage, or undefined. Throws `manifest.invalid`. */
export async function findManifest(
  store: ObjectStore,
  run: RunId,
  stage: Stage,
): Promise<Manifest | undefined> {
  const bytes = await store.get(manifestPath(run, stage));
  return bytes && parseManifest(bytes, manifestPath(run, stage));
}

/** As `findManifest`, but one that cannot be read counts as none: its attempt failed, and the next writes it anew. */
export async function findReadableManifest(
  store: ObjectStore,
  run: RunId,
  stage: Stage,
): Promise<Manifest | undefined> {
  try {
    return await findManifest(store, run, stage);
  } catch (error) {
    if (error instanceof AppError && error.code === "manifest.invalid") return undefined;
    throw error;
  }
}

export async function getManifest(store: ObjectStore, run: RunId, stage: Stage): Promise<Manifest> {
  const manifest = await findManifest(store, run, stage);
  if (!manifest)
    throw new AppError("manifest.missing", {
      message: `run ${run} has no ${stage} manifest yet`,
      run,
      stage,
    });
  return manifest;
}

export async function readObject(store: ObjectStore, object: ManifestObject): Promise<Buffer> {
  const bytes = await store.get(object.path);
  if (!bytes)
    throw new AppError("object.missing", { message: `${object.path} is not in the lake`, path: object.path });
  if (bytes.length !== object.sizeBytes || sha256(bytes) !== object.sha256) throw corrupt(object);
  return bytes;
}

function corrupt({ path }: ManifestObject): AppError {
  return new AppError("object.corrupt", { message: `${path} is not what its manifest says`, path });
}

/** As `readObject`, for an object of any size: its bytes are looked at as they come, and not kept. */
export async function checkObject(store: ObjectStore, object: ManifestObject): Promise<void> {
  const digest = createHash("sha256");
  let sizeBytes = 0;
  for await (const chunk of await store.read(object.path)) {
    digest.update(chunk);
    sizeBytes += chunk.length;
  }
  if (sizeBytes !== object.sizeBytes || digest.digest("hex") !== object.sha256) throw corrupt(object);
}

/**
 * Writes a stage's manifest unless an attempt as new has one. Throws `manifest.fenced`, and `object.conflict` when
 * another wrote in the same moment.
 */
export async function writeManifest(store: ObjectStore, manifest: Manifest): Promise<void> {
  const path = manifestPath(manifest.run, manifest.stage);
  const current = await store.head(path);
  const existing = await findReadableManifest(store, manifest.run, manifest.stage);
  if (existing && existing.attempt >= manifest.attempt)
    throw new AppError("manifest.fenced", {
      message: `attempt ${existing.attempt} of ${path} was first`,
      path,
    });
  await store.put(path, formatManifest(manifest), {
    ifGenerationMatch: current?.generation ?? null,
  });
}

/**
 * Writes a manifest in the place of one of the same attempt, whose generation is given: what its objects hold was
 * changed, and how many rows they have was not. Throws `object.conflict` when another wrote since. Returns the new
 * generation.
 */
export async function replaceManifest(
  store: ObjectStore,
  manifest: Manifest,
  generation: string,
): Promise<string> {
  const path = manifestPath(manifest.run, manifest.stage);
  return (await store.put(path, formatManifest(manifest), { ifGenerationMatch: generation })).generation;
}

/** One line, as what reads many of them at once (BigQuery) wants it. */
function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest)}\n`;
}

function parseManifest(bytes: Buffer, path: string): Manifest {
  const parsed = manifestSchema.safeParse(parseJson(bytes));
  if (!parsed.success)
    throw new AppError("manifest.invalid", {
      message: `${path} is not a manifest`,
      path,
      cause: parsed.error,
    });
  if (!isConsistent(parsed.data))
    throw new AppError("manifest.invalid", { message: `the counts of ${path} do not add up`, path });
  return parsed.data;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
