import { z } from "zod";

/** How far back the first run looks. */
const firstLookBackMs = 2 * 86_400_000;
/** The search reaches seven days back; a minute is left for the request's own way. */
const reachMs = 7 * 86_400_000 - 60_000;
/** X refuses an end less than ten seconds ago. */
const settleMs = 11_000;

const instant = z.iso.datetime();
const windowSchema = z.object({ query: z.string(), from: instant, to: instant });

export const xCursorSchema = z.object({
  /** All queries have been asked up to here, but for what is still open. */
  until: instant,
  /** What was begun (or refused) and not read to its end, when money or patience ran out. */
  open: z.array(windowSchema),
});
type XCursor = z.infer<typeof xCursorSchema>;

/** A time within which a query's posts are still to be read: after `from`, up to `to`. */
export interface XWindow {
  query: string;
  from: Date;
  to: Date;
}

export interface XWindows {
  until: Date;
  windows: XWindow[];
  /** What has become too old to be searched. */
  lost: XWindow[];
  /** What was left open of queries that are asked no more. */
  dropped: XWindow[];
}

/** What is left to read, given where the last run stopped: the newest time of each query, then what stayed open. Pure. */
export function openWindows({ cursor, queries, isAsked, to, now }: OpenOptions): XWindows {
  const newest = new Date(Math.floor(Math.min(to.getTime(), now.getTime() - settleMs) / 1_000) * 1_000);
  const from = cursor ? new Date(cursor.until) : new Date(newest.getTime() - firstLookBackMs);
  const until = newest > from ? newest : from;
  const open = (cursor?.open ?? []).map((window) => ({
    query: window.query,
    from: new Date(window.from),
    to: new Date(window.to),
  }));
  const left = open.filter(({ query }) => isAsked(query));
  const isNew = from < until;
  const fresh = isNew ? queries.map((query) => joined({ query, from, to: until }, left)) : [];
  const all = [...fresh, ...left.filter(({ to }) => !isNew || to.getTime() !== from.getTime())];
  const reach = new Date(now.getTime() - reachMs);
  return {
    until,
    windows: all
      .filter((window) => window.to > reach)
      .map((window) => ({ ...window, from: later(window.from, reach) })),
    lost: all
      .filter((window) => window.from < reach)
      .map((window) => ({ ...window, to: window.to < reach ? window.to : reach })),
    dropped: open.filter(({ query }) => !isAsked(query)),
  };
}

interface OpenOptions {
  cursor: XCursor | undefined;
  queries: readonly string[];
  /** Whether what is left open of a query is still wanted. */
  isAsked(query: string): boolean;
  to: Date;
  now: Date;
}

/** A fresh window with the one of its query that it follows on, where nothing of that has been read. */
function joined(fresh: XWindow, left: XWindow[]): XWindow {
  const before = left.find(({ query, to }) => query === fresh.query && to.getTime() === fresh.from.getTime());
  return before ? { ...fresh, from: before.from } : fresh;
}

const later = (one: Date, other: Date) => (one > other ? one : other);
