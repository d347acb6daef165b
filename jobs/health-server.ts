import { createServer } from "node:http";
import type { Config } from "../core/config.ts";
import { AppError } from "../core/domain/errors.ts";

export interface HealthServer extends AsyncDisposable {
  port: number;
  stop(): Promise<void>;
}

export interface HealthDeps {
  config: Pick<Config, "host" | "port">;
  dataSource: { query(sql: string): Promise<unknown> };
}

/**
 * What a Pulso without its API answers to those who look after it: /healthz while its event loop turns, /readyz while
 * the database answers; the API has the same two. Throws `port.taken` and `host.unusable`.
 */
export async function startHealthServer({ config, dataSource }: HealthDeps): Promise<HealthServer> {
  const { host, port } = config;
  const server = createServer({ requestTimeout: 30_000 }, async (request, response) => {
    const answer = (status: number, text: string) => {
      response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
      response.end(JSON.stringify({ status: text }));
    };
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, "GET only");
    if (request.url === "/healthz") return answer(200, "ok");
    if (request.url !== "/readyz") return answer(404, "/healthz and /readyz is all there is");
    await dataSource.query("SELECT 1").then(
      () => answer(200, "ok"),
      () => answer(503, "no database"),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const code = cause.code === "EADDRINUSE" ? "port.taken" : "host.unusable";
      reject(
        new AppError(code, { message: `cannot listen on ${host}, port ${port}: ${cause.message}`, cause }),
      );
    });
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return {
    port: address !== null && typeof address === "object" ? address.port : port,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
