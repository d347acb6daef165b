import type { Asset } from "../../core/domain/assets.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { DataIncident } from "../../core/domain/incident.ts";
import type { Counts } from "../../core/domain/manifest.ts";
import type { BarRecord } from "../../core/domain/record.ts";
import type { StageContext } from "../stage.ts";
import { classConflicts, classOf } from "./class-conflicts.ts";
import type { HistoryEntry } from "./detail.ts";
import { type AssetHistory, mergeHistory } from "./history.ts";
import { readKnownHistories } from "./known-histories.ts";
import { reportIncidents } from "./report-incidents.ts";

export interface Joining {
  /** The earlier run's histories. */
  known: Readonly<Record<string, HistoryEntry>>;
  /** This run's bars by present symbol. */
  fresh: ReadonlyMap<string, BarRecord[]>;
  catalogue: readonly Asset[];
  counts: Counts;
}

/** Every asset's history with this run's bars, by symbol, and what disagrees in them, which is logged too. */
export async function joinHistories(
  context: StageContext,
  { known, fresh, catalogue, counts }: Joining,
): Promise<{ histories: AssetHistory[]; incidents: DataIncident[] }> {
  const listed = new Map(catalogue.map((asset) => [asset.symbol, asset]));
  const stored = await readKnownHistories(context, known, catalogue);
  const histories: AssetHistory[] = [];
  const incidents: DataIncident[] = [];
  for (const symbol of [...new Set([...stored.keys(), ...fresh.keys()])].sort()) {
    const held = stored.get(symbol) ?? { entry: undefined, class: undefined, bars: [], inherited: [] };
    const bars = fresh.get(symbol) ?? [];
    const holder = classOf(listed.get(symbol)?.class, held.class, bars, context.config.pricePriority);
    if (!holder) throw new AppError("internal", { message: `${symbol} has neither history nor bars` });
    const joined = await mergeHistory(context, { symbol, ...held, class: holder.class }, bars, counts);
    histories.push(joined.history);
    incidents.push(...classConflicts(symbol, holder, bars), ...joined.incidents);
  }
  return { histories, incidents: reportIncidents(context.log, incidents) };
}
