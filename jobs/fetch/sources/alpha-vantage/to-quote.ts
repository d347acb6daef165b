import { z } from "zod";
import type { Quote } from "../../../../core/domain/quote.ts";

const price = z.coerce.number().positive();
const globalSchema = z.object({
  "05. price": price,
  "06. volume": z.coerce.number().nonnegative().optional(),
  "07. latest trading day": z.iso.date(),
});
const exchangeSchema = z.object({
  "3. To_Currency Code": z.string().min(1),
  "5. Exchange Rate": price,
  "6. Last Refreshed": z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  "7. Time Zone": z.literal("UTC"),
  "8. Bid Price": price.optional().catch(undefined),
  "9. Ask Price": price.optional().catch(undefined),
});

/**
 * What `GLOBAL_QUOTE` or `CURRENCY_EXCHANGE_RATE` states; undefined for what is no quote. Of a stock only the day is stated:
 * its price is the last one up to the end of that day in UTC, or up to now while it lasts. Pure.
 */
export function toAlphaVantageQuote(
  answer: Readonly<Record<string, unknown>>,
  symbol: string,
  receivedAt: Date,
): Quote | undefined {
  const stock = globalSchema.safeParse(answer).data;
  if (stock) {
    const dayEnd = Date.parse(stock["07. latest trading day"]) + 86_400_000;
    return {
      symbol,
      price: stock["05. price"],
      volume: stock["06. volume"],
      source: "alpha-vantage",
      at: new Date(Math.min(dayEnd, receivedAt.getTime())),
      receivedAt,
    };
  }
  const rate = exchangeSchema.safeParse(answer).data;
  if (!rate) return undefined;
  return {
    symbol,
    price: rate["5. Exchange Rate"],
    bid: rate["8. Bid Price"],
    ask: rate["9. Ask Price"],
    currency: rate["3. To_Currency Code"],
    source: "alpha-vantage",
    at: new Date(`${rate["6. Last Refreshed"].replace(" ", "T")}Z`),
    receivedAt,
  };
}
