import type { RunId } from "../../domain/slot.ts";
import type { Reader } from "./reader.ts";

export const granularities = ["SIX_HOURLY", "DAILY"] as const;
export type Granularity = (typeof granularities)[number];

export interface SentimentPointRow {
  asset: string;
  startsAt: Date;
  mentions: number;
  scored: number;
  mean: number | null;
  meanLower: number | null;
  meanUpper: number | null;
  dispersion: number | null;
  negative: number;
  neutral: number;
  positive: number;
}

export interface SentimentRange {
  run: RunId;
  granularity: Granularity;
  /** Both ends belong to it; `after` leaves out its own instant too. */
  from: Date;
  to: Date;
  after?: Date;
  limit: number;
}

/** The newest version, as of a run, of each asset's points in a range, oldest first, at most `limit` an asset. */
export async function getSentimentPoints(
  reader: Reader,
  assets: readonly string[],
  { run, granularity, from, to, after, limit }: SentimentRange,
): Promise<SentimentPointRow[]> {
  return reader.query(
    `SELECT p.asset, p.starts_at AS "startsAt", p.mentions, p.scored, p.mean, p.mean_lower AS "meanLower",
       p.mean_upper AS "meanUpper", p.dispersion, p.negative, p.neutral, p.positive
     FROM unnest($1::text[]) AS wanted(asset)
     CROSS JOIN LATERAL (
       SELECT DISTINCT ON (starts_at) * FROM sentiment_point
       WHERE asset = wanted.asset AND granularity = $2 AND run_id <= $3 AND starts_at >= $4 AND starts_at <= $5
         AND ($6::timestamptz IS NULL OR starts_at > $6)
       ORDER BY starts_at, run_id DESC LIMIT $7
     ) p`,
    [assets, granularity, run, from, to, after ?? null, limit],
  );
}

/** When each asset's first point of a granularity starts. */
export async function getFirstSentimentTimes(
  reader: Reader,
  assets: readonly string[],
  { run, granularity }: { run: RunId; granularity: Granularity },
): Promise<{ asset: string; startsAt: Date }[]> {
  return reader.query(
    `SELECT wanted.asset, p.starts_at AS "startsAt" FROM unnest($1::text[]) AS wanted(asset)
     CROSS JOIN LATERAL (
       SELECT starts_at FROM sentiment_point WHERE asset = wanted.asset AND granularity = $2 AND run_id <= $3
       ORDER BY starts_at LIMIT 1
     ) p`,
    [assets, granularity, run],
  );
}
