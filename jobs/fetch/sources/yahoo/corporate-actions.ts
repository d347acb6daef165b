import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { type Split, splitFactorAfter } from "../../../../core/domain/price-adjustment.ts";
import type { CorporateActions, Dividend } from "../place-actions.ts";

/** An instant of Yahoo's: seconds since 1970, or the Date that the library makes of them. */
export const yahooInstant = z.union([z.date(), z.number().transform((seconds) => new Date(seconds * 1_000))]);
const dividendSchema = z.object({ date: yahooInstant, amount: z.number().positive() });
const splitSchema = z.object({
  date: yahooInstant,
  numerator: z.number().positive(),
  denominator: z.number().positive(),
});

/**
 * A chart's events. Yahoo divides dividends by every later split, as it does prices: they are multiplied back. An
 * unreadable dividend comes back among `faults`; an unreadable split makes every price before it unknowable and throws
 * `source.rejected`.
 */
export function readActions(
  events: { dividends?: unknown[]; splits?: unknown[] } | undefined,
  symbol: string,
  dateOf: (at: Date) => string,
): CorporateActions & { faults: unknown[] } {
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
