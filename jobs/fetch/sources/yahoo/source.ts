import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { tradingDate } from "../../../../core/domain/record.ts";
import { readParts } from "../../read-parts.ts";
import { wantedAssets } from "../default-assets.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source } from "../source.ts";
import { createYahooClient } from "./client.ts";
import { readSymbol, type SymbolState, symbolStateSchema } from "./read-symbol.ts";
import { yahooLimits } from "./yahoo-limits.ts";
import { getYahooSymbols } from "./yahoo-symbols.ts";

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
      states: (yield* parseCursor(cursorSchema, request))?.symbols ?? {},
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
