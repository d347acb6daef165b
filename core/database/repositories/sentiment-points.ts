import type { RunId } from "../../domain/slot.ts";
import type { Reader } from "./reader.ts";

export const granularities = ["SIX_HOURLY", "DAILY"] as const;
export type Granularity = (typeof granularities)[number];

/** What stands in place of a source in the points of all of them together. */
export const allSources = "ALL";

export interface SentimentPointRow {
  asset: string;
  startsAt: Date;
  mentions: number;
  /** The mentions as they count once near-copies and single authors are damped. */
  voices: number;
  effectiveTexts: number | null;
  scored: number;
  mean: number | null;
  meanLower: number | null;
  meanUpper: number | null;
  dispersion: number | null;
  negative: number;
  neutral: number;
  positive: number;
  shareNegative: number | null;
  shareNeutral: number | null;
  sharePositive: number | null;
}

export interface SentimentRange {
  run: RunId;
  granularity: Granularity;
  /** One source's name, or `ALL`. */
  source: string;
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
  { run, granularity, source, from, to, after, limit }: SentimentRange,
): Promise<SentimentPointRow[]> {
  return reader.query(
    `SELECT p.asset, p.starts_at AS "startsAt", p.mentions, p.voices, p.scored, p.effective_texts AS "effectiveTexts", p.mean, p.mean_lower AS "meanLower",
       p.mean_upper AS "meanUpper", p.dispersion, p.negative, p.neutral, p.positive, p.share_negative AS "shareNegative",
       p.share_neutral AS "shareNeutral", p.share_positive AS "sharePositive"
     FROM unnest($1::text[]) AS wanted(asset)
     CROSS JOIN LATERAL (
       SELECT DISTINCT ON (starts_at) * FROM sentiment_point
       WHERE asset = wanted.asset AND granularity = $2 AND source = $8 AND run_id <= $3 AND starts_at >= $4 AND starts_at <= $5
         AND ($6::timestamptz IS NULL OR starts_at > $6)
       ORDER BY starts_at, run_id DESC LIMIT $7
     ) p`,
    [assets, granularity, run, from, to, after ?? null, limit, source],
  );
}

/** When each asset's first point of a granularity starts. */
export async function getFirstSentimentTimes(
  reader: Reader,
  assets: readonly string[],
  { run, granularity, source }: { run: RunId; granularity: Granularity; source: string },
): Promise<{ asset: string; startsAt: Date }[]> {
  return reader.query(
    `SELECT wanted.asset, p.starts_at AS "startsAt" FROM unnest($1::text[]) AS wanted(asset)
     CROSS JOIN LATERAL (
       SELECT starts_at FROM sentiment_point WHERE asset = wanted.asset AND granularity = $2 AND source = $4 AND run_id <= $3
       ORDER BY starts_at LIMIT 1
     ) p`,
    [assets, granularity, run, source],
  );
}

/** The sources that each asset has points of in a span (ends included), in the order of their names. */
export async function getSentimentSources(
  reader: Reader,
  assets: readonly string[],
  { run, granularity, from, to }: { run: RunId; granularity: Granularity; from: Date; to: Date },
): Promise<{ asset: string; source: string }[]> {
  return reader.query(
    `SELECT DISTINCT asset, source COLLATE "C" AS source FROM sentiment_point
     WHERE asset = ANY($1) AND granularity = $2 AND source <> '${allSources}' AND run_id <= $3 AND starts_at >= $4 AND starts_at <= $5
     ORDER BY asset, source`,
    [assets, granularity, run, from, to],
  );
}

export interface VoicesRow {
  asset: string;
  startsAt: Date;
  mentions: number;
  voices: number;
}

/** As of a run, how much each asset was spoken of in every window of a span (ends included); windows without a word have no row. */
export async function getVoices(
  reader: Reader,
  assets: readonly string[],
  { run, granularity, source, from, to }: Omit<SentimentRange, "after" | "limit">,
): Promise<VoicesRow[]> {
  return reader.query(
    `SELECT DISTINCT ON (asset, starts_at) asset, starts_at AS "startsAt", mentions, voices FROM sentiment_point
     WHERE asset = ANY($1) AND granularity = $2 AND source = $3 AND run_id <= $4 AND starts_at >= $5 AND starts_at <= $6
     ORDER BY asset, starts_at, run_id DESC`,
    [assets, granularity, source, run, from, to],
  );
}

/** Of windows, those in which any asset was spoken of: in the others nobody listened, which is not silence. */
export async function findHeardWindows(
  reader: Reader,
  starts: readonly Date[],
  { run, granularity, source }: { run: RunId; granularity: Granularity; source: string },
): Promise<Date[]> {
  const rows = await reader.query<{ startsAt: Date }[]>(
    `SELECT wanted.starts_at AS "startsAt" FROM unnest($1::timestamptz[]) AS wanted(starts_at)
     WHERE EXISTS (SELECT 1 FROM sentiment_point p
       WHERE p.granularity = $2 AND p.source = $3 AND p.starts_at = wanted.starts_at AND p.run_id <= $4)`,
    [starts, granularity, source, run],
  );
  return rows.map(({ startsAt }) => startsAt);
}
