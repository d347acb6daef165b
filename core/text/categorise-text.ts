import type { TextRecord } from "../domain/record.ts";
import { detectLanguage } from "./language.ts";
import { findLinks, type Link } from "./link/find-links.ts";
import type { LinkIndex } from "./link/link-index.ts";
import type { Sentiment, SentimentScorer, Target } from "./sentiment/sentiment.ts";
import type { Span } from "./span.ts";

export interface TextDeps {
  links: LinkIndex;
  sentiment: SentimentScorer;
}

/** What a record says: its language, and the assets it speaks of with the sentiment toward each (undefined: unscored). */
export interface CategorisedText {
  lang: string;
  links: (Link & { sentiment: Sentiment | undefined })[];
}

/**
 * Judges one record: its title and text as one, scored toward each asset it names. A text that names none is not scored;
 * one whose text is erased names none. Pure; never throws, whatever the text holds.
 */
export function categoriseText(record: TextRecord, { links: index, sentiment }: TextDeps): CategorisedText {
  // Nothing is said any more, and its symbols alone would make a figure of it.
  if (record.erasedAt !== undefined) return { lang: record.lang ?? "und", links: [] };
  const text = wholeText(record);
  const lang = detectLanguage(text, record.lang);
  const links = findLinks(text, index, record.tickers);
  const named = links.flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start);
  return {
    lang,
    links: links.map((link) => ({
      ...link,
      sentiment: sentiment.score(text, { lang, target: targetOf(link, named) }),
    })),
  };
}

/**
 * The places of a link among all that name an asset; its own come first where both hold one. The list is made once for all
 * links, or a post of many would take the square of their number. Without a place of its own the whole text speaks of it.
 */
function targetOf({ mentions }: Link, named: readonly Span[]): Target | undefined {
  return mentions.length === 0 ? undefined : { spans: mentions, others: named };
}

/** Title and text; a title that the text only repeats is said once. */
function wholeText({ title, text }: Pick<TextRecord, "title" | "text">): string {
  if (!title || text.startsWith(title)) return text;
  return text ? `${title}\n${text}` : title;
}

const excerptCodePointsMax = 280;

/** The first 280 code points of title and text with a dash between, every run of blanks folded to one; half characters become U+FFFD. */
export function excerptOf({ title, text }: Pick<TextRecord, "title" | "text">): string {
  const whole = title && text ? `${title} — ${text}` : title || text;
  return isPlain(whole) ? whole.slice(0, excerptCodePointsMax) : folded(whole);
}

const wide = /[\s\p{Surrogate}]/u;

/** Whether the beginning holds single spaces alone for blanks, and no character of two code units. */
function isPlain(text: string): boolean {
  let last = 0x20;
  for (let at = 0; at < text.length && at <= excerptCodePointsMax; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 ? last === 0x20 : unit < 0x20 || (unit >= 0x80 && wide.test(text[at]!))) return false;
    last = unit;
  }
  return last !== 0x20;
}

function folded(text: string): string {
  // Blanks may shrink the text: 20 times the length is far more than any real excerpt needs.
  const start = text.slice(0, excerptCodePointsMax * 20);
  const plain = start
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\p{Surrogate}/gu, "\ufffd");
  return Array.from(plain.slice(0, excerptCodePointsMax * 2))
    .slice(0, excerptCodePointsMax)
    .join("");
}
