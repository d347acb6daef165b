import { createHash } from "node:crypto";
import { z } from "zod";
import { plainText } from "../plain-text.ts";

const itemSchema = z.object({
  title: z.string(),
  url: z.string().min(1),
  time_published: z.string(),
  summary: z.string().nullish(),
  source: z.string().min(1),
  ticker_sentiment: z.array(z.object({ ticker: z.string().min(1) })).default([]),
});

export interface NewsItem {
  /** Stable across runs: of its address, or of the whole where it has none. */
  id: string;
  /** Undefined where it cannot be read. */
  publishedAt: Date | undefined;
  record: unknown;
}

/**
 * An item of the news feed in our shape, under the name of the medium and without its authors; what is no item comes
 * back as it is, for the check to refuse. `symbolOf` gives our symbol for a ticker. Pure.
 */
export function toNewsItem(
  item: unknown,
  symbolOf: (ticker: string) => string | undefined,
  collectedAt: Date,
): NewsItem {
  const { data } = itemSchema.safeParse(item);
  const id = `alpha-vantage:${digest(data?.url ?? JSON.stringify(item))}`;
  const publishedAt = toInstant(datedSchema.safeParse(item).data?.time_published ?? "");
  if (!data) return { id, publishedAt, record: item };
  const title = plainText(data.title);
  const tickers = data.ticker_sentiment.flatMap(({ ticker }) => symbolOf(ticker) ?? []);
  const record = {
    id,
    source: "alpha-vantage",
    kind: "news",
    channel: data.source,
    // What is no time stays as it is written: the check refuses it.
    publishedAt: publishedAt?.toISOString() ?? data.time_published,
    collectedAt: collectedAt.toISOString(),
    title,
    text: plainText(data.summary ?? "") || title,
    url: data.url,
    tickers: [...new Set(tickers)],
  };
  return { id, publishedAt, record };
}

const datedSchema = z.object({ time_published: z.string() });

/** `20231227T020000`, in UTC. */
function toInstant(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second = "00"] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?$/.exec(text) ?? [];
  if (!year) return undefined;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}
