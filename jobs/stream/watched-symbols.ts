import { messageOf } from "../../core/domain/errors.ts";
import type { Log } from "../../core/log.ts";

export interface WatchedSymbolsOptions {
  symbols: readonly string[];
  readSymbols?(): Promise<readonly string[]>;
  symbolsEveryMs?: number;
}

/** The symbols a stream watches: what a user asks for while it runs is taken up without a restart. */
export class WatchedSymbols {
  #symbols: readonly string[];
  #changing = new AbortController();
  readonly #timer: NodeJS.Timeout | undefined;

  constructor({ symbols, readSymbols, symbolsEveryMs = 60_000 }: WatchedSymbolsOptions, log: Log) {
    this.#symbols = symbols;
    if (!readSymbols) return;
    this.#timer = setInterval(() => {
      readSymbols().then(
        (read) => this.#replace(read),
        (error: unknown) => log.debug({ error: messageOf(error) }, "stream.symbols_unread"),
      );
    }, symbolsEveryMs);
  }

  /** The symbols of now, and a signal that is aborted when they are no longer these. */
  current(): { symbols: readonly string[]; changed: AbortSignal } {
    return { symbols: this.#symbols, changed: this.#changing.signal };
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #replace(symbols: readonly string[]): void {
    const isSame =
      symbols.length === this.#symbols.length && symbols.every((symbol, at) => symbol === this.#symbols[at]);
    if (isSame) return;
    this.#symbols = symbols;
    const before = this.#changing;
    this.#changing = new AbortController();
    before.abort(new Error("the symbols to watch have changed"));
  }
}
