import { createConnection, createServer, type Server, type Socket } from "node:net";

export type Fault =
  | { kind: "none" }
  /** The connection is cut once this many bytes have gone to the server. */
  | { kind: "reset"; afterBytes: number }
  /** COMMIT reaches the server, its reply does not reach the client. */
  | { kind: "swallow-commit" };

/** Stands between a client and a PostgreSQL on this machine, and fails as told. */
export class FaultProxy implements AsyncDisposable {
  fault: Fault = { kind: "none" };
  /** How often the fault struck. */
  struck = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #targetPort: number;

  private constructor(targetPort: number) {
    this.#targetPort = targetPort;
    this.#server = createServer((client) => this.#join(client));
  }

  static async start(targetPort: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(targetPort);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  /** The server has come up elsewhere. */
  retarget(port: number): void {
    this.#targetPort = port;
  }

  /** The same address, through the proxy. */
  through(url: string): string {
    const address = this.#server.address();
    if (typeof address !== "object" || !address) throw new Error("the proxy does not listen");
    const changed = new URL(url);
    changed.port = String(address.port);
    return changed.href;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #join(client: Socket): void {
    const server = createConnection(this.#targetPort, "127.0.0.1");
    let sentBytes = 0;
    let mute = false;
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on("error", cut);
      socket.on("close", () => {
        this.#sockets.delete(socket);
        if (!mute || socket === server) cut();
      });
    }
    client.on("data", (chunk: Buffer) => {
      sentBytes += chunk.length;
      if (this.fault.kind === "reset" && sentBytes > this.fault.afterBytes) {
        this.struck += 1;
        cut();
        return;
      }
      if (this.fault.kind === "swallow-commit" && chunk.includes("COMMIT")) mute = true;
      server.write(chunk);
    });
    server.on("data", (chunk: Buffer) => {
      if (!mute) client.write(chunk);
      else {
        // The server has answered, so it has committed: now the client loses its line.
        this.struck += 1;
        cut();
      }
    });
  }
}
