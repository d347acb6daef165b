import type { RunId } from "../../domain/slot.ts";
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
