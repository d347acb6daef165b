import { stringify } from "csv-stringify/sync";
import type { TextRecord } from "../../core/domain/record.ts";
import { type CategorisedText, excerptOf } from "../../core/text/categorise-text.ts";
import type { Sentiment } from "../../core/text/sentiment/sentiment.ts";
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

/** A line of a categorised CSV and what it is sorted by. */
export interface CategorisedLine {
  /** Empty for a record that names no asset. */
  asset: string;
  publishedAt: string;
  recordId: string;
  /** RFC 4180, ended by `\n`. */
  csv: string;
  /** Its row of the asset's signatures; empty for a record that names no asset. */
  signature: string;
}

/**
 * One line a link, or one without an asset for a record that has none. Figures have four decimals, times are
 * `YYYY-MM-DDTHH:MM:SS.mmmZ`, what is not known is empty (empty is not zero).
 */
export function categorisedLines(record: TextRecord, categorised: CategorisedText): CategorisedLine[] {
  const publishedAt = new Date(record.publishedAt).toISOString();
  const { lang } = categorised;
  const links: (CategorisedText["links"][number] | undefined)[] =
    categorised.links.length > 0 ? categorised.links : [undefined];
  const signature = categorised.links.length > 0 ? signatureRow(record, publishedAt) : "";
  return links.map((link) => {
    const cells = [
      inert(record.id),
      inert(link?.asset ?? ""),
      record.source,
      record.kind,
      inert(record.channel),
      publishedAt,
      inert(lang),
      fixed(link?.relevance),
      ...sentimentCells(link?.sentiment),
      engagement(record),
      inert(record.url ?? ""),
    ];
    return {
      asset: link?.asset ?? "",
      publishedAt,
      recordId: record.id,
      csv: `${stringify([cells], { ...csvOptions, eof: false })},${excerptCell(record)}\n`,
      signature,
    };
  });
}

/** By `published_at`, then `record_id`, as code units: every engine writes the same bytes. */
export function compareLines(a: CategorisedLine, b: CategorisedLine): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? -1 : 1;
  return a.recordId < b.recordId ? -1 : a.recordId > b.recordId ? 1 : 0;
}

/** Nothing where the text may not be handed on or is erased; a text that says nothing is a quoted nothing. */
function excerptCell(record: TextRecord): string {
  if (record.redistribute === "ids" || record.erasedAt !== undefined) return "";
  const excerpt = excerptOf(record);
  return excerpt === "" ? '""' : stringify([[inert(excerpt)]], { ...csvOptions, eof: false });
}

// A lone carriage return ends a line for some readers, so it is quoted too.
export const csvOptions = { record_delimiter: "\n", quoted_match: /\r/ } as const;

const wouldRun = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, their wide forms, a tab or a
 * carriage return) is written with one apostrophe before it, as is one that already has an apostrophe there. So the
 * rule can be undone without loss: see `originalText`. Figures are never touched.
 */
function inert(text: string): string {
  return wouldRun.test(text) ? `'${text}` : text;
}

/** Undoes `inert`, for readers that are no spreadsheets. */
export function originalText(cell: string): string {
  return cell.startsWith("'") && wouldRun.test(cell) ? cell.slice(1) : cell;
}

/** Rounded so that the three probabilities still sum to 1, and the sentiment is the difference of two of them. */
function sentimentCells(sentiment: Sentiment | undefined): string[] {
  if (!sentiment) return ["", "", "", "", ""];
  const negative = rounded(sentiment.pNegative);
  const positive = rounded(sentiment.pPositive);
  return [
    sentiment.label,
    fixed(positive - negative),
    fixed(negative),
    fixed(1 - negative - positive),
    fixed(positive),
  ];
}

function fixed(value: number | undefined): string {
  return value === undefined ? "" : rounded(value).toFixed(4);
}

function rounded(value: number): number {
  // Adding zero turns −0 into 0, which would otherwise be written "-0.0000".
  return Math.round(value * 10_000) / 10_000 + 0;
}

/** Likes + replies + reposts + |score|; empty when the source stated none of them. */
function engagement({ engagement: stated }: TextRecord): string {
  if (!stated) return "";
  const { likes, replies, reposts, score } = stated;
  const parts = [likes, replies, reposts, score && Math.abs(score)].filter((part) => part !== undefined);
  return parts.length > 0 ? String(parts.reduce((sum, part) => sum + part, 0)) : "";
}
