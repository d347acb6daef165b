import { findManifest } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Manifest } from "../../core/domain/manifest.ts";
import { oldestTextsSchema, readTextIndex } from "../fetch/text-index.ts";
import type { TextStage } from "./erasable.ts";
import { eraseStage, type StageErasure } from "./erase-stage.ts";
import type { ListedRun } from "./list-runs.ts";
import type { EraseWish } from "./wish.ts";

export interface RunErasure extends StageErasure {
  /** Records that the run may still hold because it is under way. */
  waiting: string[];
}

const triesMax = 5;

/** Takes what must go from all that a run has in the lake; throws what makes that impossible. */
export async function eraseRun(
  store: ObjectStore,
  { run, attempts, isActive, wish }: ListedRun & { wish: EraseWish },
): Promise<RunErasure> {
  const fetched = await findManifest(store, run, "fetch");
  const held = fetched ? await heldIds(store, fetched, wish) : undefined;
  if (isActive) return { found: [], objects: 0, waiting: [...(held ?? wish.ids)] };
  const isTouched = fetched === undefined || held === undefined || held.length > 0 || isDue(fetched, wish);
  const erase = (stage: TextStage, touched: boolean) =>
    retried(() =>
      eraseStage(store, { run, stage, wish, attemptsMax: attempts[stage] ?? 0, isTouched: touched }),
    );
  // The fetch manifest says what is left to be kept no longer: it is the last to be told.
  const first = await erase("categorise", isTouched);
  const second = await erase("fetch", isTouched);
  const isTouchedAfterAll = !isTouched && second.found.length > 0;
  const third = isTouchedAfterAll ? await erase("categorise", true) : { found: [], objects: 0 };
  const all = [first, second, third];
  return {
    found: [...(held ?? []), ...all.flatMap(({ found }) => found)],
    objects: all.reduce((sum, { objects }) => sum + objects, 0),
    waiting: [],
  };
}

/** Which of the wished-for records a run's index lists; undefined when it has no index. */
async function heldIds(
  store: ObjectStore,
  manifest: Manifest,
  { ids }: EraseWish,
): Promise<string[] | undefined> {
  if (ids.size === 0) return [];
  const texts = await readTextIndex(store, manifest);
  return texts?.map(({ id }) => id).filter((id) => ids.has(id));
}

/** Whether a run holds texts that have been kept as long as they may, as far as its manifest knows. */
function isDue({ detail }: Manifest, { cutoffs }: EraseWish): boolean {
  if (cutoffs.size === 0) return false;
  const oldest = oldestTextsSchema.safeParse(detail.oldestTexts).data;
  if (!oldest) return true;
  return Object.entries(oldest).some(([source, at]) => {
    const cutoff = cutoffs.get(source);
    return cutoff !== undefined && Date.parse(at) < cutoff.getTime();
  });
}

async function retried<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      const mayPass = error instanceof AppError && error.code === "object.conflict" && tries < triesMax;
      if (!mayPass) throw error;
    }
}
