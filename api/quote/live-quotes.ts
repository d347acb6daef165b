import type { Notifications } from "../../core/database/notifications.ts";
import {
  findNewestSequence,
  getQuotes,
  getQuotesAfter,
  type QuoteRow,
  quotesChannel,
} from "../../core/database/repositories/quotes.ts";
import type { Reader } from "../../core/database/repositories/reader.ts";
import { messageOf } from "../../core/domain/errors.ts";
import type { Log } from "../../core/log.ts";
import { Pending } from "../subscriptions.ts";

export interface LiveQuotesDeps {
  dataSource: Reader;
  notifications: Notifications;
  log: Log;
}

/** So long after a read that failed comes the next, while somebody watches. */
const retryMs = 1_000;

/**
 * The newest quotes for all subscribers of a process: told by Postgres that there are newer ones, it reads them once,
 * one query at a time, and hands each subscriber its symbols'. Notifications that come during a read make one more read.
 */
export class LiveQuotes {
  readonly #deps: LiveQuotesDeps;
  readonly #subscribersOf = new Map<string, Set<QuoteSubscriber>>();
  #listening: Promise<unknown> | undefined;
  /** What subscribers have been handed: all up to this sequence. */
  #sequence = 0;
  #isReading = false;
  #isBehind = false;

  constructor(deps: LiveQuotesDeps) {
    this.#deps = deps;
  }

  /** The newest quote of each symbol there is one of, then the newer ones as they come. */
  async subscribe(symbols: readonly string[]): Promise<QuoteSubscriber> {
    this.#listening ??= this.#listen().catch((error: unknown) => {
      this.#listening = undefined;
      throw error;
    });
    await this.#listening;
    const subscriber = new QuoteSubscriber(() => this.#leave(subscriber, symbols));
    for (const symbol of symbols) {
      const subscribers = this.#subscribersOf.get(symbol) ?? new Set();
      this.#subscribersOf.set(symbol, subscribers.add(subscriber));
    }
    try {
      for (const row of await getQuotes(this.#deps.dataSource, symbols)) subscriber.offer(row);
    } catch (error) {
      await subscriber.return();
      throw error;
    }
    return subscriber;
  }

  async #listen(): Promise<void> {
    const stop = await this.#deps.notifications.listen(quotesChannel, (payload) => {
      if (payload === "" || Number(payload) > this.#sequence) void this.#catchUp();
    });
    try {
      this.#sequence = await findNewestSequence(this.#deps.dataSource);
    } catch (error) {
      stop();
      throw error;
    }
  }

  async #catchUp(): Promise<void> {
    this.#isBehind = true;
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#isBehind) {
        this.#isBehind = false;
        const rows = await getQuotesAfter(this.#deps.dataSource, this.#sequence);
        for (const row of rows)
          for (const subscriber of this.#subscribersOf.get(row.symbol) ?? []) subscriber.offer(row);
        this.#sequence = rows.at(-1)?.sequence ?? this.#sequence;
      }
    } catch (error) {
      this.#deps.log.warn({ error: messageOf(error) }, "quotes.read_failed");
      setTimeout(() => {
        if (this.#subscribersOf.size > 0) void this.#catchUp();
      }, retryMs).unref();
    } finally {
      this.#isReading = false;
    }
  }

  #leave(subscriber: QuoteSubscriber, symbols: readonly string[]): void {
    for (const symbol of symbols) {
      const subscribers = this.#subscribersOf.get(symbol);
      subscribers?.delete(subscriber);
      if (subscribers?.size === 0) this.#subscribersOf.delete(symbol);
    }
  }
}

/** One subscriber's quotes: of each symbol at most one waits, and none is handed over that is not newer than the last. */
class QuoteSubscriber extends Pending<string, QuoteRow> {
  readonly #sequenceOf = new Map<string, number>();

  offer(row: QuoteRow): void {
    if (row.sequence <= (this.#sequenceOf.get(row.symbol) ?? 0)) return;
    this.#sequenceOf.set(row.symbol, row.sequence);
    this.put(row.symbol, row);
  }
}
