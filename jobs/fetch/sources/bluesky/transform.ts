import { z } from "zod";
import type { PseudonymOf } from "../../pseudonyms.ts";
import type { JetstreamEvent } from "./client.ts";

const postSchema = z.object({
  text: z.string(),
  langs: z.array(z.string()).nullish().catch(undefined),
  /** Present in an answer to another post. */
  reply: z.unknown().optional(),
});
export type Post = z.infer<typeof postSchema>;

/** The post of an event; undefined when it has no text that can be read. */
export function postOf({ commit }: JetstreamEvent): Post | undefined {
  return postSchema.safeParse(commit?.record).data;
}

/** A post in our shape, without the address of its author, which an address of the post would hold. Pure. */
export function toBlueskyRecord(
  event: JetstreamEvent,
  { text, langs, reply }: Post,
  collectedAt: Date,
  pseudonymOf: PseudonymOf,
): Record<string, unknown> {
  return {
    id: idOf(event, pseudonymOf),
    source: "bluesky",
    kind: reply === undefined ? "post" : "comment",
    channel: "Bluesky",
    author: pseudonymOf(event.did),
    // When the network saw it: what an author's clock says may be years away.
    publishedAt: instantOf(event.time_us).toISOString(),
    collectedAt: collectedAt.toISOString(),
    lang: langs?.find((lang) => /^(en|es)\b/i.test(lang)),
    text,
  };
}

/** The same for a post and its deletion, and nobody's name. */
export function idOf({ did, commit }: JetstreamEvent, pseudonymOf: PseudonymOf): string {
  return `bluesky:${pseudonymOf(did)}/${commit?.rkey}`;
}

export function instantOf(microseconds: number): Date {
  return new Date(Math.floor(microseconds / 1_000));
}
