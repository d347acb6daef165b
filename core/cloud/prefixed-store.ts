import type { Readable } from "node:stream";
import type { ByteRange, ObjectBody, ObjectStore, StoredObject } from "./ports.ts";

/** A part of a store as a store: all of its paths begin with `prefix`. */
export class PrefixedStore implements ObjectStore {
  readonly #store: ObjectStore;
  readonly #prefix: string;

  constructor(store: ObjectStore, prefix: string) {
    this.#store = store;
    this.#prefix = `${prefix}/`;
  }

  async put(
    path: string,
    body: ObjectBody,
    options?: { ifGenerationMatch?: string | null },
  ): Promise<StoredObject> {
    return this.#own(await this.#store.put(this.#prefix + path, body, options));
  }

  get(path: string): Promise<Buffer | undefined> {
    return this.#store.get(this.#prefix + path);
  }

  read(path: string, range?: ByteRange): Promise<Readable> {
    return this.#store.read(this.#prefix + path, range);
  }

  async head(path: string): Promise<StoredObject | undefined> {
    const found = await this.#store.head(this.#prefix + path);
    return found && this.#own(found);
  }

  async *list(prefix: string): AsyncGenerator<StoredObject> {
    for await (const object of this.#store.list(this.#prefix + prefix)) yield this.#own(object);
  }

  delete(path: string): Promise<void> {
    return this.#store.delete(this.#prefix + path);
  }

  #own(object: StoredObject): StoredObject {
    return { ...object, path: object.path.slice(this.#prefix.length) };
  }
}
