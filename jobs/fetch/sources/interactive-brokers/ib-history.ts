import type { Contract } from "@stoqey/ib";

/** A daily bar as the gateway states it; -1 stands for what a kind of data has not. */
export interface IbBar {
  /** `20260105`, the exchange's own date. */
  date: string;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number | undefined;
}

/** IB's kinds of bars: trades are adjusted for splits, ADJUSTED_LAST for dividends too. */
export type BarKind = "TRADES" | "ADJUSTED_LAST" | "MIDPOINT" | "AGGTRADES";

export interface IbHistoryAsk {
  contract: Contract;
  show: BarKind;
  /** `20260106-00:00:00` in UTC; empty = now. */
  end: string;
  /** `30 D`, `10 Y`. */
  duration: string;
}
