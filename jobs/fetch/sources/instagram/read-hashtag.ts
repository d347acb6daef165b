import { z } from "zod";
import type { GraphClient } from "../graph-api.ts";
import type { SourceItem, SourceRequest } from "../source.ts";
import { instagramFields, toInstagramRecord } from "./transform.ts";

/** Instagram shows what was published in the day before it is asked, and nothing older. */
const reachMs = 24 * 3_600_000;
/** Of fifty media each: what one hashtag may take of an allowance that all share. */
const pagesMax = 20;

export const hashtagStateSchema = z.object({ id: z.string(), until: z.iso.datetime() });
export type HashtagState = z.infer<typeof hashtagStateSchema>;

interface Asked {
  hashtag: string;
  userId: string;
  state: HashtagState | undefined;
}

/** What a hashtag shows that is newer than its state. It shows the newest first, though not strictly. */
export async function readHashtag(
  client: GraphClient,
  { hashtag, userId, state }: Asked,
  { to, clock, signal }: SourceRequest,
): Promise<{ items: SourceItem[]; state: HashtagState }> {
  const from = state && new Date(state.until);
  const { id } = state ?? (await findHashtag(client, hashtag, userId));
  const items: SourceItem[] = [];
  const reach = new Date(Math.min(clock.now().getTime() - reachMs, to.getTime()));
  if (from && from < reach) items.push(toGap("source.too_old", hashtag, from, reach));
  const query = { user_id: userId, fields: instagramFields, limit: "50" };
  let pages = 0;
  for await (const { url, items: media } of client.getPages(`/${id}/recent_media`, query)) {
    signal.throwIfAborted();
    for (const one of media) {
      const record = toInstagramRecord(one, hashtag, clock.now());
      items.push({ type: "record", record, origin: url, after: from });
    }
    const times = media.flatMap((one) => datedSchema.safeParse(one).data?.timestamp ?? []);
    if (from && times.length > 0 && times.every((time) => time <= from)) break;
    if (++pages < pagesMax) continue;
    const oldest = new Date(Math.min(...times.map((time) => time.getTime())));
    items.push(toGap("source.budget", hashtag, from ?? reach, times.length > 0 ? oldest : to));
    break;
  }
  const until = from && from > to ? from : to;
  return { items, state: { id, until: until.toISOString() } };
}

const datedSchema = z.object({ timestamp: z.coerce.date() });
const foundSchema = z.object({ data: z.array(z.object({ id: z.string() })).min(1) });

async function findHashtag(client: GraphClient, hashtag: string, userId: string): Promise<{ id: string }> {
  const { answer } = await client.get("/ig_hashtag_search", { user_id: userId, q: hashtag }, foundSchema);
  return answer.data[0]!;
}

function toGap(code: "source.too_old" | "source.budget", hashtag: string, from: Date, to: Date): SourceItem {
  const why = code === "source.budget" ? `more than ${pagesMax} pages, not read` : "not to be had any more";
  return { type: "gap", code, message: `#${hashtag}: ${why}: ${from.toISOString()} to ${to.toISOString()}` };
}
