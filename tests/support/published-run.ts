import type { DataSource } from "typeorm";
import { AssetEntity } from "../../core/database/entities/asset.entity.ts";
import { BarEntity } from "../../core/database/entities/bar.entity.ts";
import { ForecastEntity } from "../../core/database/entities/forecast.entity.ts";
import { MentionEntity } from "../../core/database/entities/mention.entity.ts";
import { PublicationEntity } from "../../core/database/entities/publication.entity.ts";
import { RunEntity } from "../../core/database/entities/run.entity.ts";
import { SentimentPointEntity } from "../../core/database/entities/sentiment-point.entity.ts";
import { StageAttemptEntity } from "../../core/database/entities/stage-attempt.entity.ts";
import { quantileColumns, quantileNames } from "../../core/domain/quantiles.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { slotTime } from "../../core/domain/slot.ts";
import type { ModelName } from "../../core/domain/tiers.ts";

const dayMs = 86_400_000;

export interface SyntheticRun {
  run: string;
  symbols: string[];
  /** Calendar days of bars and of sentiment before the slot. */
  days: number;
  models?: ModelName[];
  /** Added to every close and every count of mentions: tells this run's figures from another's. */
  shift?: number;
  /** How many days of texts before the slot, three a day and asset. */
  mentionDays?: number;
}

/** Publishes a run of invented figures: a bar and a sentiment point a day, forecasts, some texts. Close of day d is 100 + d + shift. */
export async function publishRun(
  dataSource: DataSource,
  {
    run,
    symbols,
    days,
    models = ["naive", "linear", "mlp", "lstm"],
    shift = 0,
    mentionDays = 0,
  }: SyntheticRun,
): Promise<void> {
  const slot = slotTime(run);
  const dates = Array.from({ length: days }, (_, at) => dateBefore(slot, days - at));
  await dataSource.transaction(async (manager) => {
    const save = async (entity: Parameters<typeof manager.insert>[0], rows: object[]) => {
      for (let at = 0; at < rows.length; at += 1_000)
        await manager.insert(entity, rows.slice(at, at + 1_000));
    };
    await manager.upsert(AssetEntity, symbols.map(toAsset), ["symbol"]);
    await save(RunEntity, [
      {
        id: run,
        status: "PUBLISHED",
        reason: null,
        previousId: null,
        options: {},
        state: {},
        version: 1,
        createdAt: slot,
        finishedAt: slot,
        coverage: [{ source: "files", state: "ok", records: 3 }],
        sample: false,
      },
    ]);
    await save(StageAttemptEntity, [
      {
        runId: run,
        stage: "fetch",
        attempt: 1,
        status: "DONE",
        reason: null,
        startedAt: slot,
        endedAt: slot,
        counts: { in: 3, out: 2, duplicate: 1, quarantined: 0, unlinked: 0 },
      },
    ]);
    for (const symbol of symbols) {
      await save(
        BarEntity,
        dates.map((date, at) => {
          const close = 100 + at + shift;
          return {
            symbol,
            date,
            runId: run,
            open: close - 1,
            high: close + 2,
            low: close - 2,
            close,
            adjClose: close,
            volume: 1_000,
            source: "synthetic",
          };
        }),
      );
      await save(SentimentPointEntity, [
        ...dates.map((date) => toPoint(symbol, "DAILY", `${date}T00:00:00Z`, run, shift)),
        ...Array.from({ length: 4 * Math.min(days, 36) }, (_, at) =>
          toPoint(
            symbol,
            "SIX_HOURLY",
            new Date(slot.getTime() - ((at + 1) * dayMs) / 4).toISOString(),
            run,
            shift,
          ),
        ),
      ]);
      await save(
        ForecastEntity,
        models.map((model, at) => toForecast(symbol, model, run, dates.at(-1)!, 100 + days - 1 + shift + at)),
      );
      await save(
        MentionEntity,
        Array.from({ length: 3 * mentionDays }, (_, at) => toMention(symbol, run, slot, at)),
      );
    }
    await save(PublicationEntity, [{ runId: run, publishedAt: slot }]);
  });
}

export function dateBefore(at: Date, days: number): string {
  return new Date(at.getTime() - days * dayMs).toISOString().slice(0, 10);
}

function toAsset(symbol: string): object {
  return {
    symbol,
    class: "stock",
    name: `${symbol} Works`,
    yahooSymbol: symbol,
    exchange: "TEST",
    currency: "USD",
    country: "US",
    sector: null,
    requestedAt: null,
  };
}

function toPoint(asset: string, granularity: string, startsAt: string, runId: string, shift: number): object {
  const mean = 2 * seededRandom(Date.parse(startsAt) / 3_600_000)() - 1;
  return {
    asset,
    granularity,
    startsAt: new Date(startsAt),
    runId,
    source: "ALL",
    mentions: 5 + shift,
    voices: 4.5 + shift,
    scored: 4,
    weight: 3,
    effectiveTexts: 3,
    mean,
    dispersion: 0.3,
    meanLower: Math.max(-1, mean - 0.2),
    meanUpper: Math.min(1, mean + 0.2),
    negative: 1,
    neutral: 1,
    positive: 2,
    shareNegative: 0.25,
    shareNeutral: 0.25,
    sharePositive: 0.5,
  };
}

/** Day i's quantile p is last close + i + 10·(p − ½). */
function toForecast(
  asset: string,
  model: ModelName,
  runId: string,
  lastCloseDate: string,
  lastClose: number,
): object {
  const path = (offset: number) => Array.from({ length: 365 }, (_, at) => lastClose + at + 1 + offset);
  return {
    asset,
    model,
    runId,
    modelVersion: `${model}-test`,
    lastCloseDate,
    lastClose,
    mean: path(0),
    ...Object.fromEntries(quantileNames.map((name) => [name, path(10 * (quantileColumns[name] - 0.5))])),
  };
}

function toMention(asset: string, runId: string, slot: Date, at: number): object {
  const sentiment = at % 4 === 3 ? null : ((at % 3) - 1) * 0.5;
  return {
    recordId: `files:${asset}:${runId}:${String(at).padStart(5, "0")}`,
    asset,
    runId,
    source: "files",
    kind: "post",
    channel: "test",
    publishedAt: new Date(slot.getTime() - at * 8 * 3_600_000),
    lang: "en",
    relevance: 0.5,
    sentimentLabel:
      sentiment === null ? null : sentiment > 0 ? "positive" : sentiment < 0 ? "negative" : "neutral",
    sentiment,
    pNegative: sentiment === null ? null : 0.2,
    pNeutral: sentiment === null ? null : 0.6,
    pPositive: sentiment === null ? null : 0.2,
    engagement: null,
    url: null,
    excerpt: `An invented sentence about ${asset}.`,
  };
}
