import { messageOf } from "../../core/domain/errors.ts";
import type { Log } from "../../core/log.ts";
import type { EraseDeps } from "./deps.ts";
import { eraseDue } from "./erase-due.ts";

const everyMs = 3_600_000;
/** How long a host that closes waits for what is under way. */
const patienceMs = 10_000;

/** Erases what is due after each publication and every hour, whatever becomes of the runs: a text has a day to go. */
export class Eraser {
  readonly #depsOf: (signal: AbortSignal) => Promise<EraseDeps>;
  readonly #log: Log;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #work: Promise<void> = Promise.resolve();

  constructor(depsOf: (signal: AbortSignal) => Promise<EraseDeps>, log: Log) {
    this.#depsOf = depsOf;
    this.#log = log;
    this.#timer = setInterval(() => void this.erase(), everyMs);
  }

  /** Never throws: what could not be erased is in the log and tried again. */
  erase(): Promise<void> {
    this.#work = this.#work.then(() => this.#eraseOnce());
    return this.#work;
  }

  /** Lets what is under way end, but not for long: the next eraser takes up where it stopped. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const patience = setTimeout(() => this.#stop.abort(), patienceMs);
    await this.#work;
    clearTimeout(patience);
    this.#stop.abort();
  }

  async #eraseOnce(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    try {
      await eraseDue(await this.#depsOf(this.#stop.signal));
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#log.warn({ error: messageOf(error) }, "erase.failed");
    }
  }
}
