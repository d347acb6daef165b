import { Readable } from "node:stream";
import type { ObjectBody, ObjectStore, StoredObject } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Faults, StoreRequest } from "./faults.ts";
import type { Process } from "./world.ts";

/** The service itself: objects, and the generation of each. */
export class Bucket {
  readonly objects = new Map<string, { bytes: Buffer; generation: number }>();
  /** Told of each object that is written. */
  onCreated: (path: string) => void = () => {};
  /** How often each object was written. */
  readonly writes = new Map<string, number>();
  requests = 0;
  /** How often something was asked for, however many requests that took. */
  operations = 0;
  /** Each request that was refused for being one too many: whose it was, and when. */
  readonly throttled: { by: string; at: number }[] = [];
  #generation = 0;

  write(path: string, bytes: Buffer, ifGenerationMatch: string | null | undefined): StoredObject {
    const current = this.objects.get(path);
    if (
      ifGenerationMatch !== undefined &&
      ifGenerationMatch !== (current ? String(current.generation) : null)
    )
      throw new AppError("object.conflict", { message: `${path} was written by another`, path });
    const generation = ++this.#generation;
    this.objects.set(path, { bytes, generation });
    this.writes.set(path, (this.writes.get(path) ?? 0) + 1);
    this.onCreated(path);
    return { path, sizeBytes: bytes.length, generation: String(generation) };
  }
}

class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the store answered ${status}`);
    this.status = status;
  }
}

const pauseFirstMs = 1_000;
const pauseMsMax = 32_000;

/**
 * One process's way to the bucket. What was refused is asked again, less and less often, and a write only under a
 * generation precondition: then a second one that meets the first one's object knows it again.
 */
export class BucketStore implements ObjectStore {
  readonly #bucket: Bucket;
  readonly #process: Process;
  readonly #faults: Faults;
  readonly #patienceMs: number;
  /** Kept between calls, so that a storm slows all of a process's requests. */
  #pauseMs = 0;

  constructor(bucket: Bucket, process: Process, faults: Faults, patienceMs: number) {
    this.#bucket = bucket;
    this.#process = process;
    this.#faults = faults;
    this.#patienceMs = patienceMs;
  }

  async put(
    path: string,
    body: ObjectBody,
    { ifGenerationMatch }: { ifGenerationMatch?: string | null } = {},
  ): Promise<StoredObject> {
    const bytes = Buffer.from(body as Buffer | string);
    // An object of an attempt is written once: a write without a precondition gets the one that there is none.
    const expected = ifGenerationMatch === undefined ? null : ifGenerationMatch;
    let wasUnanswered = false;
    return this.#ask({ verb: "put", path, by: this.#process.name }, (fault) => {
      const current = this.#bucket.objects.get(path);
      if (wasUnanswered && current?.bytes.equals(bytes))
        return { path, sizeBytes: bytes.length, generation: String(current.generation) };
      if (fault === "garbled")
        throw new AppError("object.corrupt", { message: `${path} came damaged`, path });
      const stored = this.#bucket.write(path, bytes, expected);
      if (fault) wasUnanswered = true;
      return stored;
    });
  }

  async get(path: string): Promise<Buffer | undefined> {
    return this.#ask({ verb: "get", path, by: this.#process.name }, (fault) => {
      const bytes = this.#bucket.objects.get(path)?.bytes;
      return fault === "garbled" && bytes ? bytes.subarray(0, bytes.length >> 1) : bytes;
    });
  }

  async head(path: string): Promise<StoredObject | undefined> {
    return this.#ask({ verb: "head", path, by: this.#process.name }, () => {
      const found = this.#bucket.objects.get(path);
      return found && { path, sizeBytes: found.bytes.length, generation: String(found.generation) };
    });
  }

  async read(path: string): Promise<Readable> {
    const bytes = await this.get(path);
    if (!bytes) throw new AppError("object.missing", { message: `${path} is not in the lake`, path });
    return Readable.from([bytes]);
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    for (const path of [...this.#bucket.objects.keys()].filter((one) => one.startsWith(prefix)).sort())
      yield (await this.head(path))!;
  }

  async delete(path: string): Promise<void> {
    await this.#process.travel();
    this.#bucket.objects.delete(path);
  }

  async #ask<T>(request: StoreRequest, act: (fault: "garbled" | "took" | undefined) => T): Promise<T> {
    this.#bucket.operations += 1;
    const { world } = this.#process;
    const patientUntil = world.now + this.#patienceMs;
    for (;;) {
      await this.#process.wait(this.#pauseMs + world.between(5, 200));
      this.#bucket.requests += 1;
      const fault = this.#faults.store(request);
      if (fault === undefined || fault === "garbled") {
        const answer = act(fault);
        this.#pauseMs >>= 1;
        return answer;
      }
      if (fault.status === 429) this.#bucket.throttled.push({ by: request.by, at: world.now });
      if (fault.took) act("took");
      this.#pauseMs = Math.min(pauseMsMax, Math.max(pauseFirstMs, this.#pauseMs * 2));
      if (world.now >= patientUntil) throw new Refused(fault.status);
    }
  }
}
