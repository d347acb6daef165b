/** One day of an asset's history. Absent is not zero. */
export interface HistoryBar {
  date: string;
  open: number | undefined;
  high: number | undefined;
  low: number | undefined;
  close: number;
  adjClose: number | undefined;
  volume: number | undefined;
  source: string;
}
