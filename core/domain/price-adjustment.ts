/** A split by its first day in new shares; `ratio` new shares for each old one (4 for 4:1, 0.1 for 1:10). */
export interface Split {
  date: string;
  ratio: number;
}

/**
 * By how much a split-adjusted price of `date` is smaller than the price as traded: the product of the ratios of all
 * splits after that date (and up to `until`, the day the prices were adjusted on). Traded = adjusted × factor; a volume
 * as traded = adjusted ÷ factor. Dates are `YYYY-MM-DD`.
 */
export function splitFactorAfter(date: string, splits: readonly Split[], until?: string): number {
  return splits
    .filter((split) => split.date > date && (until === undefined || split.date <= until))
    .reduce((factor, { ratio }) => factor * ratio, 1);
}
