import { createPubSub, type GoogleService } from "./clients.ts";
import { PubSubEvents, type PubSubEventsOptions } from "./pubsub-events.ts";

/** Events on the topics named, of a program that only publishes. */
export async function openEvents(
  place: GoogleService<"pubsub">,
  options: Pick<PubSubEventsOptions, "topics" | "onError">,
): Promise<PubSubEvents> {
  return new PubSubEvents(await createPubSub(place), options);
}
