import { AppError } from "../../../../core/domain/errors.ts";
import type { RedditClient } from "./client.ts";
import { goneIdOf, nameAndTimeOf } from "./transform.ts";

/** Those of at most 100 full names that Reddit shows without their text, or no more at all. */
export async function findGone(client: RedditClient, names: string[]): Promise<string[]> {
  const { children } = await client.getListing("/api/info", { id: names.join(",") });
  // Nothing of many is rather an answer gone wrong than all of them deleted at once, and an erasure is for ever.
  if (children.length === 0 && names.length > 1)
    throw new AppError("source.rejected", {
      message: `reddit shows none of ${names.length} things asked for`,
      source: "reddit",
    });
  const shown = new Set(children.flatMap((thing) => nameAndTimeOf(thing)?.name ?? []));
  const missing = names.filter((name) => !shown.has(name)).map((name) => `reddit:${name}`);
  return [...missing, ...children.flatMap((thing) => goneIdOf(thing) ?? [])];
}
