import { setTimeout as wait } from "node:timers/promises";
import { faultOf } from "./cloud-errors.ts";

export interface RequestPaceOptions {
  /** Requests under way at once. */
  inFlightMax?: number;
  /** For how long one request is sent again. */
  patienceMs?: number;
  pauseFirstMs?: number;
  pauseMaxMs?: number;
  now?(): number;
  sleep?(ms: number): Promise<unknown>;
  random?(): number;
}

/**
 * Sends again what a service could not take, and slows all requests of a process down while it cannot: as TCP does
 * (RFC 5681), the number under way falls to one at a refusal, doubles up to half of what it was, then grows by one
 * a round. So a storm of refusals meets one request at a time, not each caller's own retries.
 */
export class RequestPace {
  readonly #options: Required<RequestPaceOptions>;
  #window: number;
  #threshold: number;
  #inFlight = 0;
  #pauseMs: number;
  #pausedUntil = 0;
  #slowedAt = Number.NEGATIVE_INFINITY;
  #waiting: (() => void)[] = [];

  constructor(options: RequestPaceOptions = {}) {
    this.#options = {
      inFlightMax: 16,
      patienceMs: 600_000,
      pauseFirstMs: 250,
      pauseMaxMs: 32_000,
      now: () => performance.now(),
      sleep: (ms) => wait(ms),
      random: Math.random,
      ...options,
    };
    this.#window = this.#options.inFlightMax;
    this.#threshold = this.#options.inFlightMax;
    this.#pauseMs = this.#options.pauseFirstMs;
  }

  /**
   * Calls `attempt` until it succeeds, fails for good, or the patience is over; told how often it was called before.
   * What it does must be safe to do again: a read, or a write under a precondition.
   */
  async run<T>(attempt: (before: number) => Promise<T>): Promise<T> {
    const deadline = this.#options.now() + this.#options.patienceMs;
    for (let before = 0; ; before++) {
      const sentAt = await this.#enter();
      try {
        const answer = await attempt(before);
        this.#quicken();
        return answer;
      } catch (error) {
        const fault = faultOf(error);
        if (fault !== "throttled" && fault !== "unavailable") throw error;
        this.#slow(sentAt);
        if (this.#options.now() >= deadline) throw error;
      } finally {
        this.#inFlight -= 1;
        this.#waiting.shift()?.();
      }
    }
  }

  async #enter(): Promise<number> {
    for (;;) {
      const now = this.#options.now();
      if (this.#inFlight >= Math.floor(this.#window))
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      else if (now < this.#pausedUntil) await this.#options.sleep(this.#pausedUntil - now);
      else {
        this.#inFlight += 1;
        return now;
      }
    }
  }

  #quicken(): void {
    this.#pauseMs = this.#options.pauseFirstMs;
    const grown = this.#window + (this.#window < this.#threshold ? 1 : 1 / this.#window);
    this.#window = Math.min(this.#options.inFlightMax, grown);
    // The one that leaves lets one in; a window that has grown has room for another.
    this.#waiting.shift()?.();
  }

  /** Refusals of requests that were sent before the last slowing tell nothing new. */
  #slow(sentAt: number): void {
    if (sentAt < this.#slowedAt) return;
    const now = this.#options.now();
    this.#slowedAt = now;
    this.#threshold = Math.max(2, this.#window / 2);
    this.#window = 1;
    this.#pausedUntil = now + this.#pauseMs * (0.5 + this.#options.random());
    this.#pauseMs = Math.min(this.#options.pauseMaxMs, this.#pauseMs * 2);
  }
}
