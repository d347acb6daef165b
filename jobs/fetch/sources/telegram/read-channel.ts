import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import type { SourceItem, SourceRequest } from "../source.ts";
import type { Channel } from "./channels.ts";
import { getPreview } from "./client.ts";
import type { PreviewMessage, PreviewPage } from "./parse-preview.ts";
import { digestOf, idOf, toTelegramRecord } from "./transform.ts";

/** Where a channel stands: what was given up to message `last`, and the digests of the newest texts given. */
export const channelStateSchema = z.object({
  last: z.number().int().nonnegative(),
  recent: z.record(z.string().regex(/^\d+$/), z.string()),
});
export type ChannelState = z.infer<typeof channelStateSchema>;

/** How far back the first run looks; it gives all that the pages it needs for that show. */
const firstLookBackMs = 24 * 3_600_000;
/** How many texts are looked at again for having been edited or deleted: what a few pages show. */
const recentMax = 60;

/**
 * What a channel has had to say since the last run, page by page back to the message it ended with. Of what was given
 * lately and is on these pages again, an edited text comes anew and one that is missing between others is deleted.
 */
export async function readChannel(
  channel: Channel,
  state: ChannelState | undefined,
  request: SourceRequest,
): Promise<{ items: SourceItem[]; state: ChannelState | undefined }> {
  const pages = await readPages(channel, state, request);
  if (pages.length === 0) {
    const message = `@${channel.name} shows no public preview: private, a group, or no such channel`;
    return { items: [{ type: "gap", code: "source.rejected", message }], state: undefined };
  }
  const shown = onceEach(pages);
  const waiting = Math.min(...shown.filter((message) => mustWait(message, request)).map(numberOf));
  const due = shown.filter(({ number }) => number === undefined || number < waiting);
  const last = Math.max(state?.last ?? 0, ...due.map(({ number }) => number ?? 0));
  const items: SourceItem[] = [];
  const recent = { ...state?.recent };
  let before = 0;
  for (const message of due) {
    const { number, publishedAt, text, url } = message;
    const isReadable = number !== undefined && publishedAt !== undefined;
    // A message that does not show its number stands where it stands on the page.
    const isGiven = number === undefined ? before < (state?.last ?? 0) : number <= (state?.last ?? 0);
    before = number ?? before;
    if (isReadable && text === undefined) continue;
    const digest = digestOf(text ?? "");
    const given = number === undefined ? undefined : recent[number];
    const isEdited = message.isEdited && given !== undefined && given !== digest;
    if (isGiven && !isEdited) continue;
    const record = toTelegramRecord(message, channel, request.clock.now());
    items.push({ type: "record", record, origin: url });
    if (isReadable) recent[number] = digest;
  }
  const deleted = missingOf(Object.keys(state?.recent ?? {}).map(Number), shown);
  for (const number of deleted) delete recent[number];
  if (deleted.length > 0)
    items.push({ type: "deleted", ids: deleted.map((number) => idOf(channel.name, number)) });
  return { items, state: { last, recent: newestOf(recent) } };
}

/** The newest page and, while what was not yet given may be before it, those before; the oldest first. */
async function readPages(
  { name }: Channel,
  state: ChannelState | undefined,
  { http, to, signal }: SourceRequest,
): Promise<PreviewPage[]> {
  const pages: PreviewPage[] = [];
  const firstFrom = to.getTime() - firstLookBackMs;
  for (let before: number | undefined; ; ) {
    signal.throwIfAborted();
    const page = await getPreview(http, name, before);
    if (!page && pages.length > 0)
      throw new AppError("source.rejected", {
        message: `@${name} showed its newest messages and then no earlier ones`,
        source: "telegram",
      });
    if (!page) return [];
    pages.unshift(page);
    const numbers = page.messages.flatMap(({ number }) => number ?? []);
    if (numbers.length === 0 || !page.hasEarlier) return pages;
    before = Math.min(...numbers);
    const times = page.messages.flatMap(({ publishedAt }) => Date.parse(publishedAt ?? "") || []);
    if (state ? before <= state.last + 1 : Math.min(...times) <= firstFrom) return pages;
  }
}

/** The messages of all pages, where pages overlap as the first of them shows it. */
function onceEach(pages: readonly PreviewPage[]): (PreviewMessage & { url: string })[] {
  const met = new Set<number>();
  return pages.flatMap(({ messages, url }) =>
    messages.flatMap((message) => {
      const { number } = message;
      if (number !== undefined && met.has(number)) return [];
      if (number !== undefined) met.add(number);
      return { ...message, url };
    }),
  );
}

/** Dated after the slot, yet not impossibly so: what claims to come from far ahead is let through to be refused. */
function mustWait({ publishedAt }: PreviewMessage, { to, clock }: SourceRequest): boolean {
  const at = Date.parse(publishedAt ?? "");
  return at > to.getTime() && at <= clock.now().getTime() + 3_600_000;
}

/** Which of these numbers are not shown although messages before and after them are. */
function missingOf(numbers: number[], shown: readonly PreviewMessage[]): number[] {
  const present = new Set(shown.flatMap(({ number }) => number ?? []));
  const from = Math.min(...present);
  const to = Math.max(...present);
  return numbers.filter((number) => number > from && number < to && !present.has(number));
}

function numberOf({ number }: PreviewMessage): number {
  return number ?? Infinity;
}

function newestOf(recent: Record<string, string>): Record<string, string> {
  const newest = Object.entries(recent).sort(([a], [b]) => Number(b) - Number(a));
  return Object.fromEntries(newest.slice(0, recentMax));
}
