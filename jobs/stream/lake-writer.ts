import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import type { Quote } from "../../core/domain/quote.ts";
import type { QuarantinedRecord } from "../../core/domain/record.ts";

export interface LakeWriterOptions {
  store: ObjectStore;
  /** Names this writer's parts, so that streams at the same time do not meet. */
  writer: string;
  /** A batch is written once its first quote is this old, or once it has so many. */
  flushMs?: number;
  quotesMax?: number;
}

/** Quotes and faults gathered for one write; `written` settles with it. */
interface Batch {
  /** JSON lines by folder. */
  lines: Map<string, string[]>;
  rows: number;
  quotes: number;
  quarantined: number;
  timer: NodeJS.Timeout;
  written: Promise<void>;
  settle(outcome: Promise<void>): void;
}

const compress = promisify(gzip);

/**
 * Writes what a stream takes to the lake as it came: `raw/quotes/date=…/hour=…/part-<writer>-<n>.jsonl.gz`, by the hour
 * (UTC) it was received in, and what is no quote to `quarantine/quotes/…`. Objects are written once and never changed.
 * A duplicate is a quote that repeats its symbol's last one from the same source in time and figures: a feed that is
 * polled says so until the price moves. It is counted and not written again.
 */
export class LakeWriter {
  /** Quotes in the lake, duplicates left out, faults in quarantine, and the objects they are in. */
  readonly counts = { stored: 0, duplicate: 0, quarantined: 0, parts: 0 };
  readonly #options: Required<LakeWriterOptions>;
  readonly #lastOf = new Map<string, string>();
  #batch: Batch | undefined;
  #parts = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor({ store, writer, flushMs = 5_000, quotesMax = 20_000 }: LakeWriterOptions) {
    this.#options = { store, writer, flushMs, quotesMax };
  }

  /** Resolves once they are in the lake. Throws what the lake throws. */
  async add(quotes: readonly Quote[]): Promise<void> {
    for (const quote of quotes) {
      if (this.#isRepeat(quote)) this.counts.duplicate += 1;
      else this.#put("raw", quote.receivedAt, quote).quotes += 1;
    }
    await this.#takeFull();
  }

  /** Resolves once it is in the lake. */
  async setAside(fault: QuarantinedRecord, at: Date): Promise<void> {
    this.#put("quarantine", at, fault).quarantined += 1;
    await this.#takeFull();
  }

  /** Writes what waits, now. */
  async flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = undefined;
    if (batch) {
      clearTimeout(batch.timer);
      const written = this.#writing.then(() => this.#write(batch));
      // A failure reaches those who wait for the batch.
      this.#writing = written.catch(() => {});
      batch.settle(written);
      await batch.written;
    } else await this.#writing;
  }

  #put(area: "raw" | "quarantine", at: Date, row: Quote | QuarantinedRecord): Batch {
    this.#batch ??= this.#open();
    const time = at.toISOString();
    const folder = `${area}/quotes/date=${time.slice(0, 10)}/hour=${time.slice(11, 13)}`;
    const lines = this.#batch.lines.get(folder);
    const line = `${JSON.stringify(row)}\n`;
    if (lines) lines.push(line);
    else this.#batch.lines.set(folder, [line]);
    this.#batch.rows += 1;
    return this.#batch;
  }

  #open(): Batch {
    let settle: Batch["settle"] = () => {};
    const written = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const timer = setTimeout(() => void this.flush().catch(() => {}), this.#options.flushMs);
    return { lines: new Map(), rows: 0, quotes: 0, quarantined: 0, timer, written, settle };
  }

  async #takeFull(): Promise<void> {
    const batch = this.#batch;
    if (batch && batch.rows >= this.#options.quotesMax) await this.flush();
    else await batch?.written;
  }

  async #write({ lines, quotes, quarantined }: Batch): Promise<void> {
    const { store, writer } = this.#options;
    for (const [folder, texts] of lines) {
      const part = String(++this.#parts).padStart(6, "0");
      const bytes = await compress(texts.join(""));
      await store.put(`${folder}/part-${writer}-${part}.jsonl.gz`, bytes, { ifGenerationMatch: null });
      this.counts.parts += 1;
    }
    this.counts.stored += quotes;
    this.counts.quarantined += quarantined;
  }

  #isRepeat({ symbol, source, at, price, bid, ask, volume }: Quote): boolean {
    const key = `${source} ${symbol}`;
    const statement = [at.getTime(), price, bid, ask, volume].join();
    const isRepeat = this.#lastOf.get(key) === statement;
    this.#lastOf.set(key, statement);
    return isRepeat;
  }
}
