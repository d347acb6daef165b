import type { Clock } from "../../core/cloud/ports.ts";
import type { Quote } from "../../core/domain/quote.ts";
import type { LakeWriter } from "./lake-writer.ts";
import type { NewestWriter } from "./newest-writer.ts";

/** How a stream stands. Everything received is in exactly one of stored, duplicate, rejected or still waiting. */
export interface StreamStatus {
  received: number;
  /** Since the status before. */
  perSecond: number;
  symbols: number;
  /** Quotes and objects in the lake. */
  stored: number;
  parts: number;
  duplicate: number;
  /** What was no quote; `quarantined` of them are in the lake. */
  rejected: number;
  quarantined: number;
  /** Rows changed in Postgres, and how many symbols wait for it. */
  changed: number;
  waiting: number;
  database: "up" | "away";
  /** How old the oldest quote of the last batch was when Postgres had it. */
  lagMs: number;
  /** When the last quote came. */
  lastAt: string | null;
}

export interface StreamMeterParts {
  clock: Clock;
  lake: LakeWriter;
  newest: NewestWriter;
}

/** Counts what a stream takes. */
export class StreamMeter {
  readonly #parts: StreamMeterParts;
  readonly #symbols = new Set<string>();
  #received = 0;
  #rejected = 0;
  #lastAt: Date | undefined;
  #last: { received: number; at: Date };

  constructor(parts: StreamMeterParts) {
    this.#parts = parts;
    this.#last = { received: 0, at: parts.clock.now() };
  }

  count({ symbol, receivedAt }: Quote): void {
    this.#received += 1;
    this.#symbols.add(symbol);
    this.#lastAt = receivedAt;
  }

  get rejected(): number {
    return this.#rejected;
  }

  countRejected(): void {
    this.#received += 1;
    this.#rejected += 1;
  }

  status(): StreamStatus {
    const { clock, lake, newest } = this.#parts;
    const now = clock.now();
    const seconds = (now.getTime() - this.#last.at.getTime()) / 1_000;
    const perSecond = seconds > 0 ? Math.round((this.#received - this.#last.received) / seconds) : 0;
    this.#last = { received: this.#received, at: now };
    return {
      received: this.#received,
      perSecond,
      symbols: this.#symbols.size,
      ...lake.counts,
      rejected: this.#rejected,
      changed: newest.state.changed,
      waiting: newest.waiting,
      database: newest.state.isUp ? "up" : "away",
      lagMs: newest.state.lagMs,
      lastAt: this.#lastAt?.toISOString() ?? null,
    };
  }
}
