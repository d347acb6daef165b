import {
  BarSizeSetting,
  type Contract,
  type ContractDetails,
  EventName,
  IBApi,
  isNonFatalError,
} from "@stoqey/ib";
import { AppError } from "../../../../core/domain/errors.ts";
import type { Log } from "../../../../core/log.ts";
import { IbRefusal, toConnectionError } from "./ib-errors.ts";
import type { IbBar, IbHistoryAsk } from "./ib-history.ts";
import type { IbQuestion } from "./ib-question.ts";
import { IbQuestions } from "./ib-questions.ts";

/** How long the gateway is waited for, in milliseconds of real time. */
export interface IbPatience {
  connectMs: number;
  answerMs: number;
}
export const ibPatience: IbPatience = { connectMs: 20_000, answerMs: 60_000 };

export interface IbConnectionOptions {
  host: string;
  port: number;
  clientId: number;
  patience: IbPatience;
  log: Log;
  signal: AbortSignal;
}

/** IB allows 50 a second and advises fewer. */
const messagesPerSecondMax = 30;

/**
 * One connection to IB Gateway by the client of @stoqey/ib: numbers each request, gathers its answer, and turns every
 * way to be left without one (refusal, silence, a lost socket, a stop) into an error. Closing it ends its socket.
 */
export class IbConnection implements AsyncDisposable {
  readonly api: IBApi;
  /** Resolves when the socket is gone, whoever closed it. */
  readonly closed: Promise<void>;
  readonly #options: IbConnectionOptions;
  readonly #questions: IbQuestions;
  readonly #listeners = new Map<number, (refusal: IbRefusal) => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #nextId = 1;
  #end: unknown;
  #isClosed = false;

  private constructor(options: IbConnectionOptions) {
    this.#options = options;
    this.api = new IBApi({ host: options.host, port: options.port, maxReqPerSec: messagesPerSecondMax });
    const stop = () => this.fail(options.signal.reason);
    options.signal.addEventListener("abort", stop, { once: true });
    this.closed = new Promise((resolve) => {
      this.api.on(EventName.disconnected, () => {
        options.signal.removeEventListener("abort", stop);
        this.#isClosed = true;
        this.fail(this.#unavailable("closed the connection"));
        resolve();
      });
    });
    this.#questions = new IbQuestions(this.api);
    this.api.on(EventName.error, (error: Error, code: number, id: number) => {
      const refusal = new IbRefusal(code, error.message);
      const listener = this.#listeners.get(id);
      if (!isNonFatalError(code, error) && this.#questions.refuse(id, refusal)) return;
      if (listener) listener(refusal);
      else this.#hear(code, error.message);
    });
    this.api.on(EventName.info, (message, code) => this.#hear(code, message));
  }

  /** Throws `source.unavailable` (no gateway, no handshake in time), `source.rejected`, or the signal's reason. */
  static async open(options: IbConnectionOptions): Promise<IbConnection> {
    options.signal.throwIfAborted();
    const connection = new IbConnection(options);
    try {
      await connection.#start();
      return connection;
    } catch (error) {
      await connection[Symbol.asyncDispose]();
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.#end === undefined;
  }

  /** What ended the connection; undefined while it is open. */
  get end(): unknown {
    return this.#end;
  }

  /** A number for a request of one's own, and where what the gateway says against it goes. */
  listen(onRefusal: (refusal: IbRefusal) => void): number {
    const id = this.#nextId++;
    this.#listeners.set(id, onRefusal);
    return id;
  }

  /** Tells a gateway that has no answer to one request from one that is gone without closing its socket: that ends this. */
  probe(onAlive: () => void = () => {}): void {
    if (!this.isOpen) return;
    const { connectMs } = this.#options.patience;
    const timer = setTimeout(() => this.fail(this.#unavailable("has gone silent")), connectMs);
    this.#timers.add(timer);
    this.api.once(EventName.currentTime, () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
      onAlive();
    });
    this.api.reqCurrentTime();
  }

  /** Ends the connection: all that is under way is rejected with this. */
  fail(error: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = error;
    this.#questions.rejectAll(error);
    for (const timer of this.#timers) clearTimeout(timer);
    if (!this.#isClosed) this.api.disconnect();
  }

  /** Every contract that fits. Throws `IbRefusal`, `source.unavailable`, or the signal's reason. */
  async getContracts(contract: Contract): Promise<ContractDetails[]> {
    const { contracts } = await this.#ask((id) => this.api.reqContractDetails(id, contract));
    return contracts;
  }

  /** Daily bars of regular trading hours, oldest first. Throws as `getContracts` does. */
  async getBars({ contract, show, end, duration }: IbHistoryAsk): Promise<IbBar[]> {
    const { bars } = await this.#ask(
      (id) =>
        this.api.reqHistoricalData(id, contract, end, duration, BarSizeSetting.DAYS_ONE, show, 1, 1, false),
      (id) => this.api.cancelHistoricalData(id),
    );
    return bars;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.fail(this.#unavailable("is no longer asked"));
    if (!this.#isClosed) this.api.disconnect();
    await this.closed;
  }

  async #start(): Promise<void> {
    const started = this.#questions.add(0);
    this.api.once(EventName.nextValidId, () => started.resolve());
    this.api.connect(this.#options.clientId);
    const { connectMs } = this.#options.patience;
    await this.#settle(0, started, connectMs, () =>
      this.fail(this.#unavailable(`made no connection within ${connectMs / 1_000} s`)),
    );
  }

  async #ask(send: (id: number) => void, cancel?: (id: number) => void): Promise<IbQuestion> {
    this.#options.signal.throwIfAborted();
    if (!this.isOpen) throw this.#end;
    const id = this.#nextId++;
    const question = this.#questions.add(id);
    send(id);
    const { answerMs } = this.#options.patience;
    return await this.#settle(id, question, answerMs, () => {
      question.isGivenUp = true;
      cancel?.(id);
      this.probe(() => question.reject(this.#unavailable(`gave no answer within ${answerMs / 1_000} s`)));
    });
  }

  async #settle(id: number, question: IbQuestion, ms: number, onSilence: () => void): Promise<IbQuestion> {
    const timer = setTimeout(onSilence, ms);
    try {
      await question.answered;
      return question;
    } finally {
      clearTimeout(timer);
      this.#questions.delete(id);
    }
  }

  /** News about the connection: most is only told on. */
  #hear(code: number, message: string): void {
    const error = toConnectionError(code, message);
    if (error) {
      this.fail(error);
      return;
    }
    const { log } = this.#options;
    // From 2100 on they are news: which data farms are connected, and warnings.
    const level = code >= 2_100 && code < 3_000 ? "debug" : "warn";
    log[level]({ source: "interactive-brokers", code, message }, "ib.message");
  }

  #unavailable(what: string): AppError {
    const { host, port } = this.#options;
    return new AppError("source.unavailable", { message: `IB Gateway at ${host}:${port} ${what}` });
  }
}
