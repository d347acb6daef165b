import { setTimeout as wait } from "node:timers/promises";
import { type Message, type PubSub, SubscriptionCloseBehaviors } from "@google-cloud/pubsub";
import { toAppError } from "./cloud-errors.ts";

export interface PullOptions {
  /** Messages held at once. */
  heldMax: number;
  onMessage(message: Message): void;
  onError(error: Error): void;
}

const reopenAfterMs = 1_000;

/**
 * Receives from a subscription until it is closed: what the client itself does not survive (a stream that ends for a
 * reason it does not know, a subscription that is not there yet) is told, and tried again. Answers how to close.
 */
export function pull(
  pubsub: PubSub,
  name: string,
  { heldMax, onMessage, onError }: PullOptions,
): () => Promise<void> {
  const closing = new AbortController();
  const subscription = pubsub.subscription(name, {
    flowControl: { maxMessages: heldMax },
    closeOptions: { behavior: SubscriptionCloseBehaviors.NackImmediately },
  });
  subscription.on("message", onMessage);
  subscription.on("error", (error) => {
    if (closing.signal.aborted) return;
    onError(toAppError(error, `subscription ${name}`));
    wait(reopenAfterMs, undefined, { signal: closing.signal }).then(
      () => subscription.open(),
      () => {},
    );
  });
  return async () => {
    closing.abort();
    await subscription.close();
  };
}
