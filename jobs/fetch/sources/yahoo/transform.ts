import { z } from "zod";
import type { AssetClass } from "../../../../core/domain/record.ts";

const price = z.number().nullish();

/** What `chart` answers, of which only the outline is demanded: each quote is judged by itself. */
export const chartSchema = z.object({
  meta: z.object({
    symbol: z.string(),
    currency: z.string().nullish(),
    instrumentType: z.string(),
    exchangeTimezoneName: z.string(),
  }),
  quotes: z.array(z.unknown()),
  events: z
    .object({ dividends: z.array(z.unknown()).optional(), splits: z.array(z.unknown()).optional() })
    .optional(),
});
export type Chart = z.infer<typeof chartSchema>;

const quoteSchema = z.object({
  date: z.date(),
  open: price,
  high: price,
  low: price,
  close: price,
  adjclose: price,
  volume: price,
});

const classOfInstrument: Record<string, AssetClass> = {
  CRYPTOCURRENCY: "crypto",
  CURRENCY: "fx",
  FUTURE: "commodity",
  INDEX: "index",
};

/**
 * A chart's days as bar records under our own symbol. A day without a close is a gap and gives none; a quote in no
 * known shape comes back as it is, for the check to refuse. Dates are the exchange's own. Pure.
 */
export function toYahooBars({ meta, quotes }: Chart, symbol: string, collectedAt: Date): unknown[] {
  const dateOf = dateFormat(meta.exchangeTimezoneName);
  return quotes.flatMap((value) => {
    const parsed = quoteSchema.safeParse(value);
    if (!parsed.success) return [value];
    const { date, open, high, low, close, adjclose, volume } = parsed.data;
    if (close === null || close === undefined) return [];
    const day = dateOf(date);
    return [
      {
        id: `yahoo:bar:${symbol}:${day}`,
        source: "yahoo",
        kind: "bar",
        symbol,
        class: classOfInstrument[meta.instrumentType] ?? "stock",
        date: day,
        open: open ?? undefined,
        high: high ?? undefined,
        low: low ?? undefined,
        close,
        adjClose: adjclose ?? undefined,
        volume: volume ?? undefined,
        currency: meta.currency ?? undefined,
        collectedAt: collectedAt.toISOString(),
      },
    ];
  });
}

/** YYYY-MM-DD in the exchange's zone at that very time of year: its present offset would shift summers by a day. */
function dateFormat(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (at) => format.format(at);
}
