import { codeOf } from "../../../../core/domain/errors.ts";
import type { SourceRequest } from "../source.ts";
import { HistoryPacer } from "./history-pacer.ts";
import { IbConnection, type IbPatience } from "./ib-connection.ts";
import { IbRefusal, isNoData, isPacingViolation } from "./ib-errors.ts";
import type { IbBar, IbHistoryAsk } from "./ib-history.ts";

/** Waits before each new connection; the daily restart of a gateway takes a minute or two. */
const connectWaitsMs = [5_000, 10_000, 20_000, 40_000, 60_000, 60_000];
/** A request is made again on a new connection when its own was lost. */
const triesMax = 3;
const pacingTriesMax = 3;

/**
 * The gateway of one run: connects when first asked, connects again (a bounded number of times) when the connection is
 * lost, counts each request in the source's budget and keeps IB's pacing. Closing it closes its connection.
 */
export class IbGateway implements AsyncDisposable {
  readonly #request: SourceRequest;
  readonly #patience: IbPatience;
  readonly #pacer: HistoryPacer;
  #connecting: Promise<IbConnection> | undefined;
  #waits = 0;

  constructor(request: SourceRequest, patience: IbPatience) {
    this.#request = request;
    this.#patience = patience;
    this.#pacer = new HistoryPacer(request);
  }

  /** Asks on a connection, anew on another if that one is lost. Throws what `ask` and connecting throw. */
  async ask<Answer>(ask: (connection: IbConnection) => Promise<Answer>): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const connection = await this.#connect();
      await this.#request.http.take();
      try {
        return await ask(connection);
      } catch (error) {
        this.#request.signal.throwIfAborted();
        if (connection.isOpen || tries >= triesMax) throw error;
      }
    }
  }

  /** Daily bars, none where IB has none. Throws `source.throttled` when IB goes on complaining, and as `ask` does. */
  async getBars(asked: IbHistoryAsk): Promise<IbBar[]> {
    const { contract, show, end, duration } = asked;
    const key = [contract.conId, contract.exchange, show, end, duration].join(" ");
    for (let tries = 1; ; tries++) {
      try {
        return await this.ask(async (connection) => {
          await this.#pacer.enter(key);
          return await connection.getBars(asked);
        });
      } catch (error) {
        if (!(error instanceof IbRefusal)) throw error;
        if (isNoData(error)) return [];
        if (!isPacingViolation(error) || tries >= pacingTriesMax) throw error;
        this.#pacer.hold(tries);
      }
    }
  }

  /** The version of the TWS API's protocol that the gateway speaks. */
  async serverVersion(): Promise<number> {
    return (await this.#connect()).api.serverVersion;
  }

  /** How many history requests may go now without a wait. */
  historyRoom(): number {
    return this.#pacer.room();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const connection = await this.#connecting?.catch(() => undefined);
    await connection?.[Symbol.asyncDispose]();
  }

  /** The connection there is, or one new one for all who ask at the same time. */
  async #connect(): Promise<IbConnection> {
    for (;;) {
      this.#connecting ??= this.#open();
      const current = this.#connecting;
      const connection = await current;
      if (connection.isOpen) return connection;
      // The first to see that it is lost opens the next; the others wait for the same one.
      if (this.#connecting === current) this.#connecting = this.#open(connection.end);
    }
  }

  /** Throws the last error when the waits of this run are used up; who asks later gets the same at once. */
  async #open(lostBy?: unknown): Promise<IbConnection> {
    const { config, log, signal, sleep } = this.#request;
    const { host = "127.0.0.1", port, clientId } = config.ib;
    for (let failure = lostBy; ; ) {
      if (failure !== undefined) {
        const waitMs = connectWaitsMs[this.#waits++];
        if (waitMs === undefined || codeOf(failure) === "source.rejected") throw failure;
        await sleep(waitMs, signal);
      }
      try {
        return await IbConnection.open({ host, port, clientId, patience: this.#patience, log, signal });
      } catch (error) {
        signal.throwIfAborted();
        failure = error;
      }
    }
  }
}
