import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import { groupBy } from "../../domain/group-by.ts";
import type { Quote } from "../../domain/quote.ts";

export interface QuoteBatch {
  /** What the order is kept by: all quotes of a symbol have the same. */
  key: string;
  data: Buffer;
  quotes: number;
}

/** Keys that symbols are spread over: one key takes about 1 MB a second. */
const keys = 32;
/** Far below the 10 MB that a message may have. */
const quotesPerMessageMax = 1_000;

const instant = z.iso.datetime().transform((text) => new Date(text));
const quotesSchema = z.array(
  z.object({
    symbol: z.string(),
    price: z.number().positive(),
    bid: z.number().optional(),
    ask: z.number().optional(),
    volume: z.number().optional(),
    currency: z.string().optional(),
    source: z.string(),
    at: instant,
    receivedAt: instant,
  }),
);

/** Quotes as messages, in their order within each key. */
export function encodeQuotes(quotes: readonly Quote[]): QuoteBatch[] {
  const byKey = groupBy(quotes, ({ symbol }) => keyOf(symbol));
  return [...byKey].flatMap(([key, ofKey]) => {
    const batches: QuoteBatch[] = [];
    for (let at = 0; at < ofKey.length; at += quotesPerMessageMax) {
      const some = ofKey.slice(at, at + quotesPerMessageMax);
      batches.push({ key, data: Buffer.from(JSON.stringify(some)), quotes: some.length });
    }
    return batches;
  });
}

export function decodeQuotes(data: Buffer): Quote[] | AppError {
  const parsed = quotesSchema.safeParse(parseJson(data));
  if (parsed.success) return parsed.data;
  return new AppError("event.invalid", {
    message: `the message is no quotes: ${z.prettifyError(parsed.error)}`,
  });
}

function keyOf(symbol: string): string {
  let hash = 0;
  for (let at = 0; at < symbol.length; at++) hash = (hash * 31 + symbol.charCodeAt(at)) >>> 0;
  return `quotes-${hash % keys}`;
}

function parseJson(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString("utf8"));
  } catch {
    return undefined;
  }
}
