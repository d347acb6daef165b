import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { type Split, splitFactorAfter } from "../../../../core/domain/price-adjustment.ts";

/** An instant of Yahoo's: seconds since 1970, or the Date that the library makes of them. */
export const yahooInstant = z.union([z.date(), z.number().transform((seconds) => new Date(seconds * 1_000))]);
const dividendSchema = z.object({ date: yahooInstant, amount: z.number().positive() });
const splitSchema = z.object({
  date: yahooInstant,
  numerator: z.number().positive(),
  denominator: z.number().positive(),
});

interface Dividend {
  date: string;
  /** A share of that day, as declared. */
  amount: number;
}
interface Actions {
  dividends: Dividend[];
  splits: Split[];
}

/**
 * A chart's events. Yahoo divides dividends by every later split, as it does prices: they are multiplied back. An
 * unreadable dividend comes back among `faults`; an unreadable split makes every price before it unknowable and throws
 * `source.rejected`.
 */
export function readActions(
  events: { dividends?: unknown[]; splits?: unknown[] } | undefined,
  symbol: string,
  dateOf: (at: Date) => string,
): Actions & { faults: unknown[] } {
  const splits = (events?.splits ?? []).map((value): Split => {
    const { data } = splitSchema.safeParse(value);
    if (data) return { date: dateOf(data.date), ratio: data.numerator / data.denominator };
    throw new AppError("source.rejected", {
      message: `Yahoo states a split of ${symbol} that is none`,
      symbol,
    });
  });
  const faults: unknown[] = [];
  const dividends = (events?.dividends ?? []).flatMap((value): Dividend[] => {
    const { data } = dividendSchema.safeParse(value);
    if (!data) faults.push(value);
    if (!data) return [];
    const date = dateOf(data.date);
    return [{ date, amount: data.amount * splitFactorAfter(date, splits) }];
  });
  return { dividends, splits, faults };
}

/**
 * Which bar carries what: that of the date, or where the exchange had none then (a holiday, a halt, a null close) the
 * next. What falls after the last bar is carried by none yet: a later chart has it again.
 */
export function placeActions(
  { dividends, splits }: Actions,
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
