/** Time that passes only when everybody sleeps: hours of waiting in milliseconds. */
export class VirtualTime {
  #nowMs = 0;
  #sleepers: { at: number; wake: () => void }[] = [];

  readonly now = (): number => this.#nowMs;

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((wake) => this.#sleepers.push({ at: this.#nowMs + Math.max(0, ms), wake }));

  /** Lets time pass until `work` has ended. */
  async run<T>(work: Promise<T>): Promise<T> {
    let ended = false;
    const mark = () => {
      ended = true;
    };
    work.then(mark, mark);
    for (;;) {
      // All that can go on without time goes on first.
      await new Promise((resolve) => setImmediate(resolve));
      if (ended) return work;
      const next = Math.min(...this.#sleepers.map(({ at }) => at));
      if (next === Number.POSITIVE_INFINITY) throw new Error("nobody sleeps and the work has not ended");
      this.#nowMs = next;
      const woken = this.#sleepers.filter(({ at }) => at <= next);
      this.#sleepers = this.#sleepers.filter(({ at }) => at > next);
      for (const { wake } of woken) wake();
    }
  }
}
