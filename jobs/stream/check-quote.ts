import { z } from "zod";
import type { Quote } from "../../core/domain/quote.ts";
import type { QuarantinedRecord } from "../../core/domain/record.ts";

const futureMaxMs = 300_000;
const optionalPrice = z.number().positive().optional();

const quoteSchema: z.ZodType<Quote> = z.object({
  symbol: z.string().regex(/^[\x21-\x7e]{1,64}$/, "a symbol is 1 to 64 printable ASCII characters"),
  price: z.number().positive(),
  bid: optionalPrice,
  ask: optionalPrice,
  volume: z.number().nonnegative().optional(),
  currency: z
    .string()
    .regex(/^[\x21-\x7e]{1,16}$/, "a currency is 1 to 16 printable ASCII characters")
    .optional(),
  source: z.string().regex(/^[a-z0-9-]{1,64}$/, "a source is written in lower case"),
  // No quote is older than the clocks that stamp them, and PostgreSQL knows no year 0.
  at: z.date().min(new Date(0), "lies before 1970"),
  receivedAt: z.date(),
});

/** The quote, or why it is none: what a feed says is believed no more than what any source says. */
export function checkQuote(given: unknown, origin: string): { quote: Quote } | { fault: QuarantinedRecord } {
  const parsed = quoteSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const message = [...(issue?.path ?? []), issue?.message].join(": ");
    return { fault: { code: "record.invalid", message, origin, raw: given } };
  }
  const { at, receivedAt } = parsed.data;
  // A time to come would keep every later quote of the symbol out.
  if (at.getTime() > receivedAt.getTime() + futureMaxMs)
    return { fault: { code: "record.time", message: "at: lies in the future", origin, raw: given } };
  return { quote: parsed.data };
}
