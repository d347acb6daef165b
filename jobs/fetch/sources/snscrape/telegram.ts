import { z } from "zod";
import { hasAll, type SnscrapeKind, toIsoInstant, words } from "./kind.ts";

const postSchema = z.object({
  url: z.string().regex(/^https:\/\/t\.me\/(s\/)?\w+\/\d+$/),
  date: z.string(),
  content: words,
});

/** snscrape's `telegram-channel`, under the ids that the source `telegram` gives. */
export const telegramPost: SnscrapeKind = {
  name: "Telegram posts",
  has: (columns) => hasAll(columns, "url", "date", "content", "outlinks") && !columns.has("id"),
  toRecord(value, collectedAt) {
    const parsed = postSchema.safeParse(value);
    if (!parsed.success) return undefined;
    const { url, date, content } = parsed.data;
    const [number, channel = ""] = url.toLowerCase().split("/").reverse();
    return {
      id: `telegram:${channel}/${number}`,
      source: "telegram",
      kind: "post",
      channel,
      publishedAt: toIsoInstant(date),
      collectedAt: collectedAt.toISOString(),
      // A post of a picture alone has no words.
      text: content ?? "",
      url: `https://t.me/${channel}/${number}`,
    };
  },
};
