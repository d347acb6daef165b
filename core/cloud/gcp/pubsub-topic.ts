import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Message, PubSub, Topic } from "@google-cloud/pubsub";
import { messageOf } from "../../domain/errors.ts";
import type { Quote } from "../../domain/quote.ts";
import type { QuoteTopic } from "../ports.ts";
import { toAppError } from "./cloud-errors.ts";
import { pull } from "./pull.ts";
import { decodeQuote, encodeQuote, orderingKeyOf } from "./quote-message.ts";

export interface PubSubTopicOptions {
  topic: string;
  /** Quotes that a subscriber of this process may have without acknowledging them; beyond it the publisher waits. */
  unacknowledgedMax?: number;
  /** How long `close` waits for subscribers; what they have not acknowledged then stays with the topic. */
  closeWaitMs?: number;
  /** Told of what a subscriber threw (the quotes come again) and of messages that are no quotes (which go). */
  onError(error: Error): void;
}

interface Subscriber {
  handler: (quotes: readonly Quote[]) => Promise<void>;
  /** Marks of the quotes that this process published and the subscriber has not acknowledged. */
  unacknowledged: Set<string>;
}

/**
 * Quotes through Pub/Sub, which keeps them until they are acknowledged, whoever fails. Those of one symbol come in
 * order. A subscriber's subscription is `<topic>-<name>`, and is there already.
 */
export class PubSubTopic implements QuoteTopic {
  readonly #pubsub: PubSub;
  readonly #options: Required<PubSubTopicOptions>;
  readonly #topic: Topic;
  readonly #subscribers = new Map<string, Subscriber>();
  readonly #closers: (() => Promise<void>)[] = [];
  #waiting: (() => void)[] = [];

  constructor(pubsub: PubSub, options: PubSubTopicOptions) {
    this.#pubsub = pubsub;
    this.#options = { unacknowledgedMax: 100_000, closeWaitMs: 60_000, ...options };
    this.#topic = pubsub.topic(options.topic, { messageOrdering: true });
  }

  async publish(quotes: readonly Quote[]): Promise<void> {
    await this.#until((quotesHeld) => quotesHeld < this.#options.unacknowledgedMax);
    await Promise.all(quotes.map((quote) => this.#send(quote)));
  }

  async subscribe(name: string, handler: Subscriber["handler"]): Promise<void> {
    const subscriber: Subscriber = { handler, unacknowledged: new Set() };
    this.#subscribers.set(name, subscriber);
    this.#closers.push(
      pull(this.#pubsub, `${this.#options.topic}-${name}`, {
        heldMax: this.#options.unacknowledgedMax,
        onError: this.#options.onError,
        onMessage: (message) => void this.#take(message, subscriber),
      }),
    );
  }

  async close(): Promise<void> {
    const waited = new AbortController();
    await Promise.race([
      this.#until((quotesHeld) => quotesHeld === 0),
      wait(this.#options.closeWaitMs, undefined, { signal: waited.signal }).catch(() => {}),
    ]);
    waited.abort();
    await Promise.all(this.#closers.splice(0).map((close) => close()));
    await this.#pubsub.close();
  }

  async #send(quote: Quote): Promise<void> {
    const mark = randomUUID();
    const orderingKey = orderingKeyOf(quote);
    // Before it is sent: a subscriber may have it before the publisher knows that the topic has.
    for (const { unacknowledged } of this.#subscribers.values()) unacknowledged.add(mark);
    try {
      await this.#topic.publishMessage({ data: encodeQuote(quote), orderingKey, attributes: { mark } });
    } catch (error) {
      this.#topic.resumePublishing(orderingKey);
      for (const subscriber of this.#subscribers.values()) this.#acknowledged(subscriber, mark);
      throw toAppError(error, `topic ${this.#options.topic}`);
    }
  }

  async #take(message: Message, subscriber: Subscriber): Promise<void> {
    try {
      const quote = decodeQuote(message.data);
      // What is no quote will never be one: it is told of, and goes.
      if (quote instanceof Error) this.#options.onError(quote);
      else await subscriber.handler([quote]);
      message.ack();
      this.#acknowledged(subscriber, message.attributes.mark);
    } catch (error) {
      message.nack();
      this.#options.onError(error instanceof Error ? error : new Error(messageOf(error)));
    }
  }

  #acknowledged({ unacknowledged }: Subscriber, mark: string | undefined): void {
    if (mark === undefined || !unacknowledged.delete(mark)) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }

  async #until(isSo: (quotesHeld: number) => boolean): Promise<void> {
    while (![...this.#subscribers.values()].every(({ unacknowledged }) => isSo(unacknowledged.size)))
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
