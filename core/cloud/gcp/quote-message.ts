import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import type { Quote } from "../../domain/quote.ts";

/** Keys that symbols are spread over: one key takes about 1 MB a second, and a request carries messages of one key. */
const keys = 32;

const instant = z.iso.datetime().transform((text) => new Date(text));
const quoteSchema = z.object({
  symbol: z.string(),
  price: z.number().positive(),
  bid: z.number().optional(),
  ask: z.number().optional(),
  volume: z.number().optional(),
  currency: z.string().optional(),
  source: z.string(),
  at: instant,
  receivedAt: instant,
});

/** One quote a message, as the topic's schema (`quote.proto`, in JSON) has it. */
export function encodeQuote(quote: Quote): Buffer {
  return Buffer.from(JSON.stringify(quote));
}

export function decodeQuote(data: Buffer): Quote | AppError {
  const parsed = quoteSchema.safeParse(parseJson(data));
  if (parsed.success) return parsed.data;
  return new AppError("event.invalid", {
    message: `the message is no quote: ${z.prettifyError(parsed.error)}`,
  });
}

/** What the order is kept by: all quotes of a symbol have the same. */
export function orderingKeyOf({ symbol }: Quote): string {
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
