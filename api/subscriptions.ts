import type { Notifications } from "../core/database/notifications.ts";

/**
 * What waits to be sent to one subscriber: the newest value of each key and nothing else, so that however slow the
 * subscriber is, no more waits for it than it has keys. Keys are taken in the order in which they began to wait. It is
 * read by one reader, one value after the other, as GraphQL reads a subscription.
 */
export class Pending<Key, Value> implements AsyncIterableIterator<Value> {
  readonly #waiting = new Map<Key, Value>();
  readonly #onEnd: () => void;
  #wake: (() => void) | undefined;
  #isEnded = false;
  #error: unknown;

  /** `onEnd` is called once, whoever ends it. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** How many values wait. */
  get size(): number {
    return this.#waiting.size;
  }

  put(key: Key, value: Value): void {
    if (this.#isEnded) return;
    this.#waiting.set(key, value);
    this.#wake?.();
  }

  /** Ends it with an error, which the reader gets in place of what waits. */
  fail(error: unknown): void {
    this.#error = error;
    this.#end();
  }

  async next(): Promise<IteratorResult<Value, undefined>> {
    while (this.#waiting.size === 0 && !this.#isEnded)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#wake = undefined;
    if (this.#error !== undefined) {
      const error = this.#error;
      this.#error = undefined;
      throw error;
    }
    for (const [key, value] of this.#waiting) {
      this.#waiting.delete(key);
      return { done: false, value };
    }
    return { done: true, value: undefined };
  }

  /** The subscriber has left: what waits is dropped, a reader that waits is let go. */
  async return(): Promise<IteratorResult<Value, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#waiting.clear();
    this.#onEnd();
    this.#wake?.();
  }
}

/**
 * Each value mapped as it is taken. Leaving reaches the source at once, also while a value is waited for; so does a
 * failure, after which a reader asks no more and says no goodbye.
 */
export function mapEvents<Value, Result>(
  source: AsyncIterator<Value>,
  map: (value: Value) => Result | Promise<Result>,
): AsyncGenerator<Result, undefined> {
  const end = async (): Promise<IteratorResult<Result, undefined>> => {
    await source.return?.();
    return { done: true, value: undefined };
  };
  const mapped: AsyncGenerator<Result, undefined> = {
    async next() {
      try {
        const { done, value } = await source.next();
        return done ? { done: true, value: undefined } : { done: false, value: await map(value) };
      } catch (error) {
        await end();
        throw error;
      }
    },
    return: end,
    async throw(error) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]: () => mapped,
    [Symbol.asyncDispose]: async () => void (await end()),
  };
  return mapped;
}

export interface Watch<Value> {
  notifications: Notifications;
  channel: string;
  /** Whether a notification is about what is watched; an empty payload always is, as something may have been missed. */
  concerns(payload: string): boolean;
  /** Reads it as it is now; undefined when there is nothing to tell. Throws what ends the subscription. */
  read(): Promise<Value | undefined>;
  /** Whether nothing more will come after this value; the subscription then completes. */
  isLast?(value: Value): boolean;
}

/**
 * What one thing of the database is now, and again after each notification that concerns it: for
 * `@Subscription({ subscribe })`. However many notifications come while it is read or sent, it is read once more.
 */
export async function watch<Value>({
  notifications,
  channel,
  concerns,
  read,
  isLast,
}: Watch<Value>): Promise<AsyncIterableIterator<Value>> {
  let forget = () => {};
  const changes = new Pending<"changed", true>(() => forget());
  forget = await notifications.listen(channel, (payload) => {
    if (payload === "" || concerns(payload)) changes.put("changed", true);
  });
  changes.put("changed", true);
  const iterator: AsyncIterableIterator<Value> = {
    async next() {
      for (;;) {
        const { done } = await changes.next();
        if (done) return { done: true, value: undefined };
        const value = await read();
        if (value === undefined) continue;
        if (isLast?.(value)) await changes.return();
        return { done: false, value };
      }
    },
    async return() {
      await changes.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
