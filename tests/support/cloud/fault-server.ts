import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

export interface HttpAsked {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** A service that speaks HTTP: another process, or a fake in this one. */
export type HttpService = (asked: HttpAsked) => Promise<HttpAnswer>;

export interface SeenRequest {
  method: string;
  url: string;
  headers: HttpAsked["headers"];
  /** Whether it reached the service. */
  passed: boolean;
}

/** What is done to one request: nothing, an answer in the service's place, or an effect whose answer is lost. */
export type HttpFault = "none" | { status: number } | "lose-answer" | "corrupt-answer" | "corrupt-request";

/** Serves an HTTP service on a port of its own, fails as told, and remembers every request. */
export class FaultServer implements AsyncDisposable {
  readonly seen: SeenRequest[] = [];
  #fault: (request: SeenRequest, nth: number) => HttpFault = () => "none";
  #nth = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #service: HttpService;

  private constructor(service: HttpService) {
    this.#service = service;
    this.#server = createServer((asked, answer) => void this.#serve(asked, answer));
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  static async start(service: HttpService): Promise<FaultServer> {
    const server = new FaultServer(service);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== "object" || !address) throw new Error("the fault server does not listen");
    return `http://127.0.0.1:${address.port}`;
  }

  /** From now on `fault` is asked about each request; `nth` counts from 1. */
  failBy(fault: (request: SeenRequest, nth: number) => HttpFault): void {
    this.#fault = fault;
    this.#nth = 0;
    this.seen.length = 0;
  }

  heal(): void {
    this.failBy(() => "none");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = "GET", url = "/", headers } = incoming;
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const seen: SeenRequest = { method, url, headers, passed: false };
      this.seen.push(seen);
      this.#nth += 1;
      const fault = this.#fault(seen, this.#nth);
      if (typeof fault === "object") return send(outgoing, byTheTest(fault.status));
      seen.passed = true;
      const body = Buffer.concat(chunks);
      const answer = await this.#service({
        method,
        url,
        headers,
        body: fault === "corrupt-request" ? corrupted(body) : body,
      });
      if (fault === "lose-answer") outgoing.destroy();
      else send(outgoing, fault === "corrupt-answer" ? { ...answer, body: corrupted(answer.body) } : answer);
    } catch {
      // A client that hangs up, or a service that does: the other side sees a cut line too.
      outgoing.destroy();
    }
  }
}

/** The service at an address. */
export function httpService(target: string): HttpService {
  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const asking = request(
        `${target}${url}`,
        { method, headers: { ...headers, "content-length": String(body.length) } },
        (given) => {
          const chunks: Buffer[] = [];
          given.on("data", (chunk: Buffer) => chunks.push(chunk));
          given.on("error", reject);
          given.on("end", () =>
            resolve({ status: given.statusCode ?? 502, headers: given.headers, body: Buffer.concat(chunks) }),
          );
        },
      );
      asking.on("error", reject);
      asking.end(body);
    });
}

export function jsonAnswer(status: number, value: unknown): HttpAnswer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(value)),
  };
}

function byTheTest(status: number): HttpAnswer {
  return jsonAnswer(status, { error: { code: status, message: "by the test" } });
}

function corrupted(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  if (changed.length > 0) changed[0] = changed[0]! ^ 0xff;
  return changed;
}

function send(outgoing: ServerResponse, { status, headers, body }: HttpAnswer): void {
  const { "transfer-encoding": _, connection: __, ...kept } = headers;
  outgoing.writeHead(status, { ...kept, "content-length": body.length });
  outgoing.end(body);
}
