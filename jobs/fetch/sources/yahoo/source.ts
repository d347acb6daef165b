import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { tradingDate } from "../../../../core/domain/record.ts";
import { readParts } from "../../read-parts.ts";
import { wantedAssets } from "../default-assets.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { createYahooClient, type YahooClient } from "./client.ts";
import { yahooInstant } from "./corporate-actions.ts";
import { toYahooBars } from "./transform.ts";
import { yahooLimits } from "./yahoo-limits.ts";
import { getYahooSymbols } from "./yahoo-symbols.ts";

const firstLookBackYears = 10;
/** Dividends and splits that Yahoo states only days later are still met. */
const actionLookBackDays = 14;
const dayMs = 86_400_000;

const symbolStateSchema = z.object({
  /** The last date whose bar was given. */
  date: tradingDate,
  /** The dates within the look-back whose bars were given with a dividend or a split. */
  actions: z.array(tradingDate),
});
type SymbolState = z.infer<typeof symbolStateSchema>;

const cursorSchema = z.object({
  symbols: z.record(z.string(), z.union([symbolStateSchema, tradingDate])).transform((symbols) => {
    // A date alone is of a version that gave split-adjusted closes without their splits: all is read anew.
    const states = Object.entries(symbols).flatMap(([symbol, state]): [string, SymbolState][] =>
      typeof state === "string" ? [] : [[symbol, state]],
    );
    return Object.fromEntries(states);
  }),
});

/** Daily prices by Yahoo's unofficial chart service; no key. */
export const yahoo: Source = {
  name: "yahoo",
  title: "Daily prices, dividends and splits by Yahoo's unofficial chart service",
  delivers: ["prices"],
  sample: false,
  settings: [
    {
      variable: "PULSO_ASSETS",
      meaning: "symbols to fetch; a dozen well-known ones when unset",
      required: false,
    },
  ],
  limits: yahooLimits,
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
    yield* readParts({
      parts: wantedAssets(request.config.assets, request.assets),
      keyOf: (symbol) => symbol,
      atOnce: 4,
      states: request.cursor === undefined ? {} : cursorSchema.parse(request.cursor).symbols,
      read: (symbol, state) =>
        readSymbol(client, { symbol, yahooSymbol: yahooSymbolOf(symbol), state }, request),
      toCursor: (symbols) => ({ symbols }) satisfies z.input<typeof cursorSchema>,
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

/** A symbol's new days, and the days of the look-back whose dividend or split was not known when they were given. */
async function readSymbol(
  client: YahooClient,
  { symbol, yahooSymbol, state }: { symbol: string; yahooSymbol: string; state: SymbolState | undefined },
  { to, clock }: SourceRequest,
): Promise<{ items: SourceItem[]; state: SymbolState | undefined }> {
  const after = state ? new Date(Date.parse(state.date) + dayMs) : undefined;
  // The bar of a date is known a day later: nothing new can be known before that.
  if (after && after.getTime() + dayMs > to.getTime()) return { items: [], state };
  const first = new Date(to);
  first.setUTCFullYear(to.getUTCFullYear() - firstLookBackYears);
  const from = state ? new Date(Date.parse(state.date) - actionLookBackDays * dayMs) : first;
  // To this very day: what is asked of it is stated in today's shares, whatever the slot.
  const until = new Date(Math.max(to.getTime(), clock.now().getTime()));
  const chart = await client.getChart(yahooSymbol, from, until);
  const { records, actionDates, notes, faults } = toYahooBars(chart, symbol, clock.now());
  const origin = `yahoo:${yahooSymbol}`;
  const known = new Set(state?.actions);
  const dueDates: string[] = [];
  const items = records.flatMap((record): SourceItem[] => {
    const date = datedSchema.safeParse(record).data?.date;
    if (date && Date.parse(date) + dayMs <= to.getTime()) dueDates.push(date);
    if (!date && !isOfThisRun(record, after, to)) return [];
    const isLateAction = date !== undefined && actionDates.has(date) && !known.has(date);
    return [{ type: "record", record, origin, after: isLateAction ? undefined : after }];
  });
  items.push(...notes.map((message): SourceItem => ({ type: "note", message })));
  const newFaults = faults.filter((raw) => isOfThisRun(raw, after, to));
  items.push(...newFaults.map((raw) => toFault(raw, symbol, origin)));
  const newest = [...dueDates, ...(state ? [state.date] : [])].sort().at(-1);
  if (!newest) return { items, state: undefined };
  const oldestAction = dateOf(new Date(Date.parse(newest) - actionLookBackDays * dayMs));
  const actions = dueDates.filter((date) => actionDates.has(date)).concat([...known]);
  return {
    items,
    state: { date: newest, actions: [...new Set(actions)].filter((date) => date >= oldestAction).sort() },
  };
}

/** What is malformed is set aside once: not by each run whose look-back meets it again. */
function isOfThisRun(raw: unknown, after: Date | undefined, to: Date): boolean {
  const at = yahooInstant.safeParse(datedRawSchema.safeParse(raw).data?.date).data;
  if (!at) return true;
  const knownMs = Date.parse(dateOf(at)) + dayMs;
  return knownMs <= to.getTime() && (!after || knownMs > after.getTime());
}

function toFault(raw: unknown, symbol: string, origin: string): SourceItem {
  return {
    type: "fault",
    code: "record.invalid",
    message: `${symbol}: a dividend that is none`,
    origin,
    raw,
  };
}

const dateOf = (at: Date) => at.toISOString().slice(0, 10);
const datedSchema = z.object({ date: tradingDate });
const datedRawSchema = z.object({ date: z.unknown() });
