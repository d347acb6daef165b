import { z } from "zod";
import { splitFactorAfter } from "../../../../core/domain/price-adjustment.ts";
import type { AssetClass } from "../../../../core/domain/record.ts";
import { placeActions } from "../place-actions.ts";
import { readActions } from "./corporate-actions.ts";
import { majorUnitOf } from "./major-unit.ts";

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

/** A chart's days and what was said beside them. */
export interface YahooBars {
  /** Oldest first; what is no quote as it came. */
  records: unknown[];
  /** The dates whose bar carries a dividend or a split. */
  actionDates: Set<string>;
  /** What no bar is there to carry yet, and what was moved to a later date. */
  notes: string[];
  /** Dividends in no known shape. */
  faults: unknown[];
}

const classOfInstrument: Record<string, AssetClass> = {
  CRYPTOCURRENCY: "crypto",
  CURRENCY: "fx",
  FUTURE: "commodity",
  INDEX: "index",
};

/**
 * A chart's days as bar records under our own symbol. Yahoo states prices, volumes and dividends in today's shares:
 * every split after a day that the chart knows is undone, so the chart must reach to today. The adjusted close stays as Yahoo gave it. A
 * Prices and dividends in pence and other hundredths become whole units of the currency. A
 * day without a close is a gap and gives none; a quote in no known shape comes back as it is, for the check to refuse.
 * Dates are the exchange's own. Pure. Throws `source.rejected` for a split that cannot be read.
 */
export function toYahooBars({ meta, quotes, events }: Chart, symbol: string, collectedAt: Date): YahooBars {
  const dateOf = dateFormat(meta.exchangeTimezoneName);
  const { currency, statedPerUnit } = majorUnitOf(meta.currency);
  const { dividends: stated, splits, faults } = readActions(events, symbol, dateOf);
  const dividends = stated.map(({ date, amount }) => ({ date, amount: amount / statedPerUnit }));
  const days = quotes.map((value) => {
    const parsed = quoteSchema.safeParse(value);
    return parsed.success ? { value, date: dateOf(parsed.data.date), quote: parsed.data } : { value };
  });
  const barDates = days.flatMap(({ date, quote }) => (date && typeof quote.close === "number" ? [date] : []));
  const { byDate, notes } = placeActions({ dividends, splits }, symbol, barDates);
  const records = days.flatMap(({ value, date, quote }) => {
    if (!quote) return [value];
    if (typeof quote.close !== "number") return [];
    return [
      {
        id: `yahoo:bar:${symbol}:${date}`,
        source: "yahoo",
        kind: "bar",
        symbol,
        class: classOfInstrument[meta.instrumentType] ?? "stock",
        date,
        ...asTraded({ ...quote, close: quote.close }, splitFactorAfter(date, splits), statedPerUnit),
        adjClose: typeof quote.adjclose === "number" ? quote.adjclose / statedPerUnit : undefined,
        ...byDate.get(date),
        currency,
        collectedAt: collectedAt.toISOString(),
      },
    ];
  });
  return { records, actionDates: new Set(byDate.keys()), notes, faults };
}

function asTraded(
  { open, high, low, close, volume }: z.infer<typeof quoteSchema> & { close: number },
  factor: number,
  statedPerUnit: number,
) {
  const restate = (value: number | null | undefined) =>
    typeof value === "number" ? (value * factor) / statedPerUnit : undefined;
  return {
    open: restate(open),
    high: restate(high),
    low: restate(low),
    close: (close * factor) / statedPerUnit,
    closeBasis: "traded",
    // Whole shares were traded; Yahoo's division leaves crumbs.
    volume: typeof volume !== "number" ? undefined : factor === 1 ? volume : Math.round(volume / factor),
  };
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
