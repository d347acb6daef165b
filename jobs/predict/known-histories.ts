import type { Asset } from "../../core/domain/assets.ts";
import { presentSymbols } from "../../core/domain/former-symbols.ts";
import { groupBy } from "../../core/domain/group-by.ts";
import type { AssetClass } from "../../core/domain/record.ts";
import type { StageContext } from "../stage.ts";
import type { HistoryEntry } from "./detail.ts";
import { readHistory } from "./history.ts";
import type { HistoryBar } from "./history-bar.ts";

/** A stored history as this run reads it. */
export interface StoredHistory {
  entry: HistoryEntry | undefined;
  /** The class it was kept as, under whatever symbol. */
  class: AssetClass | undefined;
  bars: HistoryBar[];
  inherited: HistoryBar[];
}

/**
 * The earlier run's histories by present symbol. Bars that an earlier catalogue left under a symbol whose time is over
 * go to the asset that bears its present one; a symbol that has none left is gone.
 */
export async function readKnownHistories(
  context: StageContext,
  history: Readonly<Record<string, HistoryEntry>>,
  catalogue: readonly Asset[],
): Promise<Map<string, StoredHistory>> {
  const presentSymbol = presentSymbols(catalogue);
  const stored = new Map<string, StoredHistory>();
  const addTo = (symbol: string, more: Partial<StoredHistory>) => {
    const found = stored.get(symbol) ?? { entry: undefined, class: undefined, bars: [], inherited: [] };
    stored.set(symbol, {
      entry: more.entry ?? found.entry,
      class: more.entry?.class ?? found.class ?? more.class,
      bars: more.bars ?? found.bars,
      inherited: [...found.inherited, ...(more.inherited ?? [])],
    });
  };
  for (const [symbol, entry] of Object.entries(history)) {
    const bars = await readHistory(context, entry);
    const byPresent = groupBy(bars, ({ date }) => presentSymbol(symbol, date));
    for (const [present, ofPresent] of byPresent)
      if (present === symbol && byPresent.size === 1) addTo(symbol, { entry, bars });
      else addTo(present, { class: entry.class, inherited: ofPresent });
  }
  return stored;
}
