import type { TextRecord } from "../../core/domain/record.ts";
import { type CategorisedText, excerptOf } from "../../core/text/categorise-text.ts";
import type { Sentiment } from "../../core/text/sentiment/sentiment.ts";
import { csvCell, inert } from "./csv-cell.ts";
import { signatureRow } from "./signatures.ts";

/** The columns of a categorised CSV, in this order; the contract of DESIGN §1. */
export const categorisedColumns = [
  "record_id",
  "asset",
  "source",
  "kind",
  "channel",
  "published_at",
  "lang",
  "relevance",
  "sentiment_label",
  "sentiment",
  "p_negative",
  "p_neutral",
  "p_positive",
  "engagement",
  "url",
  "excerpt",
] as const;

export const categorisedHeader = `${categorisedColumns.join(",")}\n`;

/** The list of texts that name no asset has their ids alone. */
export const unlinkedHeader = "record_id\n";

/** A line of a categorised CSV and what it is sorted by. */
export interface CategorisedLine {
  asset: string;
  /** `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
  publishedAt: string;
  recordId: string;
  /** RFC 4180, ended by `\n`. */
  csv: string;
  /** Its row of the asset's signatures, ended by `\n`. */
  signature: string;
}

/**
 * One line a link. Figures have four decimals, times are `YYYY-MM-DDTHH:MM:SS.mmmZ`, what is not known is empty (empty is
 * not zero).
 */
export function categorisedLines(record: TextRecord, { lang, links }: CategorisedText): CategorisedLine[] {
  if (links.length === 0) return [];
  const publishedAt = instantCell(record.publishedAt);
  const signature = signatureRow(record, publishedAt);
  const id = csvCell(inert(record.id));
  const envelope = `${record.source},${record.kind},${csvCell(inert(record.channel))},${publishedAt},${csvCell(inert(lang))}`;
  const rest = `${engagement(record)},${csvCell(inert(record.url ?? ""))},${excerptCell(record)}\n`;
  return links.map(({ asset, relevance, sentiment }) => ({
    asset,
    publishedAt,
    recordId: record.id,
    csv: `${id},${csvCell(inert(asset))},${envelope},${fixed(relevance)},${sentimentCells(sentiment)},${rest}`,
    signature,
  }));
}

/** By `published_at`, then `record_id`, as code units: every engine writes the same bytes. */
export function compareLines(
  a: Pick<CategorisedLine, "publishedAt" | "recordId">,
  b: Pick<CategorisedLine, "publishedAt" | "recordId">,
): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? -1 : 1;
  return a.recordId < b.recordId ? -1 : a.recordId > b.recordId ? 1 : 0;
}

/** Nothing where the text may not be handed on or is erased; a text that says nothing is a quoted nothing. */
function excerptCell(record: TextRecord): string {
  if (record.redistribute === "ids" || record.erasedAt !== undefined) return "";
  const excerpt = excerptOf(record);
  return excerpt === "" ? '""' : csvCell(inert(excerpt));
}

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`; most times are already written so, or without the decimals. */
function instantCell(stated: string): string {
  if (stated.endsWith("Z")) {
    if (stated.length === 24) return stated;
    if (stated.length === 20) return `${stated.slice(0, 19)}.000Z`;
  }
  return new Date(stated).toISOString();
}

/** Rounded so that the three probabilities still sum to 1, and the sentiment is the difference of two of them. */
function sentimentCells(sentiment: Sentiment | undefined): string {
  if (!sentiment) return ",,,,";
  const negative = tenThousandths(sentiment.pNegative);
  const positive = tenThousandths(sentiment.pPositive);
  return `${sentiment.label},${decimal(positive - negative)},${decimal(negative)},${decimal(10_000 - negative - positive)},${decimal(positive)}`;
}

function fixed(value: number): string {
  return decimal(tenThousandths(value));
}

function tenThousandths(value: number): number {
  return Math.round(value * 10_000);
}

const decimals = Array.from({ length: 10_001 }, (_, value) => (value / 10_000).toFixed(4));

/** From −10,000 to 10,000 ten-thousandths as a number with four decimals; never "-0.0000". */
function decimal(value: number): string {
  return value < 0 ? `-${decimals[-value]}` : decimals[value]!;
}

/** Likes + replies + reposts + |score|; empty when the source stated none of them. */
function engagement({ engagement: stated }: TextRecord): string {
  if (!stated) return "";
  const { likes, replies, reposts, score } = stated;
  if ((likes ?? replies ?? reposts ?? score) === undefined) return "";
  return String((likes ?? 0) + (replies ?? 0) + (reposts ?? 0) + Math.abs(score ?? 0));
}
