import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { ibAnswer } from "./ib-answers.ts";
import { type IbAsk, parseIbAsk } from "./ib-asks.ts";
import { type IbCutting, type IbFields, IbFrameReader, IbFrameWriter, toIbFrame } from "./ib-frames.ts";
import { type FakeBar, type FakeContract, type IbMessages, ibMessages } from "./ib-messages.ts";
import { IbPacingLog } from "./ib-pacing-log.ts";

/**
 * What to do with an ask in place of answering: an error, nothing at all, a lost socket (at once, or with half of the
 * answer on the wire), or a broken message before the answer.
 */
export type IbReaction =
  | { code: number; text: string }
  | "silence"
  | "drop"
  | "drop half way"
  | "garbage first";

export interface FakeIbOptions {
  now(): Date;
  /** 193 is the newest the client speaks. */
  serverVersion?: number;
  cutting?: IbCutting;
}

interface Line {
  symbol: string;
  send(fields: IbFields): void;
}

/** IB Gateway on loopback: speaks the TWS API's protocol as far as the real client needs, and can be told to fail. */
export class FakeIbGateway implements AsyncDisposable {
  readonly asks: IbAsk[] = [];
  readonly pacing: IbPacingLog;
  contracts: FakeContract[] = [];
  bars: (ask: IbAsk & { type: "history" }) => FakeBar[] = () => [];
  react: (ask: IbAsk) => IbReaction | undefined = () => undefined;
  /** What each line of quotes is told first. */
  onLine: (symbol: string) => void = () => {};
  connections = 0;
  /** So many connections are closed as soon as they come: the gateway is starting. */
  refusals = 0;
  /** Takes connections and never says a word. */
  isMute = false;
  readonly #options: FakeIbOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #lines = new Map<string, Line>();

  private constructor(options: FakeIbOptions) {
    this.#options = options;
    this.pacing = new IbPacingLog(options.now);
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(options: FakeIbOptions): Promise<FakeIbGateway> {
    const gateway = new FakeIbGateway(options);
    await new Promise<void>((resolve) => gateway.#server.listen(0, "127.0.0.1", resolve));
    return gateway;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the fake gateway is not listening");
    return address.port;
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Symbols with an open line of quotes. */
  get lines(): string[] {
    return [...this.#lines.values()].map(({ symbol }) => symbol);
  }

  /** Asks of one kind, in the order in which they came. */
  asked<Type extends IbAsk["type"]>(type: Type): (IbAsk & { type: Type })[] {
    return this.asks.filter((ask): ask is IbAsk & { type: Type } => ask.type === type);
  }

  /** Tells every open line of a symbol. */
  tell(symbol: string, write: (messages: IbMessages, id: number) => IbFields[]): void {
    for (const [key, line] of this.#lines)
      if (line.symbol === symbol)
        for (const fields of write(this.#messages, Number(key.split(":")[1]))) line.send(fields);
  }

  /** Tells every client something that belongs to no request, such as 1100. */
  announce(code: number, text: string): void {
    for (const socket of this.#sockets) socket.write(toIbFrame(this.#messages.error(-1, code, text)));
  }

  /** The daily restart: every socket is closed, and the next few connections too. */
  restart(refusals = 0): void {
    this.refusals = refusals;
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get #messages(): IbMessages {
    return ibMessages(this.#options.serverVersion ?? 193);
  }

  #serve(socket: Socket): void {
    const connection = ++this.connections;
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    if (this.refusals > 0) {
      this.refusals -= 1;
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    const reader = new IbFrameReader();
    const writer = new IbFrameWriter((bytes) => {
      if (socket.writable) socket.write(bytes);
    }, this.#options.cutting ?? "whole");
    const send = (fields: IbFields) => writer.send(toIbFrame(fields));
    socket.on("close", () => {
      this.#sockets.delete(socket);
      this.pacing.connectionEnded();
      for (const key of this.#lines.keys()) if (key.startsWith(`${connection}:`)) this.#lines.delete(key);
    });
    socket.on("data", (chunk) => {
      for (const fields of reader.read(chunk)) {
        if (this.isMute) continue;
        if (fields[0]?.startsWith("v100"))
          send([this.#options.serverVersion ?? 193, "20260106 12:00:00 UTC"]);
        else this.#take(parseIbAsk(fields), { connection, socket, send });
      }
    });
  }

  #take(
    ask: IbAsk,
    { connection, socket, send }: { connection: number; socket: Socket; send(f: IbFields): void },
  ) {
    this.asks.push(ask);
    this.pacing.message();
    if (ask.type === "history") this.pacing.historyAsked(ask);
    const reaction = this.react(ask);
    if (reaction === "silence") return;
    if (reaction === "drop") {
      socket.destroy();
      return;
    }
    if (reaction === "garbage first") {
      send(["not a message"]);
      send([17, "x"]);
    }
    if (ask.type === "quotes") this.#lines.set(`${connection}:${ask.id}`, { symbol: ask.symbol, send });
    if (ask.type === "cancelQuotes") this.#lines.delete(`${connection}:${ask.id}`);
    const answer =
      typeof reaction === "object" && "id" in ask
        ? [this.#messages.error(ask.id, reaction.code, reaction.text)]
        : ibAnswer(ask, {
            contracts: this.contracts,
            bars: this.bars,
            messages: this.#messages,
            now: this.#options.now(),
          });
    if (ask.type === "history") this.pacing.historyEnded(ask.id);
    if (reaction === "drop half way") {
      const bytes = Buffer.concat(answer.map(toIbFrame));
      socket.end(bytes.subarray(0, bytes.length / 2));
      return;
    }
    for (const fields of answer) send(fields);
    if (ask.type === "quotes" && reaction === undefined) this.onLine(ask.symbol);
  }
}
