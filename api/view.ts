import { findNewestPublication } from "../core/database/repositories/publications.ts";
import type { Reader } from "../core/database/repositories/reader.ts";
import { type RunId, slotTime } from "../core/domain/slot.ts";
import { lowestTier, newestSlot, type Tier, tiers } from "../core/domain/tiers.ts";

/** What one request sees: read once, so that every answer in it is of one run. */
export interface View {
  run: RunId;
  /** The data's present: the run's slot, not the clock. */
  now: Date;
  /** The lowest tier that would see a newer run, when one is published. */
  newerTier: Tier | undefined;
}

/** The newest published run the tier may see, or undefined before the first. */
export async function readView(reader: Reader, tier: Tier, clockNow: Date): Promise<View | undefined> {
  const { visible, newest } = await findNewestPublication(reader, newestSlot(tiers[tier], clockNow));
  if (!visible || !newest) return undefined;
  return {
    run: visible,
    now: slotTime(visible),
    newerTier: newest > visible ? lowestTier((rules) => newestSlot(rules, clockNow) >= newest) : undefined,
  };
}
