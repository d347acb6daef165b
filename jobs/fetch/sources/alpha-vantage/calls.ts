import type { NativeSymbol } from "./symbols.ts";

/** The parameters of an asset's daily series: a stock's adjusted or plain one, whole or its last 100 days. */
export function dailyCall(
  native: NativeSymbol,
  { isAdjusted, isFull }: { isAdjusted: boolean; isFull: boolean },
): Record<string, string> {
  // Of coins there is one series, always whole.
  if (native.kind === "crypto")
    return { function: "DIGITAL_CURRENCY_DAILY", symbol: native.symbol, market: "USD" };
  const outputsize = isFull ? "full" : "compact";
  if (native.kind === "fx")
    return { function: "FX_DAILY", from_symbol: native.from, to_symbol: native.to, outputsize };
  const series = isAdjusted ? "TIME_SERIES_DAILY_ADJUSTED" : "TIME_SERIES_DAILY";
  return { function: series, symbol: native.symbol, outputsize };
}

/** The parameters of an asset's newest price. */
export function quoteCall(native: NativeSymbol): Record<string, string> {
  if (native.kind === "stock") return { function: "GLOBAL_QUOTE", symbol: native.symbol };
  const [from, to] = native.kind === "fx" ? [native.from, native.to] : [native.symbol, "USD"];
  return { function: "CURRENCY_EXCHANGE_RATE", from_currency: from, to_currency: to };
}

/** The parameters of the articles published from one minute to another, the oldest first. */
export function newsCall(from: Date, to: Date, limit: number): Record<string, string> {
  return {
    function: "NEWS_SENTIMENT",
    time_from: minuteOf(from),
    time_to: minuteOf(to),
    sort: "EARLIEST",
    limit: String(limit),
  };
}

/** `YYYYMMDDTHHMM` in UTC. */
function minuteOf(at: Date): string {
  return at.toISOString().slice(0, 16).replaceAll(/[-:]/g, "");
}
