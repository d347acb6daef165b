import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";

export interface Received {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  data?: any;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

export interface Subscriber {
  events: Received[];
  /** Undefined while it goes on; then what ended it, or "complete". */
  ended: Promise<unknown>;
  stop(): void;
}

export interface SocketOptions {
  cookie?: string;
  origin?: string;
}

/** A graphql-ws client, as programs use it, of the API at an address. */
export function connectSocket(url: string, { cookie, origin }: SocketOptions = {}): Client {
  const headers = { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) };
  return createClient({
    url: `${url.replace(/^http/, "ws")}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers });
      }
    },
    retryAttempts: 0,
  });
}

/** Collects what a subscription gets. */
export function subscribe(
  client: Client,
  query: string,
  variables?: Record<string, unknown>,
  onEvent: (event: Received) => void = () => {},
): Subscriber {
  const events: Received[] = [];
  let stop = () => {};
  const ended = new Promise<unknown>((resolve) => {
    stop = client.subscribe<Received["data"]>(
      { query, variables },
      {
        next: (value) => {
          const event = { data: value.data, errors: value.errors };
          events.push(event);
          onEvent(event);
        },
        error: resolve,
        complete: () => resolve("complete"),
      },
    );
  });
  return { events, ended, stop };
}
