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
import express, { type ErrorRequestHandler, type Express } from "express";
import { AppError, messageOf } from "../core/domain/errors.ts";
import { Accounts } from "./account/accounts.ts";
import { type ApiContext, type ApiParts, createContext } from "./context.ts";
import type { ApiDeps } from "./deps.ts";
import { createErrorFormatter, errorBody } from "./errors.ts";
import { limits, limitsPlugin } from "./limits.ts";
import { runExtensionPlugin } from "./run-extension.ts";
import { createSchema } from "./schema.ts";
import { securityHeaders, webPage } from "./web-page.ts";

export interface Api {
  app: Express;
  /** Listens and answers the address. Throws `port.taken`. */
  start(): Promise<{ host: string; port: number; url: string }>;
  /** Takes no new requests, finishes those under way and the mails they sent. */
  stop(): Promise<void>;
}

/** The API over HTTP: /graphql, /healthz, /readyz, and the web page at / when there is one. */
export function createApi(deps: ApiDeps): Api {
  const accounts = new Accounts(deps);
  const catalogueBySymbol = new Map(deps.catalogue.map((asset) => [asset.symbol, asset]));
  const parts: ApiParts = { deps, accounts, catalogueBySymbol };
  const app = express();
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    app,
  );
  const apollo = new ApolloServer<ApiContext>({
    schema: createSchema(),
    introspection: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
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
        express.json({ limit: limits.bodyBytesMax }),
        expressMiddleware(apollo, { context: ({ req, res }) => createContext(parts, req, res) }),
      );
      if (deps.webDir) app.use(webPage(deps.webDir));
      app.use(refuse(deps));
      await listen(server, deps);
      const { address, port } = server.address() as AddressInfo;
      const host = address.includes(":") ? `[${address}]` : address;
      return { host: address, port, url: `http://${host}:${port}` };
    },
    async stop() {
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

/** Answers what went wrong before GraphQL: a body too large, not JSON, in an unknown charset. */
function refuse({ log }: ApiDeps): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error({ error: messageOf(error) }, "api.defect");
    const code = status === 413 ? "query.too_large" : status < 500 ? "query.invalid" : "internal";
    const message = status === 413 ? "the request's body is too large" : "the request's body cannot be read";
    response.status(status).json(errorBody(new AppError(code, { message })));
  };
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
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
