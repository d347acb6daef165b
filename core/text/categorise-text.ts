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
  return {
    lang,
    links: links.map((link) => {
      const { asset, relevance, start, end, surface, mentions } = link;
      const scored = sentiment.score(text, { lang, target: targetOf(link, links) });
      return { asset, relevance, start, end, surface, mentions, sentiment: scored };
    }),
  };
}

/** The places of one link against those of the others; without a place of its own the whole text speaks of it. */
function targetOf(link: Link, links: readonly Link[]): Target | undefined {
  if (link.mentions.length === 0) return undefined;
  const others: Span[] = [];
  for (const other of links) if (other !== link) for (const mention of other.mentions) others.push(mention);
  return { spans: link.mentions, others };
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
  const end = plainEnd(whole);
  return end < 0 ? folded(whole) : whole.slice(0, end);
}

const wideBlank = /\s/;

/** Where the excerpt ends of a text that it may begin with as it is: single spaces alone for blanks, no half characters; else -1. */
function plainEnd(text: string): number {
  let last = 0x20;
  let at = 0;
  for (let points = 0; at < text.length; points += 1) {
    if (points === excerptCodePointsMax) return at;
    const unit = text.charCodeAt(at);
    if (
      unit < 0x80 ? unit <= 0x20 && (unit < 0x20 || last === 0x20) : isHalf(unit) && !isPair(unit, text, at)
    )
      return -1;
    if (unit >= 0x80 && !isHalf(unit) && wideBlank.test(text[at]!)) return -1;
    at += isHalf(unit) ? 2 : 1;
    last = unit;
  }
  return last === 0x20 ? -1 : at;
}

function isHalf(unit: number): boolean {
  return unit >>> 11 === 0xd8_00 >>> 11;
}

/** Whether the first half of a character stands here, before its second. */
function isPair(unit: number, text: string, at: number): boolean {
  return unit < 0xdc_00 && text.charCodeAt(at + 1) >>> 10 === 0xdc_00 >>> 10;
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
