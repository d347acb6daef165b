import { z } from "zod";
import { invalidEvent, readEventMessage } from "../core/domain/event-message.ts";
import type { PulsoEvent } from "../core/domain/events.ts";

/** What Pub/Sub hands to a function: the message of a CloudEvent `google.cloud.pubsub.topic.v1.messagePublished`. */
const pubsubSchema = z.object({
  message: z.object({
    data: z.string().default(""),
    attributes: z.record(z.string(), z.string()).default({}),
    publishTime: z.iso.datetime({ offset: true }).optional(),
    publish_time: z.iso.datetime({ offset: true }).optional(),
  }),
});

/** The event that a pushed message tells of; `at` stands in where it does not say when it was published. Throws `event.invalid`. */
export function readMessage(data: unknown, at: Date): PulsoEvent {
  const parsed = pubsubSchema.safeParse(data);
  if (!parsed.success) throw invalidEvent(parsed.error);
  const { message } = parsed.data;
  const published = message.publishTime ?? message.publish_time;
  return readEventMessage({
    text: Buffer.from(message.data, "base64").toString("utf8"),
    attributes: message.attributes,
    publishedAt: published === undefined ? at : new Date(published),
  });
}

/** What came, for the dead letters: the message's own bytes, or all of it where it has not the form of one. */
export function rawMessage(data: unknown): { data: Buffer; attributes: Record<string, string> } {
  const parsed = pubsubSchema.safeParse(data);
  if (!parsed.success) return { data: Buffer.from(JSON.stringify(data) ?? ""), attributes: {} };
  const { message } = parsed.data;
  return { data: Buffer.from(message.data, "base64"), attributes: message.attributes };
}
