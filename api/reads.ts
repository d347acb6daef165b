import { type AssetRow, getAssetsBySymbol } from "../core/database/repositories/assets.ts";
import { type BarRow, getBars, getFirstBarDates, getLastBars } from "../core/database/repositories/bars.ts";
import { type ForecastPointRow, getForecastPoints } from "../core/database/repositories/forecasts.ts";
import {
  getFirstMentionTimes,
  getMentions,
  type MentionRow,
} from "../core/database/repositories/mentions.ts";
import type { Reader } from "../core/database/repositories/reader.ts";
import { getStageHistory, type StageHistoryRow } from "../core/database/repositories/run-history.ts";
import {
  findHeardWindows,
  type Granularity,
  getFirstSentimentTimes,
  getSentimentPoints,
  getSentimentSources,
  getVoices,
  type SentimentPointRow,
  type VoicesRow,
} from "../core/database/repositories/sentiment-points.ts";
import type { Asset } from "../core/domain/assets.ts";
import type { ModelName } from "../core/domain/tiers.ts";
import { fromCatalogue } from "./asset/catalogue.ts";
import { batched, grouped } from "./batch.ts";
import { type Span, toDate } from "./coverage.ts";
import type { View } from "./view.ts";

type Read<Args, Value> = (key: string, args: Args) => Promise<Value>;
type None = Readonly<Record<string, never>>;

interface OfPoints {
  granularity: Granularity;
  /** One source's name, or `ALL`. */
  source: string;
}

/** All that a request reads about assets, batched, and of the one run it sees: nothing where there is none. */
export interface Reads {
  asset: Read<None, AssetRow | undefined>;
  bars: Read<Span & { after?: string; limit: number }, BarRow[]>;
  firstBar: Read<None, Date | undefined>;
  /** The newest bar and the one before. */
  lastBars: Read<None, BarRow[]>;
  sentiment: Read<Span & OfPoints & { after?: string; limit: number }, SentimentPointRow[]>;
  firstSentiment: Read<OfPoints, Date | undefined>;
  /** The sources that have points in a span. */
  sentimentSources: Read<Span & { granularity: Granularity }, string[]>;
  /** By a window's start, in ISO 8601: whether any asset was spoken of in it. */
  isHeard: Read<OfPoints, boolean>;
  /** How much it was spoken of, window by window. */
  voices: Read<Span & OfPoints, VoicesRow[]>;
  mentions: Read<Span & { after?: { publishedAt: string; recordId: string }; limit: number }, MentionRow[]>;
  firstMention: Read<None, Date | undefined>;
  forecastPoints: Read<{ models: readonly ModelName[]; horizonsDays: readonly number[] }, ForecastPointRow[]>;
  /** By run. */
  stages: Read<None, StageHistoryRow[]>;
}

export function createReads(
  dataSource: Reader,
  catalogueBySymbol: ReadonlyMap<string, Asset>,
  view: View | undefined,
): Reads {
  const ofView = <Args, Value>(
    read: (keys: readonly string[], args: Args, view: View) => Promise<(key: string) => Value>,
    empty: Value,
  ) => batched((keys: readonly string[], args: Args) => (view ? read(keys, args, view) : constant(empty)));
  const bySymbol = (row: { symbol: string }) => row.symbol;
  const byAsset = (row: { asset: string }) => row.asset;

  return {
    asset: batched(async (symbols) => {
      const rows = grouped(await getAssetsBySymbol(dataSource, symbols), bySymbol);
      return (symbol) => rows(symbol)[0] ?? fromCatalogue(catalogueBySymbol.get(symbol));
    }),
    bars: ofView(async (symbols, { from, to, ...page }, { run }) => {
      const range = { run, from: toDate(from), to: toDate(to), ...page };
      return grouped(await getBars(dataSource, symbols, range), bySymbol);
    }, []),
    firstBar: ofView<None, Date | undefined>(async (symbols, _, { run }) => {
      const rows = grouped(await getFirstBarDates(dataSource, symbols, run), bySymbol);
      return (symbol) => optionalDate(rows(symbol)[0]?.date);
    }, undefined),
    lastBars: ofView(async (symbols, _: None, { run, now }) => {
      const range = { run, to: toDate(now), count: 2 };
      return grouped(await getLastBars(dataSource, symbols, range), bySymbol);
    }, []),
    sentiment: ofView(async (assets, { after, ...range }, { run }) => {
      const rows = await getSentimentPoints(dataSource, assets, {
        ...range,
        run,
        after: optionalDate(after),
      });
      return grouped(rows, byAsset);
    }, []),
    firstSentiment: ofView<OfPoints, Date | undefined>(async (assets, args, { run }) => {
      const rows = grouped(await getFirstSentimentTimes(dataSource, assets, { run, ...args }), byAsset);
      return (asset) => rows(asset)[0]?.startsAt;
    }, undefined),
    sentimentSources: ofView(async (assets, args, { run }) => {
      const rows = grouped(await getSentimentSources(dataSource, assets, { run, ...args }), byAsset);
      return (asset) => rows(asset).map(({ source }) => source);
    }, []),
    isHeard: ofView(async (starts, args, { run }) => {
      const times = starts.map((start) => new Date(start));
      const rows = await findHeardWindows(dataSource, times, { run, ...args });
      const heard = new Set(rows.map((start) => start.toISOString()));
      return (start) => heard.has(start);
    }, false),
    voices: ofView(
      async (assets, args, { run }) =>
        grouped(await getVoices(dataSource, assets, { run, ...args }), byAsset),
      [],
    ),
    mentions: ofView(async (assets, { after, ...range }, { run }) => {
      const from = after && { ...after, publishedAt: new Date(after.publishedAt) };
      return grouped(await getMentions(dataSource, assets, { ...range, run, after: from }), byAsset);
    }, []),
    firstMention: ofView<None, Date | undefined>(async (assets, _, { run }) => {
      const rows = grouped(await getFirstMentionTimes(dataSource, assets, run), byAsset);
      return (asset) => rows(asset)[0]?.publishedAt;
    }, undefined),
    forecastPoints: ofView(
      async (assets, args, { run }) =>
        grouped(await getForecastPoints(dataSource, assets, { run, ...args }), byAsset),
      [],
    ),
    stages: batched(async (runs) => grouped(await getStageHistory(dataSource, runs), ({ runId }) => runId)),
  };
}

async function constant<Value>(value: Value): Promise<() => Value> {
  return () => value;
}

function optionalDate(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
