import { z } from "zod";

/** The version of the raw record's shape; a file that states a higher one is refused (`record.version`). */
export const recordSchemaVersion = 1;

const instant = z.iso.datetime({ offset: true });

/** What a source's terms let be handed on of a text: a short excerpt, or only its id and address. */
export const redistributions = ["excerpt", "ids"] as const;
export type Redistribution = (typeof redistributions)[number];

const engagement = z.object({
  likes: z.number().int().nonnegative().optional(),
  replies: z.number().int().nonnegative().optional(),
  reposts: z.number().int().nonnegative().optional(),
  /** Net votes, which may be below zero. */
  score: z.number().int().optional(),
});

/** One post, comment or article as received, in our envelope: one JSON object a line under `raw/`. */
const textRecordSchema = z.object({
  schema: z.number().int().optional(),
  /** Stable across runs: `<source>:<native id>`. */
  id: z.string().min(3).max(512),
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
  kind: z.enum(["post", "comment", "news"]),
  channel: z.string().max(512),
  author: z.string().max(512).optional(),
  publishedAt: instant,
  collectedAt: instant,
  lang: z.string().max(16).optional(),
  title: z.string().max(10_000).optional(),
  text: z.string().max(1_000_000),
  url: z.string().max(4096).optional(),
  engagement: engagement.optional(),
  /** What the source itself states; symbols as the source writes them. Each makes a row: a list of whole markets is set aside. */
  tickers: z.array(z.string().max(64)).max(250).optional(),
  /**
   * How much of the text may be handed on, by the terms of the source that it comes from: `ids` lets only its id,
   * address and our own figures through. Stamped by the fetch stage; absent means `excerpt`.
   */
  redistribute: z.enum(redistributions).optional(),
  /** When its text was erased: `text` is empty, and title and author are gone. Only Pulso's own eraser writes it. */
  erasedAt: instant.optional(),
});
export type TextRecord = z.infer<typeof textRecordSchema>;

export const assetClasses = ["stock", "index", "fx", "crypto", "commodity"] as const;
export type AssetClass = (typeof assetClasses)[number];

/** A plain trading date, `YYYY-MM-DD`, with no time zone. */
export const tradingDate = z.iso.date();

/** What a close is stated in: as it was traded that day, or restated in today's shares (after every split since). */
const closeBases = ["traded", "split_adjusted"] as const;

/**
 * One daily bar as received, in our envelope, beside the texts under `raw/`. `close` is as traded unless
 * `closeBasis` says otherwise, `adjClose` is the source's own, adjusted for splits and dividends. A value the source
 * did not give is absent: never zero, never filled.
 */
export const barRecordSchema = z.object({
  schema: z.number().int().optional(),
  id: z.string().min(3).max(512),
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
  kind: z.literal("bar"),
  symbol: z.string().min(1).max(64),
  class: z.enum(assetClasses),
  date: tradingDate,
  open: z.number().positive().optional(),
  high: z.number().positive().optional(),
  low: z.number().positive().optional(),
  close: z.number().positive(),
  adjClose: z.number().positive().optional(),
  /** Of open, high, low and close; `traded` when absent. What is split-adjusted is so as of `collectedAt`. */
  closeBasis: z.enum(closeBases).optional(),
  /** Cash paid a share, in the bar's currency and as declared that day, where `date` is the ex-date. */
  dividend: z.number().positive().optional(),
  /** New shares for each old one (4 for 4:1, 0.1 for 1:10), where `date` is the first day in new shares. */
  split: z.number().positive().optional(),
  volume: z.number().nonnegative().optional(),
  currency: z.string().max(8).optional(),
  collectedAt: instant,
});
export type BarRecord = z.infer<typeof barRecordSchema>;

export const rawRecordSchema = z.discriminatedUnion("kind", [
  textRecordSchema.extend({ kind: z.literal("post") }),
  textRecordSchema.extend({ kind: z.literal("comment") }),
  textRecordSchema.extend({ kind: z.literal("news") }),
  barRecordSchema,
]);
export type RawRecord = TextRecord | BarRecord;

/** What a stage sets aside: the record as it came, why, and where it was found. */
export interface QuarantinedRecord {
  code: string;
  message: string;
  /** The object (or address) and the line (from 1) it was read from. */
  origin: string;
  line?: number;
  /** The record, or the first 10,000 characters of what should have been one. */
  raw: unknown;
}
