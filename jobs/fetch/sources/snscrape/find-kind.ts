import type { SnscrapeKind } from "./kind.ts";
import { facebookPost, instagramPost } from "./meta.ts";
import { reddit } from "./reddit.ts";
import { telegramPost } from "./telegram.ts";
import { tweet } from "./tweet.ts";

const kinds: SnscrapeKind[] = [tweet, reddit, telegramPost, instagramPost, facebookPost];

/** What snscrape calls these columns, or undefined. */
export function findSnscrapeKind(columns: Iterable<string>): SnscrapeKind | undefined {
  const known = new Set(columns);
  return kinds.find((kind) => kind.has(known));
}

/** The kind of a parsed line; a record in Pulso's own shape says its `kind` and is none. */
export function kindOfLine(value: unknown): SnscrapeKind | undefined {
  if (value === null || typeof value !== "object" || "kind" in value) return undefined;
  return findSnscrapeKind(Object.keys(value));
}
