import type { IbAsk } from "./ib-asks.ts";

/** What the fake gateway counted of IB's rules; a test asserts that none was broken. */
export class IbPacingLog {
  /** How many history requests were open at the same time, at most. */
  openHistoriesMax = 0;
  readonly #now: () => Date;
  readonly #open = new Set<number>();
  readonly #histories: { key: string; atMs: number }[] = [];
  readonly #messagesAtMs: number[] = [];

  /** `now` is the clock that waits move; messages are timed by the real one. */
  constructor(now: () => Date) {
    this.#now = now;
  }

  message(): void {
    this.#messagesAtMs.push(performance.now());
  }

  historyAsked({ id, conId, end, duration, show }: IbAsk & { type: "history" }): void {
    this.#histories.push({ key: [conId, end, duration, show].join(" "), atMs: this.#now().getTime() });
    this.#open.add(id);
    this.openHistoriesMax = Math.max(this.openHistoriesMax, this.#open.size);
  }

  historyEnded(id: number): void {
    this.#open.delete(id);
  }

  /** All open requests end with their connection. */
  connectionEnded(): void {
    this.#open.clear();
  }

  /** Requests that came within 15 s of the same one before. */
  get identical(): number {
    return this.#histories.filter(({ key, atMs }, index) => {
      const before = this.#histories.slice(0, index).findLast((other) => other.key === key);
      return before !== undefined && atMs - before.atMs < 15_000;
    }).length;
  }

  get historiesPerTenMinutesMax(): number {
    return mostWithin(
      this.#histories.map(({ atMs }) => atMs),
      600_000,
    );
  }

  get messagesPerSecondMax(): number {
    return mostWithin(this.#messagesAtMs, 1_000);
  }
}

/** The most of these (ascending) times that lie in one window. */
function mostWithin(times: readonly number[], windowMs: number): number {
  return Math.max(
    0,
    ...times.map((from, index) => times.slice(index).filter((at) => at - from < windowMs).length),
  );
}
