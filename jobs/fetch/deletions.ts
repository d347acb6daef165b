import { z } from "zod";
import { readObject } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import type { Tombstone } from "../../core/database/repositories/tombstones.ts";
import { attemptPrefix, type Manifest } from "../../core/domain/manifest.ts";
import type { RunId } from "../../core/domain/slot.ts";
import type { StageContext } from "../stage.ts";

/** By source, the ids of records that it says are gone. */
const deletionsSchema = z.object({
  schema: z.literal(1),
  sources: z.record(z.string(), z.array(z.string())),
});
export type Deletions = z.infer<typeof deletionsSchema>["sources"];

/** Lists what a run's sources said is gone, as one more object of this attempt; nothing when nothing is. */
export async function writeDeletions(context: StageContext, sources: Deletions): Promise<void> {
  const rows = Object.values(sources).reduce((sum, ids) => sum + ids.length, 0);
  if (rows === 0) return;
  const path = `${attemptPrefix("state", context.run, context.attempt)}/deletions.json`;
  const value: z.infer<typeof deletionsSchema> = { schema: 1, sources };
  await context.write(path, `${JSON.stringify(value)}\n`, rows);
}

/** What `writeDeletions` of a run wrote. */
export async function readDeletions(context: StageContext, run: RunId): Promise<Deletions> {
  return deletionsOf(context.store, await context.manifest("fetch", run));
}

/** What a fetch manifest's run says is gone. */
export async function deletionsOf(store: ObjectStore, { objects }: Manifest): Promise<Deletions> {
  const object = objects.find(({ path }) => path.endsWith("/deletions.json"));
  if (!object) return {};
  const bytes = await readObject(store, object);
  return deletionsSchema.parse(JSON.parse(bytes.toString("utf8"))).sources;
}

export function toTombstones(deletions: Deletions, foundAt: Date): Tombstone[] {
  return Object.entries(deletions).flatMap(([source, ids]) =>
    ids.map((recordId) => ({ recordId, source, reason: "deleted" as const, foundAt })),
  );
}
