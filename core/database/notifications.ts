import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { PasswordSource } from "./connect.ts";
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
 * Connects when first listened; `listen` throws what that fails with, and a later one tries anew. A connection lost
 * after that is made again, and every handler is then called once with an empty payload, for what may have been missed.
 */
export class PostgresNotifications implements Notifications {
  readonly #url: string;
  readonly #onError: (error: Error) => void;
  readonly #password: PasswordSource | undefined;
  readonly #handlers = new Map<string, Set<(payload: string) => void>>();
  readonly #closing = new AbortController();
  #client: Promise<pg.Client> | undefined;
  #idle: Promise<unknown> = Promise.resolve();

  constructor(databaseUrl: string, onError: (error: Error) => void, password?: PasswordSource) {
    this.#url = databaseUrl;
    this.#onError = onError;
    this.#password = password;
  }

  async listen(channel: string, handler: (payload: string) => void): Promise<() => void> {
    const handlers = this.#handlers.get(channel) ?? new Set();
    this.#handlers.set(channel, handlers.add(handler));
    const forget = () => void handlers.delete(handler);
    try {
      this.#client ??= this.#connect().catch((error: unknown) => {
        this.#client = undefined;
        throw error;
      });
      const client = await this.#client;
      // Of a channel that is listened to already this changes nothing; a connection does one thing at a time.
      const listened = this.#idle.then(() => client.query(`LISTEN ${pg.escapeIdentifier(channel)}`));
      this.#idle = listened.catch(() => {});
      await listened;
    } catch (error) {
      forget();
      throw error;
    }
    return forget;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  async #connect(): Promise<pg.Client> {
    const connectionString = this.#password ? withPassword(this.#url, await this.#password()) : this.#url;
    const client = new pg.Client({ connectionString, keepAlive: true });
    let isUp = false;
    client.on("notification", ({ channel, payload = "" }) => this.#tell(channel, payload));
    client.on("error", (error) => {
      if (!isUp || this.#closing.signal.aborted) return;
      isUp = false;
      this.#onError(error);
      void client.end().catch(() => {});
      this.#client = this.#reconnect();
      // Nobody may be waiting for it, and closing ends it.
      this.#client.catch(() => {});
    });
    await client.connect();
    try {
      for (const channel of this.#handlers.keys())
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    isUp = true;
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

function withPassword(databaseUrl: string, password: string): string {
  const url = new URL(databaseUrl);
  url.password = password;
  return url.href;
}
