import { sha256 } from "../../core/cloud/manifests.ts";
import { symbolInPath } from "../../core/domain/assets.ts";
import type { DataIncident } from "../../core/domain/incident.ts";
import { attemptPrefix, type Counts } from "../../core/domain/manifest.ts";
import type { AssetClass, BarRecord } from "../../core/domain/record.ts";
import type { StageContext } from "../stage.ts";
import { adjustHistory } from "./adjust-history.ts";
import type { HistoryEntry } from "./detail.ts";
import { type HistoryBar, isSameBar } from "./history-bar.ts";
import { formatHistory, parseHistory } from "./history-csv.ts";
import { mergeBars } from "./merge-bars.ts";

export interface AssetHistory {
  symbol: string;
  entry: HistoryEntry;
  /** Oldest first, one a date. */
  bars: HistoryBar[];
}

/** What is known of an asset before this run's bars are joined. */
export interface KnownHistory {
  symbol: string;
  class: AssetClass;
  entry: HistoryEntry | undefined;
  /** As the entry's object holds them. */
  bars: HistoryBar[];
  /** Bars that lay under a former symbol until now; where both have a date, the asset's own stays. */
  inherited: HistoryBar[];
}

/** Reads a stored history. Throws `object.missing`, `object.corrupt`. */
export async function readHistory(context: StageContext, { object }: HistoryEntry): Promise<HistoryBar[]> {
  return parseHistory(await context.readObject(object), object.path);
}

/**
 * Joins what was known of an asset with this run's bars and adjusts its closes anew. Writes a new object when anything
 * changed, else carries the old one over. An action changes every adjusted close before it, and `changedFrom` says so.
 * Adds to `counts.out` (bars new or changed) and `.duplicate` (known, or of a less trusted source).
 */
export async function mergeHistory(
  context: StageContext,
  known: KnownHistory,
  fresh: readonly BarRecord[],
  counts: Counts,
): Promise<{ history: AssetHistory; incidents: DataIncident[] }> {
  const { symbol, entry } = known;
  if (entry && fresh.length === 0 && known.inherited.length === 0) {
    const unchanged = { ...entry, class: known.class, changedFrom: null };
    return { history: { symbol, bars: known.bars, entry: unchanged }, incidents: [] };
  }
  const own = new Map(known.bars.map((bar) => [bar.date, bar]));
  const old = [...known.bars, ...known.inherited.filter(({ date }) => !own.has(date))].sort(byDate);
  const rules = { symbol, class: known.class, priority: context.config.pricePriority };
  const merged = mergeBars(old, fresh, rules);
  const bars = adjustHistory(old, merged.bars, merged.freshDates);
  for (const { date, dividend, split } of merged.unusable)
    context.log.warn({ symbol, date, dividend, split }, "price.dividend_unusable");
  const isNew = (bar: HistoryBar) => {
    const before = own.get(bar.date);
    return !before || !isSameBar(before, bar);
  };
  const changed = bars.filter(isNew);
  const changedDates = new Set(changed.map(({ date }) => date));
  const brought = [...new Set(fresh.map(({ date }) => date))].filter((date) => changedDates.has(date)).length;
  counts.out += brought;
  counts.duplicate += fresh.length - brought;
  const changedFrom = changed[0]?.date ?? null;
  const { incidents } = merged;
  // Equal figures of a better source are no change to tell, but from then on they are that source's.
  const isOfSameSources = bars.every(({ source }, at) => source === known.bars[at]?.source);
  if (entry && changedFrom === null && isOfSameSources)
    return {
      history: { symbol, bars: known.bars, entry: { ...entry, class: known.class, changedFrom } },
      incidents,
    };
  const path = `${attemptPrefix("history", context.run, context.attempt)}/asset=${symbolInPath(symbol)}/part-00000.csv`;
  const body = Buffer.from(formatHistory(bars));
  await context.write(path, body, bars.length);
  const object = { path, sizeBytes: body.length, sha256: sha256(body), rows: bars.length };
  const written = { class: known.class, path, run: context.run, object, changedFrom };
  return { history: { symbol, bars, entry: written }, incidents };
}

function byDate(a: HistoryBar, b: HistoryBar): number {
  return a.date < b.date ? -1 : 1;
}
