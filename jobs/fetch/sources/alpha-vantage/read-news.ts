import { z } from "zod";
import type { SourceItem, SourceRequest } from "../source.ts";
import type { AlphaVantageClient } from "./client.ts";
import { type NewsItem, toNewsItem } from "./to-news.ts";

const pageItemsMax = 1_000;
/** So many requests of a run may go for news; what is left comes with the next. */
const pagesMax = 5;
/** Articles come into the feed some while after the time they state. */
const overlapMs = 2 * 3_600_000;
const firstLookBackMs = 3 * 86_400_000;
const minuteMs = 60_000;

export const newsStateSchema = z.object({
  /** What is older has been read. */
  from: z.iso.datetime(),
  /** Ids given since then, by the time they state. */
  seen: z.record(z.string(), z.iso.datetime()),
});
export type NewsState = z.infer<typeof newsStateSchema>;

/** The articles of the window that were not given before, page by page; returns at the end of it, or after five pages. */
export async function* readNews(
  client: AlphaVantageClient,
  { state, symbolOf, onPage }: NewsReading,
  { to, clock, signal }: SourceRequest,
): AsyncGenerator<SourceItem> {
  let { from, seen } = state
    ? { from: new Date(state.from), seen: new Map(Object.entries(state.seen)) }
    : { from: new Date(to.getTime() - firstLookBackMs), seen: new Map<string, string>() };
  for (let pages = 0; pages < pagesMax && from < to; pages++) {
    signal.throwIfAborted();
    const page = await client.getNews(from, to, pageItemsMax);
    const items = page.items.map((item) => toNewsItem(item, symbolOf, clock.now()));
    for (const item of items) {
      const { id, record, publishedAt = to } = item;
      if (publishedAt < from || publishedAt > to || seen.has(id)) continue;
      seen.set(id, publishedAt.toISOString());
      yield { type: "record", record, origin };
    }
    const last = minuteOf(newestOf(items, from));
    const isStuck = page.isFull && last <= from;
    if (isStuck) yield { type: "gap", code: "source.rejected", message: moreThanAPage(from) };
    // The last article's minute is asked again, as it may have more.
    const pageEnd = isStuck ? new Date(from.getTime() + minuteMs) : last;
    const next = page.isFull ? pageEnd : new Date(to.getTime() - overlapMs);
    if (next > from) from = next;
    seen = new Map([...seen].filter(([, at]) => new Date(at) >= from));
    yield onPage({ from: from.toISOString(), seen: Object.fromEntries(seen) });
    if (!page.isFull) return;
  }
  if (from < to)
    yield { type: "note", message: `news up to ${from.toISOString()}; the next run goes on from there` };
}

/** Its address without the key. */
const origin = "https://www.alphavantage.co/query?function=NEWS_SENTIMENT";

export interface NewsReading {
  state: NewsState | undefined;
  symbolOf(ticker: string): string | undefined;
  /** The cursor to yield when a page has been given. */
  onPage(state: NewsState): SourceItem;
}

function minuteOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / minuteMs) * minuteMs);
}

function newestOf(items: readonly NewsItem[], from: Date): Date {
  return items.reduce(
    (newest, { publishedAt }) => (publishedAt && publishedAt > newest ? publishedAt : newest),
    from,
  );
}

function moreThanAPage(from: Date): string {
  return `news: the minute ${from.toISOString()} has more than ${pageItemsMax} articles, the rest cannot be asked for`;
}
