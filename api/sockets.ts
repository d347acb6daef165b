import { type IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { GraphQLSchema } from "graphql";
import { CloseCode, handleProtocols, makeServer } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import { AppError, messageOf } from "../core/domain/errors.ts";
import type { Tier } from "../core/domain/tiers.ts";
import { type ApiParts, createContext } from "./context.ts";
import { limits } from "./limits.ts";
import { socketOperations } from "./socket-operations.ts";
import { refusalOf, refuseUpgrade } from "./socket-upgrade.ts";

export interface Sockets {
  /** Says goodbye to every client and takes no new one. */
  close(): Promise<void>;
}

interface Client {
  socket: WebSocket;
  request: IncomingMessage;
  address: string;
  /** Undefined until the client has said hello; then who it was. */
  caller: { accountId: string | undefined; tier: Tier } | undefined;
  isAlive: boolean;
}

const pingEveryMs = 30_000;
const goodbyeMs = 2_000;
const tryLater = 1_013;
const goingAway = 1_001;

/**
 * GraphQL subscriptions (graphql-transport-ws) at /graphql of the API's own HTTP server, with the session of the
 * upgrade's cookie. Another site's page is refused (`origin.refused`), and so is one connection too many
 * (`connection.limit`). A socket whose session has ended or whose tier has changed is closed within half a minute.
 */
export function serveSockets(server: Server, parts: ApiParts, schema: GraphQLSchema): Sockets {
  const { log, config } = parts.deps;
  const clients = new Set<Client>();
  let isClosing = false;
  const webSockets = new WebSocketServer({
    noServer: true,
    handleProtocols,
    maxPayload: limits.bodyBytesMax,
    perMessageDeflate: false,
  });
  const contextOf = (request: IncomingMessage) => createContext(parts, request, new ServerResponse(request));
  const graphql = makeServer<Record<string, unknown>, { client: Client; request: IncomingMessage }>({
    ...socketOperations({ schema, log, contextOf }),
    async onConnect({ extra: { client } }) {
      const { account, tier } = await contextOf(client.request);
      client.caller = { accountId: account?.id, tier };
      if (
        !account ||
        countWhere(clients, ({ caller }) => caller?.accountId === account.id) <= limits.socketsPerAccountMax
      )
        return true;
      client.socket.close(tryLater, "too many connections of this account");
      return false;
    },
  });

  const onUpgrade = (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    duplex.on("error", () => duplex.destroy());
    const address = request.socket.remoteAddress ?? "";
    const refusal = isClosing
      ? new AppError("machine.closing", { message: "the server is shutting down" })
      : refusalOf(
          request,
          config.publicUrl,
          countWhere(clients, (client) => client.address === address),
        );
    if (refusal) return refuseUpgrade(duplex, refusal);
    webSockets.handleUpgrade(request, duplex, head, (socket) =>
      open({ socket, request, address, caller: undefined, isAlive: true }),
    );
  };

  function open(client: Client): void {
    const { socket, request } = client;
    clients.add(client);
    socket.on("pong", () => {
      client.isAlive = true;
    });
    socket.on("error", (error) => log.info({ error: error.message }, "socket.error"));
    const closed = graphql.opened(
      {
        protocol: socket.protocol,
        // Resolves once the system has taken the bytes: who does not read is not sent to.
        send: (data) =>
          new Promise((resolve) => {
            if (socket.readyState === socket.OPEN) socket.send(data, () => resolve());
            else resolve();
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on("message", (data) => {
            // It asks and asks and does not read the answers.
            if (socket.bufferedAmount > limits.socketBytesMax) return socket.terminate();
            handle(String(data)).catch((error: unknown) => fail(client, error));
          }),
      },
      { client, request },
    );
    socket.once("close", (code, reason) => {
      clients.delete(client);
      closed(code, reason.toString()).catch((error: unknown) =>
        log.error({ error: messageOf(error) }, "socket.close_failed"),
      );
    });
  }

  function fail({ socket }: Client, error: unknown): void {
    if (error instanceof AppError) socket.close(tryLater, error.message.slice(0, 120));
    else {
      log.error({ error: error instanceof Error ? error.stack : String(error) }, "api.defect");
      socket.close(CloseCode.InternalServerError, "something went wrong on our side");
    }
  }

  async function lookAfter(client: Client): Promise<void> {
    const { socket, caller } = client;
    if (!client.isAlive) return socket.terminate();
    client.isAlive = false;
    socket.ping();
    if (!caller) return;
    const { account, tier } = await contextOf(client.request);
    if (account?.id !== caller.accountId || tier !== caller.tier)
      socket.close(CloseCode.Forbidden, "the session or its tier has changed");
  }

  const looking = setInterval(() => {
    for (const client of clients)
      lookAfter(client).catch((error: unknown) => log.warn({ error: messageOf(error) }, "socket.unchecked"));
  }, pingEveryMs);
  looking.unref();
  server.on("upgrade", onUpgrade);

  return {
    async close() {
      isClosing = true;
      clearInterval(looking);
      const gone = Promise.all(
        [...clients].map(({ socket }) => {
          const closed = new Promise<void>((resolve) => void socket.once("close", () => resolve()));
          socket.close(goingAway, "the server is shutting down");
          return closed;
        }),
      );
      await Promise.race([gone, wait(goodbyeMs, undefined, { ref: false })]);
      for (const { socket } of clients) socket.terminate();
      webSockets.close();
    },
  };
}

function countWhere<Item>(items: Iterable<Item>, test: (item: Item) => boolean): number {
  let count = 0;
  for (const item of items) if (test(item)) count += 1;
  return count;
}
