import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text as textOf } from "node:stream/consumers";

export interface ReplayAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}
export interface ReplayRequest {
  method: string;
  url: URL;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface ReplayServer extends AsyncDisposable {
  origin: string;
  requests: ReplayRequest[];
  /** Answers from now on. */
  answer(handler: (request: ReplayRequest) => ReplayAnswer): void;
}

/** A server on loopback that answers what was recorded. */
export async function startReplayServer(): Promise<ReplayServer> {
  let handler: (request: ReplayRequest) => ReplayAnswer = () => ({ status: 404 });
  const requests: ReplayRequest[] = [];
  const server = createServer(async (request, response) => {
    const seen = {
      method: request.method ?? "GET",
      url: new URL(request.url ?? "/", "http://replay"),
      headers: request.headers,
      body: await textOf(request),
    };
    requests.push(seen);
    const { status = 200, headers = {}, body = "" } = handler(seen);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    answer: (next) => {
      handler = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
