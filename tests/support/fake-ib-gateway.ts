import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { FakeIbSession } from "./fake-ib-session.ts";
import { type IbReaction, ibAnswer } from "./ib-answers.ts";
import { type IbAsk, parseIbAsk } from "./ib-asks.ts";
import type { IbCutting, IbFields } from "./ib-frames.ts";
import { type FakeBar, type FakeContract, type IbMessages, ibMessages } from "./ib-messages.ts";
import { IbPacingLog } from "./ib-pacing-log.ts";

export interface FakeIbOptions {
  now(): Date;
  /** 193 is the newest the client speaks. */
  serverVersion?: number;
  cutting?: IbCutting;
  /** How long a history takes. */
  historyMs?: number;
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
  readonly #sessions = new Set<FakeIbSession>();

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
    return this.#sessions.size;
  }

  /** Symbols with an open line of quotes. */
  get lines(): string[] {
    return [...this.#sessions].flatMap(({ lines }) => [...lines.values()]);
  }

  /** Asks of one kind, in the order in which they came. */
  asked<Type extends IbAsk["type"]>(type: Type): (IbAsk & { type: Type })[] {
    return this.asks.filter((ask): ask is IbAsk & { type: Type } => ask.type === type);
  }

  /** Tells every open line of a symbol. */
  tell(symbol: string, write: (messages: IbMessages, id: number) => IbFields[]): void {
    for (const session of this.#sessions)
      for (const [id, of] of session.lines)
        if (of === symbol) for (const fields of write(this.#messages, id)) session.send(fields);
  }

  /** Tells every client something that belongs to no request, such as 1100. */
  announce(code: number, text: string): void {
    for (const session of this.#sessions) session.send(this.#messages.error(-1, code, text));
  }

  /** The daily restart: every socket is closed, and the next few connections too. */
  restart(refusals = 0): void {
    this.refusals = refusals;
    for (const session of this.#sessions) session.drop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const session of this.#sessions) session.drop();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get #messages(): IbMessages {
    return ibMessages(this.#options.serverVersion ?? 193);
  }

  #serve(socket: Socket): void {
    this.connections += 1;
    if (this.refusals > 0) {
      this.refusals -= 1;
      socket.destroy();
      return;
    }
    const session = new FakeIbSession({
      socket,
      cutting: this.#options.cutting ?? "whole",
      onMessage: (fields) => this.#hear(fields, session),
      onClose: () => {
        this.#sessions.delete(session);
        this.pacing.connectionEnded();
      },
    });
    this.#sessions.add(session);
  }

  #hear(fields: string[], session: FakeIbSession): void {
    if (this.isMute) return;
    if (fields[0]?.startsWith("v100")) {
      session.send([this.#options.serverVersion ?? 193, "20260106 12:00:00 UTC"]);
      return;
    }
    const ask = parseIbAsk(fields);
    this.asks.push(ask);
    this.pacing.message();
    if (ask.type === "history") this.pacing.historyAsked(ask);
    const reaction = this.react(ask);
    if (reaction === "silence") return;
    const { historyMs = 0 } = this.#options;
    if (ask.type === "history" && historyMs > 0)
      setTimeout(() => this.#answer(ask, reaction, session), historyMs);
    else this.#answer(ask, reaction, session);
  }

  #answer(ask: IbAsk, reaction: IbReaction | undefined, session: FakeIbSession): void {
    if (ask.type === "history") this.pacing.historyEnded(ask.id);
    if (ask.type === "quotes") session.lines.set(ask.id, ask.symbol);
    if (ask.type === "cancelQuotes") session.lines.delete(ask.id);
    const { contracts, bars } = this;
    const messages = this.#messages;
    const answer =
      typeof reaction === "object" && "id" in ask
        ? [messages.error(ask.id, reaction.code, reaction.text)]
        : ibAnswer(ask, { contracts, bars, messages, now: this.#options.now() });
    if (reaction === "drop half way") {
      session.sendHalf(answer);
      return;
    }
    if (reaction === "garbage first")
      for (const fields of [["not a message"], [17, "x"]]) session.send(fields);
    for (const fields of answer) session.send(fields);
    if (ask.type === "quotes" && reaction === undefined) this.onLine(ask.symbol);
  }
}
