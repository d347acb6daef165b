import { z } from "zod";
import { AppError } from "../core/domain/errors.ts";
import { type PulsoEvent, pulsoEventSchema } from "../core/domain/events.ts";
import { runIdAt } from "../core/domain/slot.ts";

/** What Pub/Sub hands to a function: the message of a CloudEvent `google.cloud.pubsub.topic.v1.messagePublished`. */
const pubsubSchema = z.object({
  message: z.object({
    data: z.string().default(""),
    attributes: z.record(z.string(), z.string()).default({}),
    publishTime: z.iso.datetime({ offset: true }).optional(),
    publish_time: z.iso.datetime({ offset: true }).optional(),
  }),
});

/**
 * The event a message tells of: one of ours as JSON, the bucket's notification of an object, or the scheduler's bare
 * tick, whose slot is that of the hour it was published in, however late it comes. `at` stands in where the message does not say
 * when. Throws `event.invalid`: the message then goes to the dead letters, where it can be looked at.
 */
export function readMessage(data: unknown, at: Date): PulsoEvent {
  const parsed = pubsubSchema.safeParse(data);
  if (!parsed.success) throw invalid(parsed.error);
  const { message } = parsed.data;
  const { eventType, objectId } = message.attributes;
  if (objectId !== undefined) {
    if (eventType !== "OBJECT_FINALIZE")
      throw new AppError("event.invalid", { message: `${eventType} of ${objectId} tells nothing new` });
    return { type: "object.created", path: objectId };
  }
  const body = parseJson(Buffer.from(message.data, "base64").toString("utf8"));
  const isBareTick = isTick(body) && !("run" in body);
  const published = message.publishTime ?? message.publish_time;
  const run = runIdAt(published === undefined ? at : new Date(published));
  const event = pulsoEventSchema.safeParse(isBareTick ? { ...body, run } : body);
  if (!event.success) throw invalid(event.error);
  return event.data;
}

function isTick(body: unknown): body is { type: "tick" } {
  return typeof body === "object" && body !== null && "type" in body && body.type === "tick";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("event.invalid", { message: "the message is not JSON", cause });
  }
}

function invalid(error: z.ZodError): AppError {
  const faults = error.issues.map(({ path, message }) => `${path.join(".") || "message"}: ${message}`);
  return new AppError("event.invalid", { message: `the message is no event of Pulso: ${faults.join("; ")}` });
}
