import { createHash } from "node:crypto";
import Parser from "rss-parser";
import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { plainText } from "../plain-text.ts";
import type { Feed } from "./get-feeds.ts";

const itemSchema = z.object({
  guid: z.string().optional(),
  link: z.string().optional(),
  title: z.string().optional(),
  isoDate: z.string().optional(),
  pubDate: z.string().optional(),
  content: z.string().optional(),
  summary: z.string().optional(),
});

export interface FeedEntry {
  /** Stable across runs. */
  id: string;
  /** What earlier versions called it, as cursors of theirs still do. */
  formerId: string;
  record: unknown;
}

/** A feed's entries in our shape, oldest first. Throws `source.rejected` for what is no feed. */
export async function parseFeed(xml: string, feed: Feed, collectedAt: Date): Promise<FeedEntry[]> {
  const parsed = await new Parser().parseString(xml).catch((cause) => {
    throw new AppError("source.rejected", { message: `${feed.name}: the answer is no feed`, cause });
  });
  return parsed.items.map((item) => toEntry(item, feed, collectedAt)).reverse();
}

function toEntry(item: unknown, feed: Feed, collectedAt: Date): FeedEntry {
  const parsed = itemSchema.safeParse(item);
  const key = parsed.data?.guid ?? parsed.data?.link ?? JSON.stringify(item);
  const formerId = idOf(key);
  // Only an address is nobody else's: a guid such as 4711 is two media's at once.
  const id = URL.canParse(key) ? formerId : idOf(`${new URL(feed.url).host}\n${key}`);
  if (!parsed.success) return { id, formerId, record: item };
  const { title, link, isoDate, pubDate, content, summary } = parsed.data;
  const headline = title && plainText(title);
  return {
    id,
    formerId,
    record: {
      id,
      source: "rss",
      kind: "news",
      channel: feed.name,
      // Without a date nobody can say when it was known: the check refuses it.
      publishedAt: isoDate ?? pubDate,
      collectedAt: collectedAt.toISOString(),
      lang: feed.lang,
      title: headline,
      text: plainText(content ?? summary ?? "") || headline,
      url: link,
    },
  };
}

function idOf(key: string): string {
  return `rss:${createHash("sha256").update(key).digest("hex").slice(0, 24)}`;
}
