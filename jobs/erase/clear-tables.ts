import type { EntityManager } from "typeorm";
import { findReadableManifest } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { advisoryLocks } from "../../core/database/advisory-locks.ts";
import {
  clearMentions,
  clearMentionsBefore,
  countTombstones,
  insertTombstones,
} from "../../core/database/repositories/tombstones.ts";
import { parseManifestPath } from "../../core/domain/manifest.ts";
import type { RunId } from "../../core/domain/slot.ts";
import { deletionsOf, toTombstones } from "../fetch/deletions.ts";
import type { EraseDeps } from "./deps.ts";
import { readLakeTombstones } from "./lake-tombstones.ts";

/**
 * Takes the words from the tables, in one transaction with what else is known to be gone: what runs that were not
 * published have been told, and what the lake remembers of an earlier database. No load publishes meanwhile, so that nothing is overlooked.
 * Returns how many mentions had words.
 */
export async function clearTables(
  { dataSource, store }: Pick<EraseDeps, "dataSource" | "store">,
  { cutoffs, at }: { cutoffs: ReadonlyMap<string, Date>; at: Date },
): Promise<number> {
  return dataSource.transaction(async (manager) => {
    await manager.query("select pg_advisory_xact_lock($1)", [advisoryLocks.publication]);
    await insertFromLake(manager, store);
    for (const run of await unpublishedRuns(manager, store)) {
      const manifest = await findReadableManifest(store, run, "fetch");
      if (manifest) await insertTombstones(manager, toTombstones(await deletionsOf(store, manifest), at));
    }
    let cleared = await clearMentions(manager, at);
    for (const [source, before] of cutoffs)
      cleared += await clearMentionsBefore(manager, { source, before, at });
    return cleared;
  });
}

async function insertFromLake(manager: EntityManager, store: ObjectStore): Promise<void> {
  const remembered = await readLakeTombstones(store);
  const { erased, waiting } = await countTombstones(manager);
  if (remembered.size <= erased + waiting) return;
  const tombstones = [...remembered.values()].map(({ id, foundAt, ...rest }) => ({
    ...rest,
    recordId: id,
    foundAt: new Date(foundAt),
  }));
  await insertTombstones(manager, tombstones);
}

/** Runs newer than the newest published one that have been fetched. */
async function unpublishedRuns(manager: EntityManager, store: ObjectStore): Promise<RunId[]> {
  const [newest] = await manager.query("select max(run_id) as run from publication");
  const runs: RunId[] = [];
  for await (const { path } of store.list("manifests/")) {
    const named = parseManifestPath(path);
    if (named?.stage === "fetch" && named.run > (newest?.run ?? "")) runs.push(named.run);
  }
  return runs;
}
