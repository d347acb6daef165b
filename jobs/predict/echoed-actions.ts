import { actionsDiffer, type DataIncident } from "../../core/domain/incident.ts";
import type { HistoryBar } from "./history-bar.ts";

const dayMs = 86_400_000;
/** Nobody splits twice or pays the same amount twice within so many days; weekly payers are seven apart. */
const echoDays = 4;

/** Who stated a date's actions, where that is not who stated its prices. */
export type ActionStaters = Map<string, { dividend: string | undefined; split: string | undefined }>;

/**
 * Two sources may date one split or dividend a day or two apart, which would apply it twice. Of equal actions so close
 * together from different sources the one known before stays, else the earlier one, and the other becomes an incident.
 * `bars` are in order of date.
 */
export function dropEchoes(
  bars: readonly HistoryBar[],
  old: readonly HistoryBar[],
  { symbol, staters }: { symbol: string; staters: ActionStaters },
): { bars: HistoryBar[]; incidents: DataIncident[] } {
  const before = new Map(old.map((bar) => [bar.date, bar]));
  const kept = bars.map((bar) => ({ ...bar }));
  const incidents: DataIncident[] = [];
  for (const field of ["dividend", "split"] as const) {
    const staterOf = ({ date, source }: HistoryBar) => staters.get(date)?.[field] ?? source;
    let last: HistoryBar | undefined;
    for (const bar of kept) {
      const value = bar[field];
      if (value === undefined) continue;
      const lastValue = last?.[field];
      const isEcho =
        last !== undefined &&
        lastValue !== undefined &&
        staterOf(last) !== staterOf(bar) &&
        areOne(last.date, lastValue, bar.date, value);
      if (!last || !isEcho) {
        last = bar;
        continue;
      }
      const isLaterKnown =
        before.get(bar.date)?.[field] !== undefined && before.get(last.date)?.[field] === undefined;
      const [stays, goes] = isLaterKnown ? [bar, last] : [last, bar];
      incidents.push({
        symbol,
        date: goes.date,
        field,
        source: staterOf(stays),
        value: null,
        otherSource: staterOf(goes),
        otherValue: goes[field] ?? null,
      });
      goes[field] = undefined;
      last = stays;
    }
  }
  return { bars: kept, incidents };
}

/** Whether two actions of one kind, the second dated later, are one that two sources date differently. */
export function areOne(date: string, value: number, laterDate: string, laterValue: number): boolean {
  return Date.parse(laterDate) - Date.parse(date) <= echoDays * dayMs && !actionsDiffer(value, laterValue);
}
