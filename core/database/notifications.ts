import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Reader } from "./repositories/reader.ts";

/** What Postgres tells those who listen: LISTEN on one connection of its own, shared by all listeners of a process. */
export interface Notifications {
  /** Calls `handler` with each payload of a channel until the answered function is called. */
  listen(channel: string, handler: (payload: string) => void): Promise<() => void>;
  close(): Promise<void>;
}

const reconnectFirstMs = 200;
const reconnectMaxMs = 10_000;

/**
 * Connects when first listened. A lost connection is made again, and every handler is then called once with an empty
 * payload, for what may have been missed.
 */
export class PostgresNotifications implements Notifications {
  readonly #url: string;
  readonly #onError: (error: Error) => void;
  readonly #handlers = new Map<string, Set<(payload: string) => void>>();
  readonly #closing = new AbortController();
  #client: Promise<pg.Client> | undefined;

  constructor(databaseUrl: string, onError: (error: Error) => void) {
    this.#url = databaseUrl;
    this.#onError = onError;
  }

  async listen(channel: string, handler: (payload: string) => void): Promise<() => void> {
    const handlers = this.#handlers.get(channel) ?? new Set();
    const isFirst = handlers.size === 0;
    this.#handlers.set(channel, handlers.add(handler));
    this.#client ??= this.#connect();
    const client = await this.#client;
    if (isFirst) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    return () => void handlers.delete(handler);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on("notification", ({ channel, payload = "" }) => this.#tell(channel, payload));
    client.once("error", (error) => {
      if (this.#closing.signal.aborted) return;
      this.#onError(error);
      void client.end().catch(() => {});
      this.#client = this.#reconnect();
    });
    await client.connect();
    for (const channel of this.#handlers.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    return client;
  }

  async #reconnect(): Promise<pg.Client> {
    for (let waitMs = reconnectFirstMs; ; waitMs = Math.min(waitMs * 2, reconnectMaxMs)) {
      await wait(waitMs, undefined, { signal: this.#closing.signal });
      try {
        const client = await this.#connect();
        for (const channel of this.#handlers.keys()) this.#tell(channel, "");
        return client;
      } catch (error) {
        this.#onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  #tell(channel: string, payload: string): void {
    for (const handler of this.#handlers.get(channel) ?? []) handler(payload);
  }
}

/** Tells every listener of a channel; inside a transaction, when it commits. At most 8,000 bytes of payload. */
export async function notify(reader: Reader, channel: string, payload: string): Promise<void> {
  await reader.query("SELECT pg_notify($1, $2)", [channel, payload]);
}
