import { AppError } from "../../../../core/domain/errors.ts";
import type { Http } from "../../http.ts";
import { type PreviewPage, parsePreview } from "./parse-preview.ts";

/**
 * A page of a channel's public preview: its newest messages, or the newest of those before a message. Undefined for a
 * channel that shows none (private, a group, a bot, no such channel): Telegram leads to the plain page instead.
 * Throws `source.rejected` for a page that is laid out otherwise, `source.throttled` for the empty one that Telegram
 * gives to whoever asks too often.
 */
export async function getPreview(
  http: Http,
  channel: string,
  before?: number,
): Promise<PreviewPage | undefined> {
  const url = `https://t.me/s/${encodeURIComponent(channel)}${before === undefined ? "" : `?before=${before}`}`;
  const { text } = await http.get({ url, expect: "html" });
  const parsed = parsePreview(text, url);
  if (parsed === "no-preview") return undefined;
  if (parsed === "no-posts-found")
    throw new AppError("source.throttled", {
      message: 'Telegram answers "no posts found", as it does when it is asked too often',
      source: "telegram",
    });
  if (parsed === "unknown-layout")
    throw new AppError("source.rejected", {
      message: "the page is not laid out as Telegram's previews are: nothing can be read from it",
      source: "telegram",
    });
  const numbers = parsed.messages.flatMap(({ number }) => number ?? []);
  if (before !== undefined && numbers.length > 0 && Math.min(...numbers) >= before)
    throw new AppError("source.rejected", {
      message: `Telegram answers messages from ${before} on where earlier ones were asked for`,
      source: "telegram",
    });
  return parsed;
}
