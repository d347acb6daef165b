import type { RunId } from "../../domain/slot.ts";
import type { WeightedSums } from "../../domain/weighted-mean.ts";
import type { Reader } from "./reader.ts";

export interface MentionRow {
  asset: string;
  recordId: string;
  kind: "post" | "comment" | "news";
  source: string;
  channel: string;
  publishedAt: Date;
  lang: string | null;
  /** Null where the terms of its source let no text be shown, and once it is erased. */
  excerpt: string | null;
  erasedAt: Date | null;
  url: string | null;
  relevance: number;
  sentimentLabel: "negative" | "neutral" | "positive" | null;
  sentiment: number | null;
}

export interface MentionRange {
  run: RunId;
  from: Date;
  to: Date;
  /** The last mention of the page before. */
  after?: { publishedAt: Date; recordId: string };
  limit: number;
}

/** Each asset's mentions in a span (ends included), newest first, at most `limit` an asset. */
export async function getMentions(
  reader: Reader,
  assets: readonly string[],
  { run, from, to, after, limit }: MentionRange,
): Promise<MentionRow[]> {
  return reader.query(
    `SELECT m.asset, m.record_id AS "recordId", m.kind, m.source, m.channel, m.published_at AS "publishedAt", m.lang,
       m.excerpt, m.erased_at AS "erasedAt", m.url, m.relevance, m.sentiment_label AS "sentimentLabel", m.sentiment
     FROM unnest($1::text[]) AS wanted(asset)
     CROSS JOIN LATERAL (
       SELECT * FROM mention
       WHERE asset = wanted.asset AND run_id <= $2 AND published_at >= $3 AND published_at <= $4
         AND ($5::timestamptz IS NULL OR (published_at, record_id COLLATE "C") < ($5, $6 COLLATE "C"))
       ORDER BY published_at DESC, record_id COLLATE "C" DESC LIMIT $7
     ) m`,
    [assets, run, from, to, after?.publishedAt ?? null, after?.recordId ?? null, limit],
  );
}

/** When each asset's first mention was published. */
export async function getFirstMentionTimes(
  reader: Reader,
  assets: readonly string[],
  run: RunId,
): Promise<{ asset: string; publishedAt: Date }[]> {
  return reader.query(
    `SELECT wanted.asset, m.published_at AS "publishedAt" FROM unnest($1::text[]) AS wanted(asset)
     CROSS JOIN LATERAL (
       SELECT published_at FROM mention WHERE asset = wanted.asset AND run_id <= $2 ORDER BY published_at LIMIT 1
     ) m`,
    [assets, run],
  );
}

export interface MentionCount extends WeightedSums {
  asset: string;
  mentions: number;
  /** Mentions in the four windows before, together; null when no text at all is old enough to say. */
  before: number | null;
}

/** The assets most mentioned in (`now` − window, `now`], with what the four windows before held. */
export async function getMentionCounts(
  reader: Reader,
  { run, now, windowMs, limit }: { run: RunId; now: Date; windowMs: number; limit: number },
): Promise<MentionCount[]> {
  const from = new Date(now.getTime() - windowMs);
  const before = new Date(from.getTime() - 4 * windowMs);
  return reader.query(
    `SELECT current.*, CASE WHEN history.old_enough THEN coalesce(earlier.mentions, 0) END AS before
     FROM (
       SELECT asset, count(*)::int4 AS mentions, count(sentiment)::int4 AS n,
         coalesce(sum(relevance::float8) FILTER (WHERE sentiment IS NOT NULL), 0) AS w,
         coalesce(sum(relevance::float8 ^ 2) FILTER (WHERE sentiment IS NOT NULL), 0) AS w2,
         coalesce(sum(relevance::float8 * sentiment), 0) AS wx,
         var_samp(sentiment::float8) AS variance
       FROM mention WHERE run_id <= $1 AND published_at > $3 AND published_at <= $4 GROUP BY asset
       ORDER BY mentions DESC, asset COLLATE "C" LIMIT $5
     ) current
     CROSS JOIN (SELECT EXISTS (SELECT 1 FROM mention WHERE run_id <= $1 AND published_at <= $2) AS old_enough) history
     LEFT JOIN LATERAL (
       SELECT count(*)::int4 AS mentions FROM mention
       WHERE asset = current.asset AND run_id <= $1 AND published_at > $2 AND published_at <= $3
     ) earlier ON true
     ORDER BY current.mentions DESC, current.asset COLLATE "C"`,
    [run, before, from, now, limit],
  );
}
