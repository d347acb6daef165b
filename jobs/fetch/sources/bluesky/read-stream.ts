import type { SourceItem, SourceRequest } from "../source.ts";
import { eventSchema, type JetstreamEvent, jetstreamUrl, posts, subscribe } from "./client.ts";
import { idOf, instantOf, type Post, postOf, toBlueskyRecord } from "./transform.ts";

/** Jetstream may send an event some seconds late when it passes from the past to the present. */
const disorderUs = 10_000_000;
/** All of Bluesky is never silent for so long: what lies between was not sent. */
const silenceUs = 60_000_000;
/** A run gives up after so long and leaves the rest to the next. */
const patienceMs = 15 * 60_000;
const deletedAtOnce = 1_000;

/** Instants are microseconds since 1970, as Jetstream's are. */
export interface Stretch {
  /** The event at this instant was read before. */
  fromUs: number;
  toUs: number;
  isWanted(post: Post): boolean;
  request: SourceRequest;
}

/**
 * What Jetstream tells of posts between two instants: wanted ones as records, deletions of any as `deleted`, a `gap`
 * from–to where it begins later than asked, which it does in silence, and in the end a cursor, also where it failed.
 */
export async function* readStream(stretch: Stretch): AsyncGenerator<SourceItem> {
  const { toUs, request } = stretch;
  const reading = new Reading(stretch);
  const startedAt = request.clock.now().getTime();
  let failure: unknown;
  try {
    for await (const text of subscribe(request.http, () => reading.askFromUs())) {
      request.signal.throwIfAborted();
      yield* reading.take(text);
      if (reading.isWhole) break;
      if (request.clock.now().getTime() - startedAt <= patienceMs) continue;
      yield gapOf(reading.newestUs, toUs, "is left to the next run: Jetstream sends it too slowly");
      break;
    }
  } catch (error) {
    failure = error;
  }
  yield* reading.close();
  yield { type: "cursor", cursor: { timeUs: reading.isWhole ? toUs : reading.askFromUs() } };
  if (failure !== undefined) throw failure;
}

/** Where the events of one stretch are sorted. */
class Reading {
  readonly #stretch: Stretch;
  readonly #given = new Set<string>();
  #deleted: string[] = [];
  #textless = 0;
  newestUs: number;
  /** Whether an event came from so long after the end that none of before it can be still to come. */
  isWhole = false;

  constructor(stretch: Stretch) {
    this.#stretch = stretch;
    this.newestUs = stretch.fromUs;
  }

  /** Where a connection takes up so that nothing sent in disorder is missed. */
  askFromUs(): number {
    return Math.max(this.#stretch.fromUs, this.newestUs - disorderUs);
  }

  *take(text: string): Generator<SourceItem> {
    const { fromUs, toUs } = this.#stretch;
    const event = parseEvent(text);
    if (!event) {
      yield {
        type: "fault",
        code: "record.invalid",
        message: "no event of Jetstream's",
        origin: jetstreamUrl,
        raw: text.slice(0, 10_000),
      };
      return;
    }
    const silentToUs = Math.min(event.time_us, toUs);
    if (silentToUs - this.newestUs > silenceUs)
      yield gapOf(this.newestUs, silentToUs, "was not sent: Jetstream keeps some 36 hours, or was down");
    this.newestUs = Math.max(this.newestUs, event.time_us);
    this.isWhole = event.time_us > toUs + disorderUs;
    if (event.time_us > fromUs && event.time_us <= toUs) yield* this.#takePost(event);
  }

  *#takePost(event: JetstreamEvent): Generator<SourceItem> {
    if (event.commit?.collection !== posts) return;
    const { isWanted, request } = this.#stretch;
    const id = idOf(event, request.pseudonymOf);
    if (event.commit.operation === "delete") {
      this.#deleted.push(id);
      if (this.#deleted.length >= deletedAtOnce) yield* this.#flushDeleted();
      return;
    }
    const post = postOf(event);
    if (!post) this.#textless += 1;
    const key = `${id} ${event.time_us}`;
    if (!post || !isWanted(post) || this.#given.has(key)) return;
    this.#given.add(key);
    const record = toBlueskyRecord(event, post, request.clock.now(), request.pseudonymOf);
    yield { type: "record", record, origin: jetstreamUrl };
  }

  *close(): Generator<SourceItem> {
    yield* this.#flushDeleted();
    if (this.#textless > 0)
      yield { type: "note", message: `posts without a text, passed over: ${this.#textless}` };
  }

  *#flushDeleted(): Generator<SourceItem> {
    if (this.#deleted.length > 0) yield { type: "deleted", ids: this.#deleted };
    this.#deleted = [];
  }
}

function parseEvent(text: string): JetstreamEvent | undefined {
  try {
    return eventSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function gapOf(fromUs: number, toUs: number, what: string): SourceItem {
  const [from, to] = [instantOf(fromUs).toISOString(), instantOf(toUs).toISOString()];
  return { type: "gap", code: "source.unavailable", message: `from ${from} to ${to} ${what}` };
}
