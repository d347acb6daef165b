import type { TextRecord } from "../domain/record.ts";
import { detectLanguage } from "./language.ts";
import { findLinks, type Link } from "./link/find-links.ts";
import type { LinkIndex } from "./link/link-index.ts";
import type { Sentiment, SentimentScorer, Target } from "./sentiment/sentiment.ts";
import { charactersMax } from "./sentiment/tokens.ts";
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
  const links = findLinks(text, index, {
    tickers: record.tickers,
    day: record.publishedAt.slice(0, 10),
  });
  const mentions = links.length > 1 ? mentionsOf(links) : alone;
  const scored: CategorisedText["links"] = [];
  let whole: { sentiment: Sentiment | undefined } | undefined;
  for (const link of links) {
    const { asset, relevance, start, end, surface, mentions: places } = link;
    let toward: Sentiment | undefined;
    if (places.length > 0) toward = sentiment.score(text, { lang, target: targetOf(link, mentions) });
    else {
      // Without a place of its own the whole text speaks of it, and of all such alike.
      whole ??= { sentiment: sentiment.score(text, { lang }) };
      toward = whole.sentiment;
    }
    scored.push({ asset, relevance, start, end, surface, mentions: places, sentiment: toward });
  }
  return { lang, links: scored };
}

/** A place in the text and the link it belongs to. */
interface Mention {
  span: Span;
  link: Link;
}

/** Of a text that names one asset: nothing stands beside its places. */
const alone: readonly Mention[] = [];
const noSpans: readonly Span[] = [];

/** All places of all links, in order. */
function mentionsOf(links: readonly Link[]): Mention[] {
  const mentions = links.flatMap((link) => link.mentions.map((span) => ({ span, link })));
  return mentions.sort((one, other) => one.span.start - other.span.start);
}

/**
 * The places of one link against those of the others, all in order. Those out of the scorer's sight are left out: with
 * all of them for each, a text of many names would take the square of its length.
 */
function targetOf(link: Link, mentions: readonly Mention[]): Target {
  if (mentions.length === 0) return { spans: link.mentions, others: noSpans };
  const others: Span[] = [];
  const { start } = link.mentions[0]!;
  const last = start + charactersMax;
  for (let at = firstFrom(start - charactersMax, mentions); at < mentions.length; at += 1) {
    const { span, link: owner } = mentions[at]!;
    if (span.start > last) break;
    if (owner !== link) others.push(span);
  }
  return { spans: link.mentions, others };
}

/** The number of the first mention that begins at `start` or later. */
function firstFrom(start: number, mentions: readonly Mention[]): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.span.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
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
