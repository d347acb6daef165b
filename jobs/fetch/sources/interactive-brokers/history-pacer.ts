import { AppError } from "../../../../core/domain/errors.ts";
import type { SourceRequest } from "../source.ts";

const windowMs = 600_000;
const requestsPerWindowMax = 60;
const identicalAfterMs = 15_000;
const holdFirstMs = 60_000;
/** A run has an hour for all its sources: past this the rest waits for the next one. */
const waitTotalMaxMs = 1_800_000;

/**
 * Keeps IB's rules of history requests: at most 60 in ten minutes, and none that is identical to one of the last 15
 * seconds. (IB lets go of the first for bars of a minute and longer, but slows down who asks more.)
 */
export class HistoryPacer {
  readonly #request: Pick<SourceRequest, "clock" | "sleep" | "signal">;
  readonly #mayWaitUntilMs: number;
  #sent: { key: string; atMs: number }[] = [];
  #heldUntilMs = 0;

  constructor(request: Pick<SourceRequest, "clock" | "sleep" | "signal">) {
    this.#request = request;
    this.#mayWaitUntilMs = request.clock.now().getTime() + waitTotalMaxMs;
  }

  /**
   * Resolves when a request with this key may go, and counts it. Throws `source.throttled` when that would be later
   * than this run can wait, or the signal's reason.
   */
  async enter(key: string): Promise<void> {
    const { clock, sleep, signal } = this.#request;
    for (let waitMs = this.#waitMs(key); waitMs > 0; waitMs = this.#waitMs(key)) {
      if (clock.now().getTime() + waitMs > this.#mayWaitUntilMs)
        throw new AppError("source.throttled", {
          message: "IB's pacing of history requests leaves no room in this run; the next one continues",
          retryAfterSeconds: Math.ceil(waitMs / 1_000),
        });
      await sleep(waitMs, signal);
    }
    this.#sent.push({ key, atMs: clock.now().getTime() });
  }

  /** How many requests may go now without a wait. */
  room(): number {
    const now = this.#request.clock.now().getTime();
    if (now < this.#heldUntilMs) return 0;
    return requestsPerWindowMax - this.#sent.filter(({ atMs }) => atMs > now - windowMs).length;
  }

  /** After IB complained the `times`-th time about one request: nothing goes for a while, longer each time. */
  hold(times: number): void {
    const until = this.#request.clock.now().getTime() + holdFirstMs * 2 ** (times - 1);
    this.#heldUntilMs = Math.max(this.#heldUntilMs, until);
  }

  #waitMs(key: string): number {
    const now = this.#request.clock.now().getTime();
    this.#sent = this.#sent.filter(({ atMs }) => atMs > now - windowMs);
    const oldest = this.#sent.length < requestsPerWindowMax ? undefined : this.#sent[0];
    const same = this.#sent.findLast((sent) => sent.key === key);
    return Math.max(
      this.#heldUntilMs - now,
      oldest ? oldest.atMs + windowMs - now : 0,
      same ? same.atMs + identicalAfterMs - now : 0,
    );
  }
}
