import type { Quote } from "../../../../core/domain/quote.ts";

/**
 * Quotes between a socket that pushes and a reader that pulls: of a symbol whose quote is still waiting, the newer takes
 * its place, so that a slow reader gets the newest and never a growing queue.
 */
export class NewestQuotes {
  readonly #waiting = new Map<string, Quote>();
  #wake: () => void = () => {};
  #isEnded = false;
  #failure: unknown;

  put(quote: Quote): void {
    this.#waiting.delete(quote.symbol);
    this.#waiting.set(quote.symbol, quote);
    this.#wake();
  }

  /** Nothing more comes; `read` throws the failure, if there is one, after what is waiting. */
  end(failure?: unknown): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#failure = failure;
    this.#wake();
  }

  async *read(): AsyncGenerator<Quote> {
    for (;;) {
      const [first] = this.#waiting.values();
      if (first) {
        this.#waiting.delete(first.symbol);
        yield first;
      } else if (this.#isEnded) {
        if (this.#failure !== undefined) throw this.#failure;
        return;
      } else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
