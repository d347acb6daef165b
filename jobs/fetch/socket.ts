import { on } from "node:events";
import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { AppError, messageOf } from "../../core/domain/errors.ts";

export interface SocketRequest {
  /** The address of the next connection, asked for anew each time: it says where to take up. */
  url(): string;
  /** Of all messages together; what is longer ends with `source.rejected`. */
  bytesMax: number;
  /** So long without a message, and the connection counts as lost. */
  idleMs: number;
}

export interface SocketTools {
  source: string;
  userAgent: string;
  /** Takes a request from the budget, waiting for its turn; throws `source.budget`. */
  take(): Promise<void>;
  /** Waits after so many tries, or `retryAfterMs` where the server says how long; false when that is longer than a run can. */
  backOff(tries: number, retryAfterMs: number | undefined): Promise<boolean>;
  /** The address really asked. */
  redirect(url: string): string;
  signal: AbortSignal;
}

const handshakeTimeoutMs = 20_000;
const messageBytesMax = 4 * 1024 * 1024;
/** Connections in all, however much each of them brought. */
const connectionsMax = 6;

/**
 * The text messages of a WebSocket, in order, taken up again where it breaks off; whoever has enough leaves the loop.
 * A connection is a request of the budget. Throws as `Http.get` does: `source.unavailable` after the last connection,
 * `source.throttled` (429), `source.unauthorized` (401), `source.rejected` (other 4xx, too many bytes),
 * `source.budget`, or the signal's reason.
 */
export async function* readSocket(
  { url, bytesMax, idleMs }: SocketRequest,
  tools: SocketTools,
): AsyncGenerator<string> {
  let bytesLeft = bytesMax;
  for (let tries = 1; ; tries++) {
    tools.signal.throwIfAborted();
    await tools.take();
    const connection = new Connection(tools.redirect(url()), idleMs, tools);
    let loss: Loss;
    try {
      for await (const text of connection.messages()) {
        bytesLeft -= Buffer.byteLength(text);
        if (bytesLeft < 0)
          throw new AppError("source.rejected", {
            message: `${connection.host} sent more than ${bytesMax} bytes`,
            source: tools.source,
          });
        yield text;
      }
      loss = connection.loss("closed the connection");
    } catch (cause) {
      tools.signal.throwIfAborted();
      if (cause instanceof AppError) throw cause;
      loss = connection.loss(messageOf(cause), cause);
    } finally {
      connection.end();
    }
    const retryAfterMs = loss.retryAfterSeconds && loss.retryAfterSeconds * 1_000;
    if (tries >= connectionsMax || !(await tools.backOff(tries, retryAfterMs)))
      throw toError(loss, tools.source);
  }
}

/** Why a connection ended; it may be tried again. */
interface Loss {
  code: "source.unavailable" | "source.throttled";
  message: string;
  retryAfterSeconds?: number;
  cause?: unknown;
}

class Connection {
  readonly host: string;
  readonly #socket: WebSocket;
  readonly #events: AsyncIterable<unknown[]>;
  readonly #idleMs: number;
  readonly #source: string;
  #timer: NodeJS.Timeout | undefined;
  #isIdle = false;
  #refusal: { status: number; retryAfter: string | undefined } | undefined;

  constructor(url: string, idleMs: number, { source, userAgent, signal }: SocketTools) {
    this.host = new URL(url).host;
    this.#idleMs = idleMs;
    this.#source = source;
    this.#socket = new WebSocket(url, {
      headers: { "user-agent": userAgent },
      handshakeTimeout: handshakeTimeoutMs,
      maxPayload: messageBytesMax,
    });
    this.#socket.on("unexpected-response", (_request, response: IncomingMessage) => {
      this.#refusal = { status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] };
      this.#socket.terminate();
    });
    // It pauses the socket when its reader falls behind, so that nothing heaps up here.
    this.#events = on(this.#socket, "message", {
      signal,
      close: ["close"],
      highWaterMark: 1_024,
      lowWaterMark: 256,
    });
  }

  async *messages(): AsyncGenerator<string> {
    this.#watch();
    for await (const [data, isBinary] of this.#events) {
      clearTimeout(this.#timer);
      if (isBinary === false && Buffer.isBuffer(data)) yield data.toString("utf8");
      this.#watch();
    }
    if (this.#refusal) throw new Error(`answered ${this.#refusal.status}`);
  }

  /** What came of it. Throws for a refusal that another try would not change. */
  loss(why: string, cause?: unknown): Loss {
    const { status = 0, retryAfter } = this.#refusal ?? {};
    if (status >= 400 && status < 500 && status !== 408 && status !== 429)
      throw new AppError(status === 401 ? "source.unauthorized" : "source.rejected", {
        message: `${this.host} answered ${status}`,
        source: this.#source,
        status,
      });
    const said = this.#refusal
      ? `answered ${status}`
      : this.#isIdle
        ? `no message in ${this.#idleMs} ms`
        : why;
    return {
      code: status === 429 ? "source.throttled" : "source.unavailable",
      message: `${this.host}: ${said}`,
      retryAfterSeconds: /^\d+$/.test(retryAfter ?? "") ? Number(retryAfter) : undefined,
      cause,
    };
  }

  end(): void {
    clearTimeout(this.#timer);
    // What it still has to say, a refused handshake's error among it, is said to nobody.
    this.#socket.on("error", () => {});
    this.#socket.terminate();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isIdle = true;
      this.#socket.terminate();
    }, this.#idleMs);
  }
}

function toError({ code, ...detail }: Loss, source: string): AppError {
  return new AppError(code, { ...detail, source });
}
