import { type CheerioAPI, load } from "cheerio";
import { plainText } from "../plain-text.ts";

export interface PreviewPage {
  /** In the page's order, the oldest first. */
  messages: PreviewMessage[];
  /** Whether the page leads to earlier ones. */
  hasEarlier: boolean;
  url: string;
}

/** A message as the page shows it; what it does not show is undefined. */
export interface PreviewMessage {
  /** Its number in the channel; ever greater. */
  number: number | undefined;
  publishedAt: string | undefined;
  /** Plain, with the addresses its words lead to; undefined without any (a photo, "channel created"). */
  text: string | undefined;
  isEdited: boolean;
  /** The first thousand characters of its HTML, for whoever must see why it could not be read. */
  beginning: string;
}

type Selection = ReturnType<CheerioAPI>;

/** What a page of `t.me/s/<channel>` holds, or what it is instead. Pure. */
export function parsePreview(
  html: string,
  url: string,
): PreviewPage | "no-preview" | "no-posts-found" | "unknown-layout" {
  const $ = load(html);
  const history = $(".tgme_channel_history");
  if (history.length === 0) return $(".tgme_page").length > 0 ? "no-preview" : "unknown-layout";
  if (history.find(".tme_no_messages_found").length > 0) return "no-posts-found";
  const messages = history.find(".tgme_widget_message").toArray();
  const parsed = messages.map((message) => parseMessage($, $(message)));
  const isReadable = parsed.some(({ number, publishedAt }) => number !== undefined && publishedAt);
  const isEmpty = messages.length === 0 && history.text().trim() === "";
  if (!isReadable && !isEmpty) return "unknown-layout";
  return { messages: parsed, hasEarlier: history.find(".tme_messages_more[data-before]").length > 0, url };
}

function parseMessage($: CheerioAPI, message: Selection): PreviewMessage {
  const number = /^[^/]+\/(\d+)$/.exec(message.attr("data-post") ?? "")?.[1];
  const date = message.find(".tgme_widget_message_date time[datetime]").last();
  const body = message.find(".tgme_widget_message_text.js-message_text").first();
  const isService = message.hasClass("service_message");
  return {
    number: number === undefined ? undefined : Number(number),
    publishedAt: date.attr("datetime"),
    text: isService || body.length === 0 ? undefined : textOf($, body) || undefined,
    isEdited: /\bedited\b/.test(message.find(".tgme_widget_message_meta").text()),
    beginning: $.html(message).slice(0, 1_000),
  };
}

/** The text with each address that a word hides written after it; tags and mentions lead within Telegram. */
function textOf($: CheerioAPI, body: Selection): string {
  for (const link of body.find("a[href]").toArray()) {
    const href = $(link).attr("href") ?? "";
    const words = $(link).text().trim();
    if (/^https?:\/\//.test(href) && !/^[@#$]/.test(words) && !href.includes(words.replace(/…$/, "")))
      $(link).append($("<span>").text(` (${href})`));
  }
  return plainText(body.html() ?? "");
}
