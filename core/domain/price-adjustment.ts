/** A split by its first day in new shares; `ratio` new shares for each old one (4 for 4:1, 0.1 for 1:10). */
export interface Split {
  date: string;
  ratio: number;
}

/** What happened to a share on a day: cash a share held that day (ex-date), new shares for each old one. */
export interface CorporateAction {
  dividend?: number | undefined;
  split?: number | undefined;
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

/**
 * What an action multiplies all earlier closes by, so that they are comparable with those from its day on:
 * (1 − s·D/P) / s with D the cash a share, s the split's ratio and P the close as traded the session before. Where
 * both fall on one day the cash is a new share's. Undefined for cash of the whole price or more, which is no dividend.
 * Source: CRSP, "Data Descriptions Guide", factor to adjust prices; back-adjusted as in Yahoo's adjusted close.
 */
export function actionFactor(
  closeBefore: number,
  { dividend = 0, split = 1 }: CorporateAction,
): number | undefined {
  const factor = (1 - (split * dividend) / closeBefore) / split;
  return factor > 0 && Number.isFinite(factor) ? factor : undefined;
}

/**
 * Closes adjusted for what `steps` say: element t of `steps` is what the closes before t are multiplied by (element 0
 * is not read). The newest close stays as it is, times `anchor`; each earlier one carries the product of all later steps.
 */
export function backAdjust(closes: readonly number[], steps: readonly number[], anchor = 1): number[] {
  const adjusted = new Array<number>(closes.length);
  let factor = anchor;
  for (let at = closes.length - 1; at >= 0; at -= 1) {
    adjusted[at] = closes[at]! * factor;
    factor *= steps[at] ?? 1;
  }
  return adjusted;
}
