import type { Quote } from "../../../../core/domain/quote.ts";

/** Tick types of the TWS API that a quote is made of. */
const tickType = { bid: 1, ask: 2, last: 4, volume: 8, lastTimestamp: 45, delayedLastTimestamp: 88 };

export interface LineOptions {
  symbol: string;
  currency: string | undefined;
  /** Prices come in this many parts of the currency: 100 for pence. */
  priceMagnifier: number;
  /** Currencies have no trades: their price is the middle of bid and ask. */
  hasTrades: boolean;
  /** Older gateways count hundreds of shares. */
  volumeInShares: boolean;
}

/** What one line of quotes has told so far. Delayed ticks (66 to 76, 88) are none of it. */
export class LineTicks {
  readonly #options: LineOptions;
  #last: number | undefined;
  #bid: number | undefined;
  #ask: number | undefined;
  #volume: number | undefined;
  #lastAt: Date | undefined;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** True when the quote is another now. IB says -1 (or 0 of a bid) where there is none. */
  takePrice(type: number, stated: number): boolean {
    const price = stated > 0 ? stated / this.#options.priceMagnifier : undefined;
    if (type === tickType.last && price !== undefined) this.#last = price;
    else if (type === tickType.bid) this.#bid = price;
    else if (type === tickType.ask) this.#ask = price;
    else return false;
    return true;
  }

  /** Volume alone makes no new quote. */
  takeSize(type: number | undefined, size: number | undefined): void {
    if (type === tickType.volume && size !== undefined && size >= 0 && this.#options.volumeInShares)
      this.#volume = size;
  }

  /** True when the quote is another now: the time of the last trade, in seconds. */
  takeText(type: number, text: string): boolean {
    if (type !== tickType.lastTimestamp || !/^\d{1,12}$/.test(text) || Number(text) === 0) return false;
    this.#lastAt = new Date(Number(text) * 1_000);
    return true;
  }

  /** The newest quote, or undefined while there is no price. */
  quote(receivedAt: Date): Quote | undefined {
    const { symbol, currency, hasTrades } = this.#options;
    const middle = this.#bid && this.#ask ? (this.#bid + this.#ask) / 2 : undefined;
    const price = hasTrades ? this.#last : middle;
    if (price === undefined) return undefined;
    return {
      symbol,
      price,
      bid: this.#bid,
      ask: this.#ask,
      volume: this.#volume,
      currency,
      source: "interactive-brokers",
      at: (hasTrades ? this.#lastAt : undefined) ?? receivedAt,
      receivedAt,
    };
  }
}

/** Whether a tick is 15 to 20 minutes old: 66 to 76 are delayed prices and sizes, 88 is their time. */
export function isDelayed(type: number | undefined): boolean {
  return type !== undefined && ((type >= 66 && type <= 76) || type === tickType.delayedLastTimestamp);
}
