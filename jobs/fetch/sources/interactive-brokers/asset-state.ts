import { z } from "zod";
import { tradingDate } from "../../../../core/domain/record.ts";
import type { IbBar } from "./ib-history.ts";
import { toDate } from "./transform.ts";

const closeSchema = z.object({ date: tradingDate, close: z.number() });
/**
 * Where an asset stands: its last date and its close then, and the same of adjusted closes, which may lie back: a later
 * split or dividend is noticed by their being stated otherwise.
 */
export const assetStateSchema = closeSchema.extend({ adjusted: closeSchema.optional() });
export type AssetState = z.infer<typeof assetStateSchema>;

/** What IB stated of an asset: bars, and adjusted closes by date as IB writes it. */
export interface Reading {
  bars: IbBar[];
  adjusted: Map<string, number>;
  note?: string;
}

/** By more than rounding: the smallest dividends are some hundredths of a per cent. */
export function hasChanged({ bars, adjusted }: Reading, state: AssetState): boolean {
  const closes = new Map(bars.map(({ date, close }) => [toDate(date), close]));
  const adjustedCloses = new Map([...adjusted].map(([date, close]) => [toDate(date), close]));
  const differs = (now: Map<string, number>, then: z.infer<typeof closeSchema> | undefined) => {
    const close = then && now.get(then.date);
    return then !== undefined && close !== undefined && close > 0 && Math.abs(close / then.close - 1) > 1e-4;
  };
  return differs(closes, state) || differs(adjustedCloses, state.adjusted);
}

export function newestOf({ bars, adjusted }: Reading, state: AssetState | undefined): AssetState | undefined {
  const newest = bars
    .filter(({ close }) => close > 0)
    .flatMap(({ date, close }) => closeSchema.safeParse({ date: toDate(date), close }).data ?? [])
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
  if (!newest) return state;
  const close = adjusted.get(newest.date.replaceAll("-", ""));
  return { ...newest, adjusted: close === undefined ? state?.adjusted : { date: newest.date, close } };
}
