/** One day of an asset's history, as traded. Absent is not zero. */
export interface HistoryBar {
  date: string;
  open: number | undefined;
  high: number | undefined;
  low: number | undefined;
  close: number;
  /** Adjusted for all splits and dividends since; see `adjust-history.ts`. */
  adjClose: number | undefined;
  volume: number | undefined;
  /** Of the prices; an action may have been stated by another. */
  source: string;
  /** Cash a share on its ex-date, and new shares for each old one. */
  dividend: number | undefined;
  split: number | undefined;
  /** Where the source stated prices in the shares of that day: splits known later are undone up to it. */
  splitAdjustedOn: string | undefined;
}

/** Whether two bars say the same, whoever said it and when. */
export function isSameBar(a: HistoryBar, b: HistoryBar): boolean {
  return (
    a.open === b.open &&
    a.high === b.high &&
    a.low === b.low &&
    a.close === b.close &&
    a.adjClose === b.adjClose &&
    a.volume === b.volume &&
    a.dividend === b.dividend &&
    a.split === b.split
  );
}
