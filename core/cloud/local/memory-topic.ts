import type { Quote } from "../../domain/quote.ts";
import type { QuoteTopic } from "../ports.ts";

interface Subscriber {
  handler: (quotes: readonly Quote[]) => Promise<void>;
  unacknowledged: number;
}

export interface MemoryTopicOptions {
  /** Quotes that one subscriber may have without acknowledging them; beyond it the publisher waits. */
  unacknowledgedMax?: number;
  /** Told once, when a subscriber has thrown. */
  onFailure?(error: unknown): void;
}

/** A topic within one process. What a subscriber does not acknowledge is held by it alone, so its failure ends the topic. */
export class MemoryTopic implements QuoteTopic {
  readonly #options: Required<MemoryTopicOptions>;
  readonly #subscribers = new Map<string, Subscriber>();
  #waiting: (() => void)[] = [];
  #failure: { error: unknown } | undefined;

  constructor({ unacknowledgedMax = 100_000, onFailure = () => {} }: MemoryTopicOptions = {}) {
    this.#options = { unacknowledgedMax, onFailure };
  }

  async subscribe(name: string, handler: Subscriber["handler"]): Promise<void> {
    this.#subscribers.set(name, { handler, unacknowledged: 0 });
  }

  async publish(quotes: readonly Quote[]): Promise<void> {
    await this.#until(({ unacknowledged }) => unacknowledged < this.#options.unacknowledgedMax);
    for (const subscriber of this.#subscribers.values()) {
      subscriber.unacknowledged += quotes.length;
      subscriber.handler(quotes).then(
        () => {
          subscriber.unacknowledged -= quotes.length;
          this.#wake();
        },
        (error: unknown) => this.#fail(error),
      );
    }
  }

  async close(): Promise<void> {
    await this.#until(({ unacknowledged }) => unacknowledged === 0);
  }

  async #until(isSo: (subscriber: Subscriber) => boolean): Promise<void> {
    for (;;) {
      if (this.#failure) throw this.#failure.error;
      if ([...this.#subscribers.values()].every(isSo)) return;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #fail(error: unknown): void {
    if (!this.#failure) {
      this.#failure = { error };
      this.#options.onFailure(error);
    }
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}
