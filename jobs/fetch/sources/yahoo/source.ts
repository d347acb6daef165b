import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { tradingDate } from "../../../../core/domain/record.ts";
import { readParts } from "../../read-parts.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { createYahooClient, type YahooClient } from "./client.ts";
import { toYahooBars } from "./transform.ts";
import { getYahooSymbols } from "./yahoo-symbols.ts";

/** What is fetched where PULSO_ASSETS is not set; what users ask for is fetched beside it, not in its place. */
const defaultAssets = [
  "AAPL",
  "AMZN",
  "BTC",
  "DIS",
  "ETH",
  "EURUSD",
  "GOOGL",
  "JPM",
  "META",
  "MSFT",
  "NVDA",
  "TSLA",
  "^GSPC",
];
const firstLookBackYears = 10;
const dayMs = 86_400_000;

/** For each symbol the last date whose bar was given. */
const cursorSchema = z.object({ symbols: z.record(z.string(), tradingDate) });

/** Daily prices by Yahoo's unofficial chart service; no key. */
export const yahoo: Source = {
  name: "yahoo",
  title: "Daily prices by Yahoo's unofficial chart service",
  delivers: ["prices"],
  sample: false,
  settings: [
    {
      variable: "PULSO_ASSETS",
      meaning: "symbols to fetch; a dozen well-known ones when unset",
      required: false,
    },
  ],
  limits: { requestsPerMinuteMax: 60, requestsPerDayMax: 2_000, perHostMax: 4 },
  terms: {
    url: "https://legal.yahoo.com/us/en/yahoo/terms/otos/index.html",
    redistribute: "excerpt",
    training: true,
    retentionDays: null,
    deletions: "none",
    authors: "none",
    attribution: "Yahoo Finance",
  },
  async *read(request) {
    const client = createYahooClient(request.http);
    const yahooSymbolOf = await getYahooSymbols();
    const configured = request.config.assets.length > 0 ? [] : defaultAssets;
    yield* readParts({
      parts: [...new Set([...configured, ...request.assets])],
      keyOf: (symbol) => symbol,
      atOnce: 4,
      states: request.cursor === undefined ? {} : cursorSchema.parse(request.cursor).symbols,
      read: (symbol, lastDate) =>
        readSymbol(client, { symbol, yahooSymbol: yahooSymbolOf(symbol), lastDate }, request),
      toCursor: (symbols) => ({ symbols }) satisfies z.infer<typeof cursorSchema>,
      signal: request.signal,
      verdictOf,
    });
  },
};

/** Yahoo says "not found" of everything at once when it means 429: no list of delistings is that long. */
function verdictOf(failure: unknown, failures: number): unknown {
  if (failures < 3 || !(failure instanceof AppError) || failure.code !== "asset.not_found") return failure;
  return new AppError("source.throttled", {
    message: `Yahoo found none of ${failures} symbols, which is how it throttles`,
    cause: failure,
  });
}

/**
 * A symbol's new days. A dividend or a split among them changes every adjusted close before it, so then the whole
 * history is read again.
 */
async function readSymbol(
  client: YahooClient,
  { symbol, yahooSymbol, lastDate }: { symbol: string; yahooSymbol: string; lastDate: string | undefined },
  { to, clock }: SourceRequest,
): Promise<{ items: SourceItem[]; state: string | undefined }> {
  const first = new Date(to);
  first.setUTCFullYear(to.getUTCFullYear() - firstLookBackYears);
  const after = lastDate ? new Date(Date.parse(lastDate) + dayMs) : undefined;
  // The bar of a date is known a day later: nothing new can be known before that.
  if (after && after.getTime() + dayMs > to.getTime()) return { items: [], state: lastDate };
  // Asked from a day earlier: a date begins before midnight in UTC where the exchange is east of it.
  const from = after ? new Date(after.getTime() - dayMs) : first;
  let chart = await client.getChart(yahooSymbol, from, to);
  const isRestated = (chart.events?.dividends?.length ?? 0) + (chart.events?.splits?.length ?? 0) > 0;
  if (after && isRestated) chart = await client.getChart(yahooSymbol, first, to);
  const records = toYahooBars(chart, symbol, clock.now());
  const dates = records.flatMap((record) => datedSchema.safeParse(record).data ?? []);
  const newest = dates
    .filter(({ date }) => Date.parse(date) + dayMs <= to.getTime())
    .map(({ date }) => date)
    .concat(lastDate ?? [])
    .sort()
    .at(-1);
  const origin = `yahoo:${yahooSymbol}`;
  const items = records.map(
    (record): SourceItem => ({ type: "record", record, origin, after: isRestated ? undefined : after }),
  );
  return { items, state: newest };
}

const datedSchema = z.object({ date: tradingDate });
