import { z } from "zod";
import { AppError, codeOf, type ErrorCode, messageOf } from "../../../../core/domain/errors.ts";
import { readParts } from "../../read-parts.ts";
import { wantedAssets } from "../default-assets.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source, SourceItem, SourceRequest } from "../source.ts";
import { type AlphaVantageClient, createAlphaVantageClient } from "./client.ts";
import { alphaVantageLimits } from "./limits.ts";
import { Plan, planSchema } from "./plan.ts";
import { type BarPart, barStateSchema, inTurn, readBars } from "./read-bars.ts";
import { newsStateSchema, readNews } from "./read-news.ts";
import { type AlphaVantageSymbols, getAlphaVantageSymbols } from "./symbols.ts";

const cursorSchema = z.object({
  news: newsStateSchema.optional(),
  bars: z.record(z.string(), barStateSchema),
  plan: planSchema,
});
type Cursor = z.infer<typeof cursorSchema>;

/** Failures after which nothing more is asked: they concern the key. */
const fatal: ErrorCode[] = ["source.throttled", "source.unauthorized"];

/** News with tickers, and daily prices, by Alpha Vantage. */
export const alphaVantage: Source = {
  name: "alpha-vantage",
  title: "News with tickers, and daily prices of stocks, currency pairs and coins, by Alpha Vantage",
  delivers: ["news", "prices"],
  sample: false,
  settings: [
    {
      variable: "ALPHA_VANTAGE_API_KEY",
      meaning: "a key, free at https://www.alphavantage.co/support/#api-key",
      required: true,
    },
    {
      variable: "PULSO_ASSETS",
      meaning: "symbols whose prices are fetched; a dozen well-known ones when unset",
      required: false,
    },
  ],
  limits: alphaVantageLimits,
  terms: {
    url: "https://www.alphavantage.co/terms_of_service/",
    redistribute: "ids",
    training: false,
    retentionDays: 365,
    deletions: "none",
    authors: "none",
    attribution: "Alpha Vantage, and the medium with a link",
  },
  async *read(request) {
    const key = request.config.keys.alphaVantageApiKey;
    if (!key) {
      yield { type: "skipped", message: "ALPHA_VANTAGE_API_KEY is not set" };
      return;
    }
    const client = createAlphaVantageClient(request.http, key, request.clock);
    const symbols = await getAlphaVantageSymbols();
    const cursor: Cursor = (yield* parseCursor(cursorSchema, request)) ?? { bars: {}, plan: {} };
    let newsFailure: unknown;
    try {
      if (request.only !== "prices") yield* readNews(client, newsReading(cursor, symbols), request);
    } catch (error) {
      if (isFatal(error) || request.signal.aborted) throw error;
      newsFailure = error;
      yield { type: "gap", code: codeOf(error), message: `news: ${messageOf(error)}` };
    }
    yield* unknownAssets(request, symbols);
    const due = inTurn(partsOf(request, symbols), cursor.bars, request.to);
    yield* readPrices(client, due, cursor, request);
    if (newsFailure && due.length === 0) throw newsFailure;
  },
};

function newsReading(cursor: Cursor, { symbolOf }: AlphaVantageSymbols) {
  const onPage = (news: Cursor["news"]): SourceItem => {
    cursor.news = news;
    return { type: "cursor", cursor: { ...cursor } };
  };
  return { state: cursor.news, symbolOf, onPage };
}

async function* readPrices(
  client: AlphaVantageClient,
  due: readonly BarPart[],
  cursor: Cursor,
  request: SourceRequest,
): AsyncGenerator<SourceItem> {
  const plan = new Plan(cursor.plan, request.clock.now());
  yield* readParts({
    parts: due,
    keyOf: ({ symbol }) => symbol,
    atOnce: 1,
    states: cursor.bars,
    read: (part, state) => readBars(client, plan, part, state, request),
    toCursor: (bars) => ({ ...cursor, bars, plan: plan.toState() }) satisfies Cursor,
    signal: request.signal,
    fatal,
  });
  const shortcoming = plan.shortcoming();
  if (shortcoming) yield { type: "note", message: shortcoming };
}

function partsOf({ config, assets }: SourceRequest, { nativeOf }: AlphaVantageSymbols): BarPart[] {
  return wantedAssets(config.assets, assets).flatMap((symbol) => {
    const native = nativeOf(symbol);
    return native ? [{ symbol, native }] : [];
  });
}

/** What was asked for by name and cannot be had here is missing; of the usual dozen it is just another source's. */
function* unknownAssets({ assets }: SourceRequest, { nativeOf }: AlphaVantageSymbols): Generator<SourceItem> {
  for (const symbol of assets.filter((asset) => !nativeOf(asset)))
    yield { type: "gap", code: "asset.not_found", message: `${symbol}: Alpha Vantage has no such symbol` };
}

function isFatal(error: unknown): boolean {
  return error instanceof AppError && (error.code === "source.budget" || fatal.includes(error.code));
}
