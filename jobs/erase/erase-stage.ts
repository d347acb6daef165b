import { findManifest, readObject, replaceManifest, sha256 } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { type Manifest, manifestPath } from "../../core/domain/manifest.ts";
import { type RunId, slotTime } from "../../core/domain/slot.ts";
import { keepOldest, type OldestTexts } from "../fetch/text-index.ts";
import { areasOf, erasedPath, isErasable, type TextStage } from "./erasable.ts";
import { finishErasing, withErasing } from "./erasing.ts";
import { rewriteCategorised } from "./rewrite-categorised.ts";
import { rewriteQuarantine } from "./rewrite-quarantine.ts";
import { type Rewritten, rewriteRaw } from "./rewrite-raw.ts";
import type { EraseWish } from "./wish.ts";

export interface EraseStageOptions {
  run: RunId;
  stage: TextStage;
  wish: EraseWish;
  /** The highest attempt that may have left objects. */
  attemptsMax: number;
  /** Whether its raw and categorised objects may hold what must go; its quarantine is looked at in any case. */
  isTouched: boolean;
}

/** What was done to one stage of one run. */
export interface StageErasure {
  found: string[];
  objects: number;
}

/**
 * Takes what must go from all objects of a stage: those its manifest lists and those that attempts without one have
 * left. In this order, so that a stop between any two steps leaves a lake that is whole and known to be unfinished: the
 * new objects, the manifest that lists them (and says which are left to delete), the deletion, the manifest without
 * that remark. Throws, once all others are done, what kept an object from being read; and `object.conflict` when another has changed the manifest meanwhile: read again.
 */
export async function eraseStage(store: ObjectStore, options: EraseStageOptions): Promise<StageErasure> {
  const { run, stage, attemptsMax, isTouched } = options;
  const found = new Set<string>();
  let objects = 0;
  const current = await store.head(manifestPath(run, stage));
  const manifest = current && (await findManifest(store, run, stage));
  if (manifest) {
    await finishErasing(store, manifest, current.generation);
    const rewritten = await rewriteListed(store, options);
    for (const id of rewritten.found) found.add(id);
    objects += rewritten.objects;
  }
  const attempts = Math.max(attemptsMax, manifest?.attempt ?? 0);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const isListed = attempt === manifest?.attempt;
    if (isListed && !isTouched) continue;
    const left = await eraseUnlisted(store, { ...options, attempt, keepsRest: !isListed });
    for (const id of left.found) found.add(id);
    objects += left.objects;
  }
  return { found: [...found], objects };
}

async function rewriteListed(store: ObjectStore, options: EraseStageOptions): Promise<StageErasure> {
  const { run, stage, isTouched } = options;
  const current = await store.head(manifestPath(run, stage));
  const manifest = current && (await findManifest(store, run, stage));
  if (!manifest) return { found: [], objects: 0 };
  const found: string[] = [];
  const superseded: string[] = [];
  const oldest = new Map<string, string>();
  const after: Manifest["objects"] = [];
  let failure: { error: unknown } | undefined;
  for (const object of manifest.objects) {
    const isQuarantine = object.path.startsWith("quarantine/");
    if (!isErasable(object.path) || !(isTouched || isQuarantine)) {
      after.push(object);
      continue;
    }
    let rewritten: ReturnType<typeof rewrite>;
    try {
      rewritten = rewrite(await readObject(store, object), object.path, options);
    } catch (error) {
      // One that cannot be read does not keep the text of the others.
      failure ??= { error };
      after.push(object);
      continue;
    }
    found.push(...rewritten.found);
    for (const [source, at] of Object.entries(rewritten.oldest ?? {})) keepOldest(oldest, source, at);
    if (!rewritten.bytes) {
      after.push(object);
      continue;
    }
    const hash = sha256(rewritten.bytes);
    const path = erasedPath(object.path, hash);
    await store.put(path, rewritten.bytes);
    after.push({ path, sizeBytes: rewritten.bytes.length, sha256: hash, rows: object.rows });
    superseded.push(object.path);
  }
  if (superseded.length > 0) {
    const isWhole = stage === "fetch" && isTouched && !failure;
    const oldestTexts = isWhole ? { oldestTexts: Object.fromEntries(oldest) } : {};
    const objects = after.sort((a, b) => (a.path < b.path ? -1 : 1));
    const detail = { ...manifest.detail, ...oldestTexts };
    const changed = withErasing({ ...manifest, objects, detail }, superseded);
    await finishErasing(store, changed, await replaceManifest(store, changed, current.generation));
  }
  if (failure) throw failure.error;
  return { found, objects: superseded.length };
}

/** Objects that no manifest lists are never read: those of a finished attempt are deleted, others lose what must go. */
async function eraseUnlisted(
  store: ObjectStore,
  { attempt, keepsRest, ...options }: EraseStageOptions & { attempt: number; keepsRest: boolean },
): Promise<StageErasure> {
  const { run, stage } = options;
  const manifest = await findManifest(store, run, stage);
  const listed = new Set(manifest?.objects.map(({ path }) => path));
  const found: string[] = [];
  let objects = 0;
  for (const prefix of areasOf(run, stage, attempt))
    for await (const { path } of store.list(prefix)) {
      if (listed.has(path) || !isErasable(path)) continue;
      if (!keepsRest) {
        await store.delete(path);
        objects += 1;
        continue;
      }
      const bytes = await store.get(path);
      const rewritten = bytes && rewrite(bytes, path, options);
      found.push(...(rewritten?.found ?? []));
      if (!rewritten?.bytes) continue;
      await store.put(path, rewritten.bytes);
      objects += 1;
    }
  return { found, objects };
}

function rewrite(
  bytes: Buffer,
  path: string,
  { wish, run }: EraseStageOptions,
): Rewritten & { oldest?: OldestTexts } {
  if (path.startsWith("raw/")) return rewriteRaw(bytes, wish);
  if (path.startsWith("quarantine/"))
    return rewriteQuarantine(bytes, wish, { path, collectedBy: slotTime(run) });
  return rewriteCategorised(bytes, wish);
}
