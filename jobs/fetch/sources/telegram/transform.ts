import { createHash } from "node:crypto";
import type { Channel } from "./channels.ts";
import type { PreviewMessage } from "./parse-preview.ts";

/** A message with text in our shape; one that lacks its number or date is so handed on, for the check to refuse. Pure. */
export function toTelegramRecord(
  { number, publishedAt, text, beginning }: PreviewMessage,
  { name, lang }: Channel,
  collectedAt: Date,
): unknown {
  if (number === undefined || !publishedAt)
    return { kind: "post", source: "telegram", channel: name, beginning };
  return {
    id: idOf(name, number),
    source: "telegram",
    kind: "post",
    channel: name,
    publishedAt: Number.isNaN(Date.parse(publishedAt)) ? publishedAt : new Date(publishedAt).toISOString(),
    collectedAt: collectedAt.toISOString(),
    lang,
    text,
    url: `https://t.me/${name}/${number}`,
  };
}

export function idOf(channel: string, number: number): string {
  return `telegram:${channel}/${number}`;
}

/** The channel and number of an id that `idOf` made. */
export function parseId(id: string): { channel: string; number: number } | undefined {
  const [, channel, number] = /^telegram:(\w+)\/(\d+)$/.exec(id) ?? [];
  return channel && number ? { channel, number: Number(number) } : undefined;
}

/** What tells an edited text from the one given before. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
