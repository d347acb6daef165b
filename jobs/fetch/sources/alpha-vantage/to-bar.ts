import { z } from "zod";
import type { NativeSymbol } from "./symbols.ts";

const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number);
const daySchema = z.object({
  open: number,
  high: number,
  low: number,
  close: number,
  "adjusted close": number.optional(),
  volume: number.optional(),
  "dividend amount": number.optional(),
  "split coefficient": number.optional(),
});

/**
 * A day of a daily series as a bar under our own symbol: prices as traded, the adjusted close as Alpha Vantage gave it,
 * a dividend or a split only where there is one. What is no day comes back as it is, for the check to refuse. Pure.
 */
export function toAlphaVantageBar(day: unknown, { date, symbol, native, collectedAt }: BarOptions): unknown {
  const { data } = daySchema.safeParse(plainFields(day));
  if (!data) return { symbol, date, day };
  const { open, high, low, close, volume } = data;
  const dividend = data["dividend amount"];
  const split = data["split coefficient"];
  return {
    id: `alpha-vantage:bar:${symbol}:${date}`,
    source: "alpha-vantage",
    kind: "bar",
    symbol,
    class: native.kind,
    date,
    open,
    high,
    low,
    close,
    closeBasis: "traded",
    adjClose: data["adjusted close"],
    volume,
    dividend: dividend === 0 ? undefined : dividend,
    split: split === 1 ? undefined : split,
    // Of a stock's currency its daily series say nothing.
    currency: native.kind === "fx" ? native.to : native.kind === "crypto" ? "USD" : undefined,
    collectedAt: collectedAt.toISOString(),
  };
}

interface BarOptions {
  date: string;
  symbol: string;
  native: NativeSymbol;
  collectedAt: Date;
}

/** `4. close`, and `4a. close (USD)` as coins once had it, are both `close`. */
function plainFields(day: unknown): unknown {
  const fields = z.record(z.string(), z.unknown()).safeParse(day).data;
  if (!fields) return day;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/^\d+[a-z]?\. /, "").replace(/ \(USD\)$/, ""),
      value,
    ]),
  );
}
