import { z } from "zod";
import { replaceManifest } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import type { Manifest } from "../../core/domain/manifest.ts";

const detailSchema = z.object({ erasing: z.array(z.string()).default([]) });

/** The manifest with the remark that these objects are left to delete. */
export function withErasing(manifest: Manifest, paths: readonly string[]): Manifest {
  return { ...manifest, detail: { ...manifest.detail, erasing: paths } };
}

/** Deletes what a manifest says is left to delete, then takes the remark from it. */
export async function finishErasing(
  store: ObjectStore,
  manifest: Manifest,
  generation: string,
): Promise<void> {
  const { erasing } = detailSchema.parse(manifest.detail);
  if (erasing.length === 0) return;
  const listed = new Set(manifest.objects.map(({ path }) => path));
  for (const path of erasing) if (!listed.has(path)) await store.delete(path);
  const { erasing: _, ...detail } = manifest.detail;
  await replaceManifest(store, { ...manifest, detail }, generation);
}
