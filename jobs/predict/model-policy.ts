import type { AssetClass } from "../../core/domain/record.ts";
import { toDayNumber } from "../../core/forecast/calendar.ts";
import type { ModelEntry } from "./detail.ts";

const trainedForDays = 30;

/**
 * The stored model to go on using, or undefined when one must be trained: there is none yet for the class, or the
 * newest was trained on closes that end more than 30 days before the newest close.
 */
export function findReusable(
  entries: readonly ModelEntry[],
  model: string,
  assetClass: AssetClass,
  newestCloseDay: number,
): ModelEntry | undefined {
  return entries.find(
    (entry) =>
      entry.model === model &&
      entry.class === assetClass &&
      newestCloseDay - toDayNumber(entry.trainedUntil) <= trainedForDays,
  );
}
