import { z } from "zod";
import { getAssetNames } from "../asset-names.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source } from "../source.ts";
import { createFilter } from "./filter.ts";
import { readStream } from "./read-stream.ts";

/** How far back the first run looks. */
const firstLookBackMs = 6 * 3_600_000;

/** Microseconds since 1970, as Jetstream counts: all before has been read. */
const cursorSchema = z.object({ timeUs: z.number().int().nonnegative() });

/** Posts of Bluesky on markets, and which posts were deleted, from the network's event stream; no key. */
export const bluesky: Source = {
  name: "bluesky",
  title:
    "Bluesky posts with cashtags, names of assets or words of finance, from its event stream (Jetstream)",
  delivers: ["posts"],
  sample: false,
  settings: [],
  // A request is a connection.
  limits: { requestsPerMinuteMax: 10, requestsPerDayMax: 200 },
  terms: {
    url: "https://bsky.social/about/support/tos",
    redistribute: "excerpt",
    training: false,
    retentionDays: 365,
    deletions: "events",
    authors: "pseudonym",
    attribution: "Bluesky",
  },
  async *read(request) {
    const cursor = yield* parseCursor(cursorSchema, request);
    const toUs = request.to.getTime() * 1_000;
    const fromUs = cursor?.timeUs ?? toUs - firstLookBackMs * 1_000;
    if (fromUs >= toUs) return;
    const isWanted = createFilter(await getAssetNames(request.assets));
    yield* readStream({ fromUs, toUs, isWanted, request });
  },
};
