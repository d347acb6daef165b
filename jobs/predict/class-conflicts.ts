import type { DataIncident } from "../../core/domain/incident.ts";
import type { AssetClass, BarRecord } from "../../core/domain/record.ts";
import { rankOf } from "./merge-bars.ts";

/** Who says what a symbol is, the catalogue before its history before the most trusted of this run's sources. */
export function classOf(
  listed: AssetClass | undefined,
  held: AssetClass | undefined,
  fresh: readonly BarRecord[],
  priority: readonly string[],
): { class: AssetClass; source: string } | undefined {
  if (listed) return { class: listed, source: "catalogue" };
  if (held) return { class: held, source: "history" };
  const [first] = [...fresh].sort((a, b) => rankOf(a.source, priority) - rankOf(b.source, priority));
  return first && { class: first.class, source: first.source };
}

/**
 * One incident for each source that takes the symbol for something else, on its first date. Its bars are kept: a file
 * without a class says "stock" of everything, and a wrong asset's prices show as incidents of their own.
 */
export function classConflicts(
  symbol: string,
  holder: { class: AssetClass; source: string },
  fresh: readonly BarRecord[],
): DataIncident[] {
  const firstDates = new Map<string, string>();
  for (const bar of fresh) {
    if (bar.class === holder.class) continue;
    const first = firstDates.get(bar.source);
    if (first === undefined || bar.date < first) firstDates.set(bar.source, bar.date);
  }
  return [...firstDates].map(([otherSource, date]) => ({
    symbol,
    date,
    field: "class" as const,
    source: holder.source,
    value: null,
    otherSource,
    otherValue: null,
  }));
}
