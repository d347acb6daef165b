import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { readObject, sha256 } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { type ManifestObject, manifestObjectSchema } from "../../core/domain/manifest.ts";
import { type BarRecord, barRecordSchema } from "../../core/domain/record.ts";
import type { Backfill } from "./backfill.ts";

/**
 * `manifests/request=<id>.json`: what a user's request has brought into the lake, written last, so that nothing under
 * `raw/request=<id>/` is unlisted. No run reads it: the next run fetches the asset itself.
 */
const requestManifestSchema = z.object({
  schema: z.literal(1),
  request: z.string(),
  symbol: z.string(),
  /** The run whose readers were given it, and to whose slot it reaches. */
  run: z.string(),
  source: z.string(),
  writtenAt: z.iso.datetime(),
  objects: z.array(manifestObjectSchema),
});

export interface RequestKey {
  id: string;
  symbol: string;
  run: string;
}

/** Stores bars as received, and what was set aside. Written again, it is the same or newer. */
export async function writeBackfill(
  store: ObjectStore,
  { id, symbol, run }: RequestKey,
  { source, bars, faults }: Backfill,
  writtenAt: Date,
): Promise<void> {
  const objects: ManifestObject[] = [];
  const write = async (path: string, rows: readonly unknown[]) => {
    const bytes = gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    await store.put(path, bytes);
    objects.push({ path, sizeBytes: bytes.length, sha256: sha256(bytes), rows: rows.length });
  };
  await write(`raw/request=${id}/source=${source}/part-00000.jsonl.gz`, bars);
  if (faults.length > 0) await write(`quarantine/request=${id}/source=${source}/part-00000.jsonl.gz`, faults);
  const manifest: z.infer<typeof requestManifestSchema> = {
    schema: 1,
    request: id,
    symbol,
    run,
    source,
    writtenAt: writtenAt.toISOString(),
    objects,
  };
  await store.put(pathOf(id), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** The bars that an earlier start of this request has stored for the same asset and run; undefined when it has not. */
export async function findBackfill(
  store: ObjectStore,
  { id, symbol, run }: RequestKey,
): Promise<BarRecord[] | undefined> {
  const bytes = await store.get(pathOf(id));
  if (!bytes) return undefined;
  const manifest = requestManifestSchema.parse(JSON.parse(bytes.toString("utf8")));
  if (manifest.symbol !== symbol || manifest.run !== run) return undefined;
  const bars: BarRecord[] = [];
  for (const object of manifest.objects.filter(({ path }) => path.startsWith("raw/"))) {
    const lines = gunzipSync(await readObject(store, object))
      .toString("utf8")
      .trimEnd()
      .split("\n");
    bars.push(...lines.map((line) => barRecordSchema.parse(JSON.parse(line))));
  }
  return bars;
}

function pathOf(id: string): string {
  return `manifests/request=${id}.json`;
}
