import type { z } from "zod";
import { AppError, messageOf } from "../../../../core/domain/errors.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { SourceItem, SourceRequest } from "../source.ts";
import { searchRecent } from "./client.ts";
import { getXQueries } from "./queries.ts";
import { oldestOf, toXRecord } from "./transform.ts";
import { openWindows, type XWindow, xCursorSchema } from "./windows.ts";

/**
 * A page of each query in turn, so that a loud one cannot spend the money of all; where money ends, what is left open
 * is kept in the cursor for the next run.
 */
export async function* readQueries(bearerToken: string, request: SourceRequest): AsyncGenerator<SourceItem> {
  const { config, to, clock, http, signal } = request;
  const { queries, tooLong, withoutCashtag } = getXQueries(config.asks.xQueries, request.assets);
  for (const query of tooLong)
    yield {
      type: "gap",
      code: "config.invalid",
      message: `PULSO_X_QUERIES: a query has ${query.length} characters and X takes 512: ${query.slice(0, 40)}…`,
    };
  if (withoutCashtag.length > 0)
    yield { type: "note", message: `not asked, having no cashtag: ${withoutCashtag.join(", ")}` };
  const { until, windows, lost, dropped } = openWindows({
    cursor: yield* parseCursor(xCursorSchema, request),
    queries,
    // Cashtags are grouped anew when an asset is added: what an earlier group has left is still wanted.
    isAsked: (query) => config.asks.xQueries.length === 0 || queries.includes(query),
    to,
    now: clock.now(),
  });
  for (const window of lost)
    yield { type: "gap", code: "source.too_old", message: `not to be had any more: ${describe(window)}` };
  for (const window of dropped)
    yield { type: "note", message: `left unread, as it is asked no more: ${describe(window)}` };
  const refused: XWindow[] = [];
  const turns: Turn[] = windows.map((window) => ({
    ...window,
    unread: window.to,
    nextToken: undefined,
    tokens: new Set(),
  }));
  yield toCursor(until, turns);
  for (let turn = takeNext(turns, until); turn; turn = takeNext(turns, until)) {
    signal.throwIfAborted();
    const page = await searchRecent(http, bearerToken, turn).catch((error: unknown) => {
      const isOwnFault = error instanceof AppError && error.code === "source.rejected";
      if (!isOwnFault || refused.length + 1 === windows.length) throw error;
      return { error };
    });
    if ("error" in page) {
      refused.push({ ...turn, to: turn.unread });
      yield { type: "gap", code: "source.rejected", message: `${turn.query}: ${messageOf(page.error)}` };
    } else {
      for (const post of page.posts)
        yield {
          type: "record",
          record: toXRecord(post, clock.now(), request.pseudonymOf),
          origin: page.url,
          after: turn.from,
        };
      const unread = oldestOf(page.posts) ?? turn.unread;
      if (page.nextToken && turn.tokens.has(page.nextToken)) {
        refused.push({ ...turn, to: unread });
        const message = `${turn.query}: X leads back to a page that it has given`;
        yield { type: "gap", code: "source.rejected", message };
      } else if (page.nextToken)
        turns.push({
          ...turn,
          unread,
          nextToken: page.nextToken,
          tokens: new Set([...turn.tokens, page.nextToken]),
        });
    }
    yield toCursor(until, [...refused.map((window) => ({ ...window, unread: window.to })), ...turns]);
  }
}

/** A window in the middle of its pages. */
interface Turn extends XWindow {
  /** Everything later has been read. */
  unread: Date;
  nextToken: string | undefined;
  /** The pages that were asked for by token. */
  tokens: ReadonlySet<string>;
}

/** What is new comes before what earlier runs left open. */
function takeNext(turns: Turn[], until: Date): Turn | undefined {
  const newest = turns.findIndex(({ to }) => to.getTime() === until.getTime());
  return turns.splice(Math.max(0, newest), 1)[0];
}

function toCursor(until: Date, turns: readonly (XWindow & { unread: Date })[]): SourceItem {
  const open = turns.map(({ query, from, unread }) => ({
    query,
    from: from.toISOString(),
    to: unread.toISOString(),
  }));
  return {
    type: "cursor",
    cursor: { until: until.toISOString(), open } satisfies z.infer<typeof xCursorSchema>,
  };
}

function describe({ query, from, to }: XWindow): string {
  return `${from.toISOString()} to ${to.toISOString()}, ${query}`;
}
