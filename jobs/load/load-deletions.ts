import type { EntityManager } from "typeorm";
import { clearMentions, insertTombstones } from "../../core/database/repositories/tombstones.ts";
import { readDeletions, toTombstones } from "../fetch/deletions.ts";
import type { StageContext } from "../stage.ts";

/**
 * Notes what the run's sources said is gone and takes the words of every record with a tombstone, those that this run
 * brought again among them. The lake's objects are the eraser's (jobs/erase/), when the run is published.
 */
export async function loadDeletions(context: StageContext, manager: EntityManager): Promise<void> {
  const now = context.clock.now();
  const deletions = await readDeletions(context, context.run);
  await insertTombstones(manager, toTombstones(deletions, now));
  await clearMentions(manager, now);
}
