/** Work of which that of one key is done one after the other, and that of others meanwhile. */
export class OrderedWork {
  readonly #tails = new Map<string, Promise<void>>();
  #stopped = false;

  /** `work` tells of its failures itself. After `stop` it is not begun. */
  add(key: string, work: () => Promise<void>): void {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const tail = before.then(() => (this.#stopped ? undefined : work()));
    this.#tails.set(key, tail);
    void tail.finally(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
  }

  /** Begins nothing more, and resolves when what was begun has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#tails.values());
  }
}
