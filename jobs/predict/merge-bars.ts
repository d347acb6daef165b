import { groupBy } from "../../core/domain/group-by.ts";
import { actionsDiffer, closesDiffer, type DataIncident } from "../../core/domain/incident.ts";
import { actionFactor, type Split, splitFactorAfter } from "../../core/domain/price-adjustment.ts";
import type { AssetClass, BarRecord } from "../../core/domain/record.ts";
import { type ActionStaters, areOne, dropEchoes } from "./echoed-actions.ts";
import type { HistoryBar } from "./history-bar.ts";

export interface MergeRules {
  symbol: string;
  class: AssetClass;
  /** Price sources, the most trusted first; the others rank equally after them. */
  priority: readonly string[];
}

export interface MergedBars {
  /** Oldest first, one a date; adjusted closes as received. */
  bars: HistoryBar[];
  /** The dates whose prices are this run's. */
  freshDates: Set<string>;
  incidents: DataIncident[];
  /** This run's bars whose dividend is no less than the close before, so that no close can be adjusted for it. */
  unusable: HistoryBar[];
}

/**
 * Joins a history with a run's bars. Of one date the most trusted source's prices stay, of equally trusted ones the
 * newest; whatever gives way is compared with what stays, so that a disagreement is found also between runs. A split or
 * dividend belongs to its date: the most trusted statement of it stays, and silence of another source takes none away.
 */
export function mergeBars(
  old: readonly HistoryBar[],
  fresh: readonly BarRecord[],
  rules: MergeRules,
): MergedBars {
  const newestFirst = [...fresh].sort((a, b) => Date.parse(b.collectedAt) - Date.parse(a.collectedAt));
  const [splitsBefore, splits] = [splitsOf(old), splitsOf(old, fresh)];
  const byDate = new Map(old.map((bar) => [bar.date, undoSplits(bar, splitsBefore, splits)]));
  const incidents: DataIncident[] = [];
  const freshDates = new Set<string>();
  const staters: ActionStaters = new Map();
  for (const [date, records] of groupBy(newestFirst, (record) => record.date)) {
    const held = byDate.get(date);
    const stated = [...records.map((record) => toHistoryBar(record, splits)), ...(held ? [held] : [])];
    // A sort keeps the order of equals: the newest, and what was held before last.
    stated.sort((a, b) => rankOf(a.source, rules.priority) - rankOf(b.source, rules.priority));
    const [kept, ...others] = stated;
    for (const other of others)
      if (other.source !== kept!.source) incidents.push(...compare(kept!, other, rules));
    const paid = stated.find((bar) => bar.dividend !== undefined);
    const divided = stated.find((bar) => bar.split !== undefined);
    byDate.set(date, { ...kept!, dividend: paid?.dividend, split: divided?.split });
    staters.set(date, { dividend: paid?.source, split: divided?.source });
    if (kept !== held) freshDates.add(date);
  }
  const sorted = [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  const { bars, incidents: echoes } = dropEchoes(sorted, old, { symbol: rules.symbol, staters });
  const unusable = bars.filter((bar, at) => {
    const last = bars[at - 1];
    return last && freshDates.has(bar.date) && actionFactor(last.close, bar) === undefined;
  });
  return { bars, freshDates, incidents: [...incidents, ...echoes], unusable };
}

/** 0 for the most trusted; sources that are not named share the last rank. */
export function rankOf(source: string, priority: readonly string[]): number {
  const at = priority.indexOf(source);
  return at < 0 ? priority.length : at;
}

type Stated = readonly { date: string; split?: number | undefined }[];

/** By date; one that two sources date differently counts once, as `dropEchoes` has it: as it was known, else the earlier. */
function splitsOf(old: Stated, fresh: Stated = []): Split[] {
  const ratios = new Map<string, number>();
  for (const { date, split } of [...old, ...fresh]) if (split !== undefined) ratios.set(date, split);
  const known = new Set(old.filter(({ split }) => split !== undefined).map(({ date }) => date));
  const kept: Split[] = [];
  for (const [date, ratio] of [...ratios].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = kept.at(-1);
    if (!last || !areOne(last.date, last.ratio, date, ratio)) kept.push({ date, ratio });
    else if (known.has(date) && !known.has(last.date)) kept[kept.length - 1] = { date, ratio };
  }
  return kept;
}

/** A bar as traded that day: one in later shares is brought back by the splits known up to the day it was stated on. */
function toHistoryBar(record: BarRecord, splits: readonly Split[]): HistoryBar {
  const { date, open, high, low, close, adjClose, volume, source, dividend, split } = record;
  const splitAdjustedOn =
    record.closeBasis === "split_adjusted" ? record.collectedAt.slice(0, 10) : undefined;
  const bar = { date, open, high, low, close, adjClose, volume, source, dividend, split, splitAdjustedOn };
  return undoSplits(bar, [], splits);
}

/** Undoes in a bar that was stated in later shares the splits that are known now and were not before. */
function undoSplits(bar: HistoryBar, before: readonly Split[], now: readonly Split[]): HistoryBar {
  const { date, open, high, low, close, volume, splitAdjustedOn } = bar;
  if (splitAdjustedOn === undefined) return bar;
  const factor =
    splitFactorAfter(date, now, splitAdjustedOn) / splitFactorAfter(date, before, splitAdjustedOn);
  if (factor === 1) return bar;
  const times = (price: number | undefined) => (price === undefined ? undefined : price * factor);
  return {
    ...bar,
    open: times(open),
    high: times(high),
    low: times(low),
    close: close * factor,
    volume: volume === undefined ? undefined : volume / factor,
  };
}

function compare(
  kept: HistoryBar,
  other: HistoryBar,
  { symbol, class: assetClass }: MergeRules,
): DataIncident[] {
  const fields = [
    ["close", kept.close, other.close, (a: number, b: number) => closesDiffer(a, b, assetClass)],
    ["dividend", kept.dividend, other.dividend, actionsDiffer],
    ["split", kept.split, other.split, actionsDiffer],
  ] as const;
  return fields.flatMap(([field, value, otherValue, differ]) => {
    if (value === undefined || otherValue === undefined || !differ(value, otherValue)) return [];
    const [source, otherSource] = [kept.source, other.source];
    return [{ symbol, date: kept.date, field, source, value, otherSource, otherValue }];
  });
}
