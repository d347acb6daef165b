import { z } from "zod";

/** An answer's validators, kept in a cursor to ask "has it changed?" next time. */
export const validatorsSchema = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});
export type Validators = z.infer<typeof validatorsSchema>;

export interface HttpRequest {
  url: string;
  /** GET unless said otherwise. */
  method?: "GET" | "POST";
  body?: string;
  /** What is due; a web page in place of anything but `html` is `source.rejected`. */
  expect: keyof typeof acceptOf;
  headers?: Record<string, string>;
  validators?: Validators;
  /** What the answer may cost at most, and what it did cost: reserved before, settled after. */
  price?: { usdMax: number; usdOf(answer: HttpAnswer): number };
  /** Statuses besides 200 that the caller wants to see; any other 4xx throws `source.rejected`. */
  accept?: number[];
  /** Whether an answer with status 200 asks for patience: it is met as a 429 is. */
  asksForPatience?(text: string): boolean;
}

export interface HttpAnswer {
  status: number;
  /** Empty at 304. */
  text: string;
  headers: Headers;
  validators: Validators;
  contentType: string;
}

const acceptOf = {
  json: "application/json",
  xml: "application/rss+xml, application/atom+xml, text/xml;q=0.9",
  html: "text/html",
  csv: "text/csv, text/plain;q=0.9",
  binary: "*/*",
} as const;

/** Who asks, what is due, and what the caller knows already. */
export function headersOf({ headers, validators, expect }: HttpRequest): Record<string, string> {
  return {
    "user-agent": userAgent,
    accept: acceptOf[expect],
    ...(validators?.etag ? { "if-none-match": validators.etag } : {}),
    ...(validators?.lastModified ? { "if-modified-since": validators.lastModified } : {}),
    ...headers,
  };
}

export const userAgent = "Pulso/0.1 (market intelligence, self-hosted)";

/** What of an address may stand in a message: the rest may hold a key. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
