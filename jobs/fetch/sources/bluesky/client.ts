import { z } from "zod";
import type { Http } from "../../http.ts";

/**
 * An event of Jetstream: a post made, changed or deleted, or news of an account, which every subscriber gets.
 * `time_us` is when Jetstream saw it, in microseconds since 1970.
 */
export const eventSchema = z.object({
  did: z.string().min(1),
  time_us: z.number().int().positive(),
  kind: z.string(),
  commit: z
    .object({
      operation: z.enum(["create", "update", "delete"]),
      collection: z.string(),
      rkey: z.string().min(1),
      record: z.unknown().optional(),
    })
    .optional(),
});
export type JetstreamEvent = z.infer<typeof eventSchema>;

export const jetstreamUrl = "wss://jetstream2.us-east.bsky.network/subscribe";
export const posts = "app.bsky.feed.post";

/** So much is a day of posts and more: what is longer than that is no window of a run. */
const bytesMax = 8 * 1024 ** 3;
/** All of Bluesky is never silent for so long. */
const idleMs = 20_000;

/** What Jetstream tells of posts, from where `cursor` says at each connection: microseconds since 1970. */
export function subscribe(http: Http, cursor: () => number): AsyncIterable<string> {
  return http.messages({
    url: () => `${jetstreamUrl}?wantedCollections=${posts}&cursor=${cursor()}`,
    bytesMax,
    idleMs,
  });
}
