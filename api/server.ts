import "reflect-metadata";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from "express";
import { AppError, messageOf } from "../core/domain/errors.ts";
import { lastBearers } from "../core/domain/former-symbols.ts";
import { Accounts } from "./account/accounts.ts";
import { type ApiContext, type ApiParts, createContext } from "./context.ts";
import type { ApiDeps } from "./deps.ts";
import { createErrorFormatter, errorBody } from "./errors.ts";
import { limits, limitsPlugin } from "./limits.ts";
import { LiveQuotes } from "./quote/live-quotes.ts";
import { Recent } from "./recent.ts";
import { runExtensionPlugin } from "./run-extension.ts";
import { createSchema } from "./schema.ts";
import { type Sockets, serveSockets } from "./sockets.ts";
import { securityHeaders, webPage } from "./web-page.ts";

export interface Api {
  app: Express;
  /** Listens and answers the address. Throws `port.taken`. */
  start(): Promise<{ host: string; port: number; url: string }>;
  /** Takes no new requests, finishes those under way and the mails they sent. */
  stop(): Promise<void>;
}

const forgetEveryMs = 3_600_000;
/** Three windows in two orders, of the newest run and of those that lower tiers and askers of late see. */
const rankingsMax = 24;

/** The API over HTTP: /graphql (subscriptions by WebSocket), /healthz, /readyz, and the web page at / when there is one. */
export function createApi(deps: ApiDeps): Api {
  const accounts = new Accounts(deps);
  const catalogueBySymbol = new Map(deps.catalogue.map((asset) => [asset.symbol, asset]));
  const bearers = lastBearers(deps.catalogue);
  const parts: ApiParts = {
    deps,
    accounts,
    catalogueBySymbol,
    bearers,
    quotes: new LiveQuotes(deps),
    rankings: new Recent(rankingsMax),
  };
  const schema = createSchema();
  let sockets: Sockets | undefined;
  let forgetting: NodeJS.Timeout | undefined;
  const app = express();
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    app,
  );
  const apollo = new ApolloServer<ApiContext>({
    schema,
    introspection: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokensMax },
    stopOnTerminationSignals: false,
    formatError: createErrorFormatter(deps.log),
    logger: quiet(deps),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: server }),
      limitsPlugin(),
      runExtensionPlugin(),
    ],
  });

  app.disable("x-powered-by");
  app.use(securityHeaders(deps.config.publicUrl));
  app.get("/healthz", (_request, response) => void response.json({ status: "ok" }));
  app.get("/readyz", async (_request, response) => {
    const isReady = await deps.dataSource.query("SELECT 1").then(
      () => true,
      () => false,
    );
    response.status(isReady ? 200 : 503).json({ status: isReady ? "ok" : "no database" });
  });

  return {
    app,
    async start() {
      await apollo.start();
      app.use(
        "/graphql",
        refuseCharsets,
        express.json({ limit: limits.bodyBytesMax }),
        expressMiddleware(apollo, { context: ({ req, res }) => createContext(parts, req, res) }),
      );
      if (deps.webDir) app.use(webPage(deps.webDir));
      app.use(() => {
        throw new AppError("route.not_found", { message: "there is nothing at this address" });
      });
      app.use(refuse(deps));
      sockets = serveSockets(server, parts, schema);
      await listen(server, deps);
      forgetting = setInterval(() => void accounts.forgetOutdated(), forgetEveryMs).unref();
      const { address, port } = server.address() as AddressInfo;
      const host = address.includes(":") ? `[${address}]` : address;
      return { host: address, port, url: `http://${host}:${port}` };
    },
    async stop() {
      clearInterval(forgetting);
      await sockets?.close();
      if (server.listening) await apollo.stop();
      await accounts.settle();
    },
  };
}

async function listen(server: Server, { config: { host, port } }: ApiDeps): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === "EADDRINUSE"
          ? new AppError("port.taken", { message: `port ${port} of ${host} is in use`, port, cause })
          : new AppError("host.unusable", {
              message: `cannot listen on ${host}, port ${port}: ${cause.message}`,
              host,
              port,
              cause,
            }),
      ),
    );
    server.listen({ host, port }, resolve);
  });
}

/** JSON is UTF-8 (RFC 8259); other charsets are only good for passing a filter by. */
const refuseCharsets: RequestHandler = (request, _response, next) => {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(request.headers["content-type"] ?? "")?.[1];
  if (charset === undefined || charset.toLowerCase() === "utf-8") return next();
  throw Object.assign(new AppError("query.invalid", { message: "the request's body must be UTF-8" }), {
    status: 415,
  });
};

/** Answers what went wrong outside GraphQL: no such address, a body too large, not JSON, in an unknown charset. */
function refuse({ log }: ApiDeps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error({ error: messageOf(error) }, "api.defect");
    response.status(status).json(errorBody(error instanceof AppError ? error : refusal(status, request)));
  };
}

function refusal(status: number, { path }: Request): AppError {
  if (status >= 500) return new AppError("internal");
  if (path !== "/graphql")
    return status === 403 || status === 404
      ? new AppError("route.not_found", { message: "there is nothing at this address" })
      : new AppError("route.invalid", { message: "the address cannot be read" });
  if (status === 413) return new AppError("query.too_large", { message: "the request's body is too large" });
  return new AppError("query.invalid", { message: "the request's body cannot be read" });
}

function statusOf(error: unknown): number {
  const stated = error instanceof Error && "status" in error ? Number(error.status) : undefined;
  const status = stated ?? (error instanceof AppError ? error.httpStatus : 500);
  return status >= 400 && status < 600 ? status : 500;
}

/** Apollo logs into ours. */
function quiet({ log }: ApiDeps) {
  return {
    debug: (message?: unknown) => log.debug({ message: String(message) }, "apollo"),
    info: (message?: unknown) => log.info({ message: String(message) }, "apollo"),
    warn: (message?: unknown) => log.warn({ message: String(message) }, "apollo"),
    error: (message?: unknown) => log.error({ message: String(message) }, "apollo"),
  };
}
