/** A day of a made-up chart, in the prices of the shares of today. */
export interface ChartDay {
  date: string;
  close: number | null;
  volume?: number;
}

export interface ChartEvents {
  /** By ex-date, in the shares of today. */
  dividends?: Record<string, number | null>;
  /** By the first day in new shares: numerator and denominator. */
  splits?: Record<string, [number, number]>;
}

const secondsOf = (date: string) => Date.parse(`${date}T14:30:00Z`) / 1_000;

/** A body in the shape of Yahoo's `v8/finance/chart`, with what lies at or after `fromSeconds`. */
export function yahooChart(
  days: readonly ChartDay[],
  { dividends = {}, splits = {} }: ChartEvents = {},
  fromSeconds = 0,
): string {
  const asked = days.filter(({ date }) => secondsOf(date) >= fromSeconds);
  const column = (of: (day: ChartDay) => number | null) => asked.map(of);
  const close = column((day) => day.close);
  const quote = { open: close, high: close, low: close, close, volume: column((day) => day.volume ?? 1_000) };
  const meta = {
    symbol: "MADE",
    currency: "USD",
    instrumentType: "EQUITY",
    exchangeTimezoneName: "America/New_York",
  };
  const result = {
    meta,
    timestamp: asked.length > 0 ? asked.map(({ date }) => secondsOf(date)) : undefined,
    indicators: asked.length > 0 ? { quote: [quote], adjclose: [{ adjclose: close }] } : { quote: [{}] },
    events: {
      dividends: byInstant(dividends, fromSeconds, (amount) => ({ amount })),
      splits: byInstant(splits, fromSeconds, ([numerator, denominator]) => ({ numerator, denominator })),
    },
  };
  return JSON.stringify({ chart: { result: [result], error: null } });
}

function byInstant<T>(events: Record<string, T>, fromSeconds: number, toEvent: (value: T) => object) {
  const found = Object.entries(events).filter(([date]) => secondsOf(date) >= fromSeconds);
  return Object.fromEntries(
    found.map(([date, value]) => [secondsOf(date), { date: secondsOf(date), ...toEvent(value) }]),
  );
}
