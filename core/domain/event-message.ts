import { z } from "zod";
import { AppError } from "./errors.ts";
import { type PulsoEvent, pulsoEventSchema } from "./events.ts";
import { parseManifestPath } from "./manifest.ts";
import { parseJobName } from "./run.ts";
import { type RunId, runIdAt } from "./slot.ts";

/** A message of Pub/Sub, however it was handed over. */
export interface EventMessage {
  text: string;
  attributes: Record<string, string>;
  publishedAt: Date;
}

/** What the log's sink hands on: the cloud took a machine back, or lost it. Which one, the sweep sees. */
const logEntrySchema = z.object({ logName: z.string(), protoPayload: z.object({ methodName: z.string() }) });

/**
 * The event a message tells of: one of ours as JSON, the bucket's notification of an object, a log entry, or the scheduler's bare
 * tick, whose slot is that of the hour it was published in, however late it comes. Throws `event.invalid`: the message
 * then goes to the dead letters, where it can be looked at.
 */
export function readEventMessage({ text, attributes, publishedAt }: EventMessage): PulsoEvent {
  const { eventType, objectId } = attributes;
  if (objectId !== undefined) {
    if (eventType !== "OBJECT_FINALIZE")
      throw new AppError("event.invalid", { message: `${eventType} of ${objectId} tells nothing new` });
    return { type: "object.created", path: objectId };
  }
  const body = parseJson(text);
  if (logEntrySchema.safeParse(body).success) return { type: "sweep" };
  const isBareTick = isTick(body) && !("run" in body);
  const event = pulsoEventSchema.safeParse(isBareTick ? { ...body, run: runIdAt(publishedAt) } : body);
  if (!event.success) throw invalidEvent(event.error);
  return event.data;
}

/** The run an event is about, which its order among other events goes by; none is for all of them. */
export function runOfEvent(event: PulsoEvent): RunId | undefined {
  if (event.type === "tick") return event.run;
  if (event.type === "load") return event.job.run;
  if (event.type === "object.created") return parseManifestPath(event.path)?.run;
  return event.type === "machine.stopped" ? parseJobName(event.name)?.run : undefined;
}

export function invalidEvent(error: z.ZodError): AppError {
  const faults = error.issues.map(({ path, message }) => `${path.join(".") || "message"}: ${message}`);
  return new AppError("event.invalid", { message: `the message is no event of Pulso: ${faults.join("; ")}` });
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
