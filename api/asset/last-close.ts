import type { BarRow } from "../../core/database/repositories/bars.ts";
import type { AssetClass } from "../../core/domain/record.ts";
import { toDayNumber } from "../../core/forecast/calendar.ts";
import { isGap } from "../../core/forecast/gaps.ts";
import type { LastClose } from "./asset.type.ts";

/**
 * The newest close and its change against the close before. A known split restates the close before in today's shares;
 * where no action is known, the source's adjusted closes do. Over a gap there is no change.
 */
export function toLastClose(assetClass: AssetClass, last: BarRow, before: BarRow | undefined): LastClose {
  const { date, close, source } = last;
  const isComparable =
    before !== undefined && !isGap(toDayNumber(before.date), toDayNumber(date), assetClass);
  if (!isComparable) return { date, close, change: null, changePercent: null, changeSince: null, source };
  const reference = before.close * restatement(last, before);
  const change = close - reference;
  return { date, close, change, changePercent: (100 * change) / reference, changeSince: before.date, source };
}

/** What the close before is multiplied by. A dividend is no restatement: the price does fall by it. */
function restatement(last: BarRow, before: BarRow): number {
  if (last.split !== null) return 1 / last.split;
  if (last.dividend !== null || last.adjClose === null || before.adjClose === null) return 1;
  return before.adjClose / before.close / (last.adjClose / last.close);
}
