import type { SourceItem, SourceRequest } from "../source.ts";
import type { RedditClient } from "./client.ts";
import { goneIdOf, nameAndTimeOf, toRedditRecord } from "./transform.ts";

/** How far back the first run looks. */
const firstLookBackMs = 3 * 86_400_000;
/** A listing ends after its first thousand, a few of which may be withheld. */
const listingDepthMin = 900;

export interface RedditPart {
  subreddit: string;
  listing: "new" | "comments";
}

/** What a listing holds that is newer than `until`, page by page; a page that overlaps the one before is no matter. */
export async function readListing(
  client: RedditClient,
  { subreddit, listing }: RedditPart,
  until: string | undefined,
  { to, clock, signal, pseudonymOf }: SourceRequest,
): Promise<{ items: SourceItem[]; state: string }> {
  const from = until ? new Date(until) : new Date(to.getTime() - firstLookBackMs);
  const state = (from > to ? from : to).toISOString();
  const items: SourceItem[] = [];
  const given = new Set<string>();
  let oldestMs = to.getTime();
  let after: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    const page = await client.getListing(
      `/r/${encodeURIComponent(subreddit)}/${listing}`,
      after ? { after } : {},
    );
    const known = page.children.map(nameAndTimeOf);
    const givenBefore = given.size;
    for (const [at, thing] of page.children.entries()) {
      const name = known[at]?.name;
      if (name && given.has(name)) continue;
      if (name) given.add(name);
      const goneId = goneIdOf(thing);
      if (goneId) items.push({ type: "deleted", ids: [goneId] });
      else
        items.push({
          type: "record",
          record: toRedditRecord(thing, clock.now(), pseudonymOf),
          origin: page.url,
          after: from,
        });
    }
    oldestMs = Math.min(oldestMs, ...known.flatMap((thing) => thing?.at.getTime() ?? []));
    if (oldestMs <= from.getTime()) return { items, state };
    // Cursors may lead in a circle: only what a page brings tells that there is a next one.
    if (page.after && given.size > givenBefore) after = page.after;
    else {
      if (page.after)
        items.push({
          type: "gap",
          code: "source.rejected",
          message: `r/${subreddit}/${listing} leads on to pages that bring nothing new: not read on`,
        });
      else if (until && given.size >= listingDepthMin)
        items.push(toLostGap(`r/${subreddit}/${listing}`, from, oldestMs));
      return { items, state };
    }
  }
}

function toLostGap(name: string, from: Date, oldestMs: number): SourceItem {
  const times = `${from.toISOString()} to ${new Date(oldestMs).toISOString()}`;
  return {
    type: "gap",
    code: "source.too_old",
    message: `${name} shows a thousand: not to be had is ${times}`,
  };
}
