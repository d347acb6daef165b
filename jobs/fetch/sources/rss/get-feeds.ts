import { readFileSync } from "node:fs";
import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { packageRoot } from "../../../../core/package-root.ts";

const feedSchema = z.object({
  name: z.string().min(1),
  /** Of all its entries; absent for an address of one's own, whose language each text tells. */
  lang: z.string().min(2).optional(),
  /** ISO 3166-1 alpha-2, or `world`. */
  region: z.string().min(2),
  topics: z.array(z.enum(["markets", "companies", "economy", "crypto", "fx"])).min(1),
  url: z.url({ protocol: /^https?$/ }),
});
export type Feed = z.infer<typeof feedSchema>;

/** The bundled list of media; `wanted` (names, languages or addresses) narrows it. Throws `config.invalid`. */
export function getFeeds(wanted: string[]): Feed[] {
  const text = readFileSync(`${packageRoot}/data/rss-feeds.json`, "utf8");
  const feeds = z.array(feedSchema).parse(JSON.parse(text));
  if (wanted.length === 0) return feeds;
  const chosen = wanted.flatMap((wish) => {
    const found = feeds.filter((feed) => [feed.name, feed.lang, feed.url].includes(wish));
    if (found.length > 0) return found;
    if (URL.canParse(wish)) return [feedAt(wish)];
    throw new AppError("config.invalid", { message: `PULSO_RSS_FEEDS: there is no feed "${wish}"` });
  });
  return [...new Set(chosen)];
}

/** An address that is not in the list is a feed of its own. */
function feedAt(url: string): Feed {
  return { name: new URL(url).host, region: "world", topics: ["markets"], url };
}
