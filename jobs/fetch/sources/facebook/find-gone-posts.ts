import { z } from "zod";
import { type GraphClient, GraphError } from "../graph-api.ts";

const idsMax = 50;
/** "Does not exist, cannot be loaded due to missing permissions", and "some of the aliases do not exist". */
const goneCodes = new Set([100, 803]);
const anySchema = z.record(z.string(), z.object({ id: z.string() }));

/**
 * Those of these posts (`<page>_<post>`) that Facebook does not show any more, in groups. One that is gone fails all it
 * is asked with, so a group that fails is halved until it is named. A page that cannot be read itself says nothing of
 * its posts: that may be a permission withdrawn.
 */
export async function* findGonePosts(
  client: GraphClient,
  ids: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<string[]> {
  const pageOf = (id: string) => id.slice(0, id.indexOf("_"));
  for (const page of new Set(ids.map(pageOf))) {
    signal.throwIfAborted();
    const posts = ids.filter((id) => pageOf(id) === page);
    if (!(await areShown(client, [page]))) continue;
    for (let at = 0; at < posts.length; at += idsMax) {
      const gone = await findGone(client, posts.slice(at, at + idsMax), signal);
      if (gone.length > 0) yield gone;
    }
  }
}

async function findGone(client: GraphClient, ids: string[], signal: AbortSignal): Promise<string[]> {
  signal.throwIfAborted();
  if (await areShown(client, ids)) return [];
  if (ids.length === 1) return ids;
  const half = Math.ceil(ids.length / 2);
  const gone = await findGone(client, ids.slice(0, half), signal);
  return [...gone, ...(await findGone(client, ids.slice(half), signal))];
}

async function areShown(client: GraphClient, ids: string[]): Promise<boolean> {
  try {
    const { answer } = await client.get("/", { ids: ids.join(","), fields: "id" }, anySchema);
    return ids.every((id) => id in answer);
  } catch (error) {
    if (error instanceof GraphError && goneCodes.has(error.graphCode)) return false;
    throw error;
  }
}
