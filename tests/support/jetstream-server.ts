import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

export interface JetstreamServer extends AsyncDisposable {
  origin: string;
  /** The `cursor` of each connection asked for, in order. */
  cursors: number[];
  /** What whoever connects from now on is told; connections count from 1. */
  tell(teller: (socket: WebSocket, cursor: number, connection: number) => void): void;
  /** Refuses this connection (undefined: all), in place of the handshake. */
  refuse(connection: number | undefined, status: number, headers?: Record<string, string>): void;
}

/** Jetstream on loopback, over a real WebSocket. */
export async function startJetstreamServer(): Promise<JetstreamServer> {
  const cursors: number[] = [];
  const refusals = new Map<number | undefined, string>();
  let teller: Parameters<JetstreamServer["tell"]>[0] = (socket) => socket.close();
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, stream, head) => {
    const cursor = Number(new URL(request.url ?? "/", "http://replay").searchParams.get("cursor"));
    const connection = cursors.push(cursor);
    const refusal = refusals.get(connection) ?? refusals.get(undefined);
    if (refusal) stream.end(refusal);
    else sockets.handleUpgrade(request, stream, head, (socket) => teller(socket, cursor, connection));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `ws://127.0.0.1:${port}`,
    cursors,
    tell: (next) => {
      teller = next;
    },
    refuse(connection, status, headers = {}) {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const answer = `HTTP/1.1 ${status} Refused\r\n${lines.join("")}Content-Length: 0\r\nConnection: close\r\n\r\n`;
      refusals.set(connection, answer);
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Microseconds since 1970. */
export const microseconds = (at: string) => Date.parse(at) * 1_000;

export interface MadePost {
  at: string;
  text?: string;
  rkey?: string;
  did?: string;
  operation?: "create" | "update" | "delete";
  langs?: string[];
  record?: unknown;
  createdAt?: string;
  isReply?: boolean;
}

/** An event as Jetstream words it. */
export function postEvent({
  at,
  text,
  rkey = "3made",
  did = "did:plc:sampler",
  operation = "create",
  langs = ["en"],
  createdAt = at,
  isReply = false,
  record = {
    $type: "app.bsky.feed.post",
    createdAt,
    langs,
    text,
    ...(isReply && { reply: { parent: { uri: "at://x" }, root: { uri: "at://x" } } }),
  },
}: MadePost) {
  const commit = { rev: "3rev", operation, collection: "app.bsky.feed.post", rkey };
  return {
    did,
    time_us: microseconds(at),
    kind: "commit",
    commit: operation === "delete" ? commit : { ...commit, record, cid: "bafy" },
  };
}

/** News of accounts, as all of the network always has some: an event every 50 s. */
export function accountEvents(from: string, to: string) {
  const events = [];
  for (let at = microseconds(from); at <= microseconds(to); at += 50_000_000)
    events.push({
      did: "did:plc:other",
      time_us: at,
      kind: "account",
      account: { active: true, did: "did:plc:other", seq: 1 },
    });
  return events;
}
