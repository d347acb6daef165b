import type { Split } from "../../../core/domain/price-adjustment.ts";

export interface Dividend {
  /** The ex-date. */
  date: string;
  /** Cash for a share of that day, as declared. */
  amount: number;
}

export interface CorporateActions {
  dividends: readonly Dividend[];
  splits: readonly Split[];
}

/**
 * Which bar carries what: that of the date, or where the exchange had none then (a holiday, a halt, a null close) the
 * next. What falls after the last bar is carried by none yet: a later chart has it again.
 */
export function placeActions(
  { dividends, splits }: CorporateActions,
  symbol: string,
  barDates: readonly string[],
): { byDate: Map<string, { dividend?: number; split?: number }>; notes: string[] } {
  const sorted = [...barDates].sort();
  const byDate = new Map<string, { dividend?: number; split?: number }>();
  const notes: string[] = [];
  const place = (what: string, date: string) => {
    const found = sorted.find((barDate) => barDate >= date);
    if (found !== date)
      notes.push(
        `${symbol}: ${what} of ${date}, a day without a bar, ${found ? `is put on ${found}` : "waits"}`,
      );
    return found;
  };
  for (const { date, amount } of dividends) {
    const at = place("the dividend", date);
    const placed = at ? byDate.get(at) : undefined;
    if (at) byDate.set(at, { ...placed, dividend: (placed?.dividend ?? 0) + amount });
  }
  for (const { date, ratio } of splits) {
    const at = place("the split", date);
    const placed = at ? byDate.get(at) : undefined;
    if (at) byDate.set(at, { ...placed, split: (placed?.split ?? 1) * ratio });
  }
  return { byDate, notes };
}
