import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { ObjectStore } from "../../core/cloud/ports.ts";

/** Beside the runs and of no run: what is gone is gone from all of them. */
const path = "state/tombstones.jsonl.gz";

const tombstoneSchema = z.object({
  id: z.string(),
  source: z.string(),
  reason: z.enum(["deleted", "request"]),
  foundAt: z.iso.datetime(),
});
export type LakeTombstone = z.infer<typeof tombstoneSchema>;

/**
 * The records whose text must not come in again, by id: the lake's own copy of the table, for stages that see no
 * database, and for a database that is made anew over an old lake.
 */
export async function readLakeTombstones(store: ObjectStore): Promise<Map<string, LakeTombstone>> {
  const bytes = await store.get(path);
  if (!bytes) return new Map();
  const lines = gunzipSync(bytes).toString("utf8").split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const tombstone = tombstoneSchema.parse(JSON.parse(line));
      return [tombstone.id, tombstone];
    }),
  );
}

/** Adds and takes away; throws `object.conflict` when another wrote in the same moment. */
export async function updateLakeTombstones(
  store: ObjectStore,
  { added, removed }: { added: readonly LakeTombstone[]; removed: readonly string[] },
): Promise<void> {
  const current = await store.head(path);
  const held = await readLakeTombstones(store);
  const sizeBefore = held.size;
  for (const tombstone of added) if (!held.has(tombstone.id)) held.set(tombstone.id, tombstone);
  const isChanged = removed.filter((id) => held.delete(id)).length > 0 || held.size !== sizeBefore;
  if (!isChanged) return;
  const lines = [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => JSON.stringify(one));
  await store.put(path, gzipSync(`${lines.join("\n")}\n`), {
    ifGenerationMatch: current?.generation ?? null,
  });
}
