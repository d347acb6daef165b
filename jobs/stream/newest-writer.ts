import type { DataSource } from "typeorm";
import type { Clock } from "../../core/cloud/ports.ts";
import { upsertNewestQuotes } from "../../core/database/repositories/quotes.ts";
import { AppError, messageOf } from "../../core/domain/errors.ts";
import type { Quote } from "../../core/domain/quote.ts";
import type { Log } from "../../core/log.ts";

export interface NewestWriterDeps {
  dataSource: Pick<DataSource, "transaction">;
  clock: Clock;
  log: Log;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const pauseMs = 10;
const backOffFirstMs = 200;
const backOffMaxMs = 10_000;

/**
 * Keeps the newest quote of each symbol in Postgres. Between two batches of writing a symbol has at most one quote
 * waiting, so that a slow or absent database gets the newest when it can, never a queue.
 */
export class NewestWriter {
  /** Changed rows; how old the oldest quote of the last batch was when it was written; whether the database answers. */
  readonly state = { changed: 0, lagMs: 0, isUp: true };
  readonly #deps: NewestWriterDeps;
  readonly #waiting = new Map<string, Quote>();
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;
  #failure: { error: unknown } | undefined;

  constructor(deps: NewestWriterDeps) {
    this.#deps = deps;
  }

  /** How many symbols wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Takes note of them. Throws what the database refused that time does not mend. */
  async add(quotes: readonly Quote[]): Promise<void> {
    if (this.#failure) throw this.#failure.error;
    for (const quote of quotes) this.#keepNewer(quote);
    if (this.#waiting.size > 0) this.#running ??= this.#run();
  }

  /** Writes what waits, at once. Throws `database.unavailable`. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
    if (this.#failure) throw this.#failure.error;
    if (this.#waiting.size > 0)
      await this.#write().catch((cause: unknown) => {
        throw new AppError("database.unavailable", {
          message: `the newest quotes of ${this.#waiting.size} symbols did not reach the database: ${messageOf(cause)}`,
          cause,
        });
      });
  }

  async #run(): Promise<void> {
    const { log } = this.#deps;
    const { signal } = this.#closing;
    let backOffMs = backOffFirstMs;
    while (this.#waiting.size > 0 && !signal.aborted) {
      try {
        await this.#write();
        backOffMs = backOffFirstMs;
        await this.#rest(pauseMs);
      } catch (error) {
        if (isOfData(error)) {
          this.#failure = { error };
          break;
        }
        this.state.isUp = false;
        log.warn({ error: messageOf(error), waiting: this.#waiting.size }, "stream.database_away");
        await this.#rest(backOffMs);
        backOffMs = Math.min(backOffMs * 2, backOffMaxMs);
      }
    }
    this.#running = undefined;
  }

  async #write(): Promise<void> {
    const { dataSource, clock } = this.#deps;
    const batch = [...this.#waiting.values()];
    this.#waiting.clear();
    try {
      this.state.changed += await upsertNewestQuotes(dataSource, batch);
    } catch (error) {
      for (const quote of batch) this.#keepNewer(quote);
      throw error;
    }
    this.state.isUp = true;
    const oldest = batch.reduce((least, { receivedAt }) => Math.min(least, receivedAt.getTime()), Infinity);
    this.state.lagMs = clock.now().getTime() - oldest;
  }

  #keepNewer(quote: Quote): void {
    const held = this.#waiting.get(quote.symbol);
    const isNewer =
      !held || quote.at > held.at || (+quote.at === +held.at && quote.receivedAt >= held.receivedAt);
    if (isNewer) this.#waiting.set(quote.symbol, quote);
  }

  /** Cut short by closing. */
  async #rest(milliseconds: number): Promise<void> {
    await this.#deps.sleep(milliseconds, this.#closing.signal).catch(() => {});
  }
}

/** PostgreSQL's classes of errors about data, constraints and SQL: the same would be refused again. */
function isOfData(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(22|23|42)[0-9A-Z]{3}$/.test(code);
}
