import type { Readable } from "node:stream";
import type { PulsoEvent, StageJob } from "../domain/events.ts";
import type { Quote } from "../domain/quote.ts";

export interface StoredObject {
  path: string;
  sizeBytes: number;
  /** Changes whenever the object is written anew; opaque. */
  generation: string;
}

/** An object's bytes; chunks as they come where it may be larger than the memory. */
export type ObjectBody = Buffer | string | AsyncIterable<Uint8Array>;

export interface ByteRange {
  start: number;
  bytes: number;
}

/**
 * The lake. Paths are relative, `/`-separated. Writes are atomic: an object is seen whole or not at all.
 * `ifGenerationMatch: null` means "only if there is none"; a mismatch throws `object.conflict`.
 */
export interface ObjectStore {
  put(path: string, body: ObjectBody, options?: { ifGenerationMatch?: string | null }): Promise<StoredObject>;
  get(path: string): Promise<Buffer | undefined>;
  /** All of it, or `bytes` bytes from `start`. Throws `object.missing`. */
  read(path: string, range?: ByteRange): Promise<Readable>;
  head(path: string): Promise<StoredObject | undefined>;
  /** In path order. */
  list(prefix: string): AsyncIterable<StoredObject>;
  delete(path: string): Promise<void>;
}

/** At least once, in no promised order. A handler that throws is called again later. */
export interface Events {
  publish(event: PulsoEvent): Promise<void>;
  subscribe(handler: (event: PulsoEvent) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Quotes on their way from the feeds to those who keep them. At least once; a subscriber gets them as they were published. */
export interface QuoteTopic {
  /** Resolves when the topic has them: waits while a subscriber has not acknowledged too many of the earlier ones. */
  publish(quotes: readonly Quote[]): Promise<void>;
  /**
   * Calls `handler` with what is published from now on, also before its last call has resolved. When it resolves, the
   * quotes are acknowledged. When it throws they are not: the topic gives them again if it can; one that cannot
   * takes no more (`publish` and `close` throw what the handler threw, `onFailure` is told at once).
   */
  subscribe(name: string, handler: (quotes: readonly Quote[]) => Promise<void>): Promise<void>;
  /** Resolves once all that was published is acknowledged. */
  close(): Promise<void>;
}

export type { StageJob };

export type JobState = "running" | "stopped" | "unknown";

export interface Machines {
  /** Throws `machine.closing` once the host is shutting down: the command stays in the outbox for the next host. */
  start(job: StageJob): Promise<"started" | "exists">;
  stop(name: string): Promise<void>;
  state(name: string): Promise<JobState>;
  /** The names of all that run now, and of those that ended but are still to be taken away by `stop`. */
  list(): Promise<string[]>;
}

/** As `Machines`, for jobs that a cluster runs. */
export interface Clusters extends Machines {}

/** What the cluster is to do for a job: Spark SQL, its `${variables}` and Spark's settings. */
export interface ClusterSql {
  queries: string[];
  variables: Record<string, string>;
  properties: Record<string, string>;
}

/** Machines that bear a label which lets them stay after their work. */
export interface KeptMachines extends Machines {
  /** Writes or, with null, removes the label, which tells whole seconds. Throws `machine.missing` when there is no such machine. */
  keep(name: string, until: Date | null): Promise<void>;
  /** What the label says, whoever wrote it; null without one. Throws `machine.missing` when there is no such machine. */
  keptUntil(name: string): Promise<Date | null>;
}

export interface Secrets {
  /** Undefined when there is none of this name. Throws when it may not be read. */
  read(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface Clock {
  now(): Date;
}

export interface Mail {
  send(message: { to: string; subject: string; text: string }): Promise<void>;
}
