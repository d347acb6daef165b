import {
  dropTombstones,
  findMentioned,
  getPendingTombstones,
  settleTombstones,
  type Tombstone,
} from "../../core/database/repositories/tombstones.ts";
import { codeOf, messageOf } from "../../core/domain/errors.ts";
import type { RunId } from "../../core/domain/slot.ts";
import { retentionDaysOf } from "../fetch/source-terms.ts";
import { clearTables } from "./clear-tables.ts";
import type { EraseDeps } from "./deps.ts";
import { eraseRun } from "./erase-run.ts";
import { updateLakeTombstones } from "./lake-tombstones.ts";
import { listRuns } from "./list-runs.ts";
import { whenFree } from "./when-free.ts";
import type { EraseWish } from "./wish.ts";

export interface Erasure {
  /** Records whose text has left every table and object. */
  erased: string[];
  /** Records that still have some in a run that is under way or that could not be rewritten. */
  waiting: string[];
  /** Mentions whose words were taken from the database now. */
  mentions: number;
  /** Objects rewritten or deleted. */
  objects: number;
  /** Runs that were left for the next time, and why. */
  left: { run: RunId; code: string; message: string }[];
}

/**
 * Erases what is due: texts that were deleted where they were published, asked to go, or kept as long as their
 * source's terms let. From the tables at once, then from every object of every run that is not under way: a tombstone is
 * settled when no object holds its text. Safe to stop anywhere and to call again. Undefined when another eraser is
 * at work. `thorough` looks for objects of attempts that neither a manifest nor the ledger knows.
 */
export async function eraseDue(
  deps: EraseDeps,
  { thorough = false }: { thorough?: boolean } = {},
): Promise<Erasure | undefined> {
  return whenFree(deps.dataSource, async () => {
    const at = deps.clock.now();
    const cutoffs = cutoffsOf(deps, at);
    const mentions = await clearTables(deps, { cutoffs, at });
    const pending = await getPendingTombstones(deps.dataSource);
    await updateLakeTombstones(deps.store, { added: pending.map(toLakeTombstone), removed: [] });
    const wish = { ids: new Set(pending.map(({ recordId }) => recordId)), cutoffs, at };
    const erasure: Erasure = { erased: [], waiting: [], mentions, objects: 0, left: [] };
    if (pending.length > 0 || cutoffs.size > 0) await eraseLake(deps, { wish, pending, thorough, erasure });
    const { erased, waiting, objects, left } = erasure;
    if (mentions > 0 || objects > 0 || pending.length > 0)
      deps.log.info(
        { erased: erased.length, waiting: waiting.length, mentions, objects, left },
        "erase.done",
      );
    return erasure;
  });
}

async function eraseLake(
  deps: EraseDeps,
  { wish, pending, thorough, erasure }: EraseLakeOptions,
): Promise<void> {
  const found = new Set(await findMentioned(deps.dataSource, [...wish.ids]));
  const waiting = new Set<string>();
  for (const { run, attempts, isActive } of await listRuns(deps, thorough)) {
    deps.signal.throwIfAborted();
    const outcome = await eraseRun(deps.store, { run, attempts, isActive, wish }).catch((error: unknown) => ({
      error,
    }));
    if ("error" in outcome) {
      deps.signal.throwIfAborted();
      const [code, message] = [codeOf(outcome.error), messageOf(outcome.error)];
      deps.log.warn({ run, code, message }, "erase.left");
      erasure.left.push({ run, code, message });
      for (const id of wish.ids) waiting.add(id);
      continue;
    }
    if (outcome.waiting.length > 0)
      erasure.left.push({ run, code: "run.overlap", message: "the run is under way" });
    for (const id of outcome.waiting) waiting.add(id);
    for (const id of outcome.found) found.add(id);
    erasure.objects += outcome.objects;
  }
  erasure.waiting = [...waiting];
  const ended = pending.filter(({ recordId }) => !waiting.has(recordId));
  // What was never held needs no stone, but for what somebody asked never to see here.
  const isHeld = ({ recordId, reason }: Tombstone) => found.has(recordId) || reason === "request";
  erasure.erased = ended.filter(isHeld).map(({ recordId }) => recordId);
  const unheld = ended.filter((one) => !isHeld(one)).map(({ recordId }) => recordId);
  await updateLakeTombstones(deps.store, { added: [], removed: unheld });
  await dropTombstones(deps.dataSource, unheld);
  await settleTombstones(deps.dataSource, erasure.erased, wish.at);
}

interface EraseLakeOptions {
  wish: EraseWish;
  pending: readonly Tombstone[];
  thorough: boolean;
  erasure: Erasure;
}

function cutoffsOf({ sources, config }: EraseDeps, at: Date): Map<string, Date> {
  const days = new Map(sources.map((source) => [source.name, retentionDaysOf(source, config.retentions)]));
  // A folder of files may hold records of sources that are no plug-ins of ours.
  for (const { source, days: own } of config.retentions) days.set(source, own);
  return new Map(
    [...days].flatMap(([name, kept]) =>
      kept === null ? [] : [[name, new Date(at.getTime() - kept * 86_400_000)]],
    ),
  );
}

function toLakeTombstone({ recordId, source, reason, foundAt }: Tombstone) {
  return { id: recordId, source, reason, foundAt: foundAt.toISOString() };
}
