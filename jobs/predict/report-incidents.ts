import { groupBy } from "../../core/domain/group-by.ts";
import type { DataIncident } from "../../core/domain/incident.ts";
import type { Log } from "../../core/log.ts";

/** Sources that state prices in different units differ on every day: so many of the newest say it as well as all. */
const keptMax = 100;

/**
 * The incidents to keep, at most a hundred, the newest, of each symbol, figure and pair of sources; of each such kind
 * one line is logged, with how many there were and how many are kept.
 */
export function reportIncidents(log: Log, incidents: readonly DataIncident[]): DataIncident[] {
  const kinds = groupBy(incidents, ({ symbol, field, source, otherSource }) =>
    [symbol, field, source, otherSource].join("\n"),
  );
  return [...kinds.values()].flatMap((ofKind) => {
    const newestFirst = [...ofKind].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    const kept = newestFirst.slice(0, keptMax);
    log.warn({ ...kept[0], days: ofKind.length, kept: kept.length }, "price.incident");
    return kept.reverse();
  });
}
