import type { Message, PubSub, Topic } from "@google-cloud/pubsub";
import { codeOf, messageOf } from "../../domain/errors.ts";
import { readEventMessage, runOfEvent } from "../../domain/event-message.ts";
import type { PulsoEvent } from "../../domain/events.ts";
import type { Events } from "../ports.ts";
import { toAppError } from "./cloud-errors.ts";
import { OrderedWork } from "./ordered-work.ts";
import { pull } from "./pull.ts";

export interface PubSubEventsOptions {
  /** Names of the topics that events are published on. */
  topics: { ticks: string; events: string; sweeps: string; incidents: string; deadLetters: string };
  /** Names of the subscriptions that `subscribe` pulls from. */
  subscriptions?: readonly string[];
  /** Deliveries after which a message is set aside: as many as the subscription's own policy allows, 5 unless told. */
  attemptsMax?: number;
  /** Told of what a handler threw (the message comes again) and of what was set aside. */
  onError(error: Error): void;
}

/**
 * Events through Pub/Sub. Those of one run come in order and are handled one at a time. A message that is no event is
 * set aside on the dead-letter topic at once, one whose handler keeps throwing at its last try.
 */
export class PubSubEvents implements Events {
  readonly #pubsub: PubSub;
  readonly #options: PubSubEventsOptions;
  readonly #topics = new Map<string, Topic>();
  readonly #work = new OrderedWork();
  readonly #closers: (() => Promise<void>)[] = [];

  constructor(pubsub: PubSub, options: PubSubEventsOptions) {
    this.#pubsub = pubsub;
    this.#options = options;
  }

  async publish(event: PulsoEvent): Promise<void> {
    const { topics } = this.#options;
    const name = topics[topicOf[event.type]];
    await this.#send(name, runOfEvent(event), JSON.stringify(event), { type: event.type });
  }

  async subscribe(handler: (event: PulsoEvent) => Promise<void>): Promise<void> {
    const { subscriptions = [], onError } = this.#options;
    for (const name of subscriptions)
      this.#closers.push(
        pull(this.#pubsub, name, {
          heldMax,
          onError,
          onMessage: (message) =>
            this.#work.add(message.orderingKey || message.id, () => this.#take(message, name, handler)),
        }),
      );
  }

  /** Puts a message that is no event on the dead-letter topic, with its reason. */
  async discard(
    message: { data: Buffer; attributes: Record<string, string> },
    reason: string,
  ): Promise<void> {
    const attributes = { ...message.attributes, reason: reason.slice(0, reasonCharactersMax) };
    await this.#send(this.#options.topics.deadLetters, undefined, message.data, attributes);
  }

  /** Waits for the handlers under way; what was received and not begun goes back to the queue. */
  async close(): Promise<void> {
    await this.#work.stop();
    await Promise.all(this.#closers.splice(0).map((close) => close()));
    await this.#pubsub.close();
  }

  async #take(
    message: Message,
    subscription: string,
    handler: (event: PulsoEvent) => Promise<void>,
  ): Promise<void> {
    const text = message.data.toString("utf8");
    try {
      await handler(
        readEventMessage({ text, attributes: message.attributes, publishedAt: message.publishTime }),
      );
      message.ack();
    } catch (error) {
      this.#options.onError(error instanceof Error ? error : new Error(messageOf(error)));
      if (this.#isHopeless(message, error) && (await this.#setAside(message, subscription, messageOf(error))))
        message.ack();
      else message.nack();
    }
  }

  /** Handed over at the last try, and not by the policy after it, a message goes with its reason. */
  #isHopeless({ deliveryAttempt }: Message, error: unknown): boolean {
    return codeOf(error) === "event.invalid" || deliveryAttempt >= (this.#options.attemptsMax ?? 5);
  }

  /** Whether the dead letters have it. */
  async #setAside(message: Message, subscription: string, reason: string): Promise<boolean> {
    const attributes = { ...message.attributes, subscription };
    return this.discard({ data: message.data, attributes }, reason).then(
      () => true,
      () => false,
    );
  }

  async #send(
    name: string,
    orderingKey: string | undefined,
    data: string | Buffer,
    attributes: Record<string, string>,
  ): Promise<void> {
    const topic = this.#topics.get(name) ?? this.#pubsub.topic(name, { messageOrdering: true });
    this.#topics.set(name, topic);
    try {
      await topic.publishMessage({
        data: Buffer.from(data),
        attributes,
        ...(orderingKey && { orderingKey }),
      });
    } catch (error) {
      // The client holds back a key after a failure; here each publisher decides by itself to publish again.
      if (orderingKey) topic.resumePublishing(orderingKey);
      throw toAppError(error, `topic ${name}`);
    }
  }
}

const topicOf = {
  tick: "ticks",
  "object.created": "events",
  load: "events",
  "machine.stopped": "sweeps",
  sweep: "sweeps",
  incident: "incidents",
} as const satisfies Record<PulsoEvent["type"], string>;

/** Messages that one process holds at once. */
const heldMax = 20;
/** An attribute's value may have 1,024 bytes. */
const reasonCharactersMax = 250;
