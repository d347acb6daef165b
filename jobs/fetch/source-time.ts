import type { Clock } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { HttpTools } from "./http.ts";

/** A source's part of the time that its stage has: what does not end by then is given up, and its run goes on. */
export class SourceTime implements Disposable {
  /** Aborted with `source.unavailable` when the time is over, or with the stage's reason. */
  readonly signal: AbortSignal;
  /** The same tools, whose waits count. */
  readonly tools: HttpTools;
  readonly #timer: NodeJS.Timeout;

  constructor({ source, milliseconds, clock, tools, signal }: SourceTimeOptions) {
    const over = new AbortController();
    const giveUp = () => {
      const message = `${source} did not end within ${Math.round(milliseconds / 1_000)} s, its part of the run's time`;
      over.abort(new AppError("source.unavailable", { message, source }));
    };
    this.#timer = setTimeout(giveUp, milliseconds);
    this.signal = AbortSignal.any([signal, over.signal]);
    const endsAtMs = clock.now().getTime() + milliseconds;
    const sleep: HttpTools["sleep"] = async (waitMs, stop) => {
      await tools.sleep(waitMs, stop);
      if (clock.now().getTime() >= endsAtMs) giveUp();
    };
    this.tools = { ...tools, sleep };
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}

export interface SourceTimeOptions {
  source: string;
  milliseconds: number;
  clock: Clock;
  tools: HttpTools;
  signal: AbortSignal;
}

/** Of the time left, more than an even part for each source still to come: most need little, and all must end in it. */
export function partOfTime(leftMs: number, sources: number): number {
  return Math.max(1_000, (leftMs * 2) / (sources + 2));
}
