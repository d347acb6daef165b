import type { Quote } from "../../core/domain/quote.ts";

/** A quote of a made-up feed; `seconds` past 15:00 UTC is when it was so and when it came. */
export function makeQuote(symbol: string, price: number, seconds = 0, changes: Partial<Quote> = {}): Quote {
  const at = new Date(Date.UTC(2026, 10, 23, 15, 0, 0, Math.round(seconds * 1_000)));
  return { symbol, price, source: "made", at, receivedAt: at, ...changes };
}
