import type { ObjectStore } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { SourceLimits } from "./source-limits.ts";
import { readSpendings, type Spending, spendingPath, writeSpending } from "./spending.ts";

/** What is spent of a source's budget, by all writers together. */
export interface BudgetState {
  dayRequests: number;
  requestsPerDayMax: number | null;
  dayUsd: number;
  usdPerDayMax: number | null;
  monthUsd: number;
  usdPerMonthMax: number | null;
}

export interface BudgetOptions {
  store: ObjectStore;
  source: string;
  limits: SourceLimits;
  /** Who spends: `run=<run>.attempt=<n>`, `stream=<start>`, … Its own earlier spending goes on. */
  writer: string;
  now: Date;
}

const rereadAfterMs = 600_000;
/** From so few a day on, or for money, each request is written down before it is made. */
const fewRequestsADay = 1_000;

/** Counts requests and money against a source's limits, with what every other writer has spent. */
export class Budget {
  readonly #options: Omit<BudgetOptions, "now">;
  /** Spendings of the month by path, the own one among them. */
  #spendings: Map<string, Spending>;
  #month: string;
  #readAt: Date;
  #isDirty = false;
  /** Writes go one after the other, so that the last one holds what was counted last. */
  #written: Promise<void> = Promise.resolve();
  #refreshed: Promise<void> | undefined;

  private constructor(options: BudgetOptions, spendings: Map<string, Spending>) {
    this.#options = options;
    this.#spendings = spendings;
    this.#month = monthOf(options.now);
    this.#readAt = options.now;
  }

  static async open(options: BudgetOptions): Promise<Budget> {
    return new Budget(options, await readSpendings(options.store, options.source, monthOf(options.now)));
  }

  /**
   * Takes one request that may cost up to `usdMax`. Returns 0 when it may go now, else how many milliseconds to wait
   * before asking again. Throws `source.budget`, which says when it is restored.
   */
  async take(now: Date, usdMax = 0): Promise<number> {
    await this.#refresh(now);
    const { limits } = this.#options;
    this.#refuseSpent(now, usdMax);
    const { minuteStartsAt, minuteRequests } = this.#minute(now);
    if (minuteRequests >= (limits.requestsPerMinuteMax ?? Infinity))
      return 60_000 - (now.getTime() - minuteStartsAt.getTime());
    this.#add(now, 1, usdMax);
    const own = this.#own(now);
    own.minuteStartsAt = minuteStartsAt.toISOString();
    own.minuteRequests += 1;
    if (usdMax > 0 || (limits.requestsPerDayMax ?? Infinity) <= fewRequestsADay) await this.flush();
    return 0;
  }

  /** Replaces what `take` reserved at `takenAt` by what the request did cost. */
  async settle(takenAt: Date, usdMax: number, usd: number): Promise<void> {
    if (usdMax === usd) return;
    this.#add(takenAt, 0, usd - usdMax);
    await this.flush();
  }

  /** What may still be spent today, Infinity without a cap of money. */
  usdLeft(now: Date): number {
    const { dayUsd, monthUsd } = this.state(now);
    const { usdPerDayMax = Infinity, usdPerMonthMax = Infinity } = this.#options.limits;
    return Math.max(0, Math.min(usdPerDayMax - dayUsd, usdPerMonthMax - monthUsd));
  }

  state(now: Date): BudgetState {
    const { limits } = this.#options;
    const day = dayOf(now);
    const days = [...this.#spendings.values()].flatMap((spending) => Object.entries(spending.days));
    const ofDay = days.filter(([date]) => date === day).map(([, spent]) => spent);
    const ofMonth = days.filter(([date]) => date.startsWith(monthOf(now))).map(([, spent]) => spent);
    return {
      dayRequests: ofDay.reduce((sum, { requests }) => sum + requests, 0),
      requestsPerDayMax: limits.requestsPerDayMax ?? null,
      dayUsd: toCents(ofDay.reduce((sum, { usd }) => sum + usd, 0)),
      usdPerDayMax: limits.usdPerDayMax ?? null,
      monthUsd: toCents(ofMonth.reduce((sum, { usd }) => sum + usd, 0)),
      usdPerMonthMax: limits.usdPerMonthMax ?? null,
    };
  }

  async flush(): Promise<void> {
    const before = this.#written.catch(() => {});
    this.#written = before.then(() => this.#write());
    await this.#written;
  }

  async #write(): Promise<void> {
    if (!this.#isDirty) return;
    const path = this.#ownPath();
    const own = this.#spendings.get(path);
    // What is counted while this is being written is for the next write.
    this.#isDirty = false;
    try {
      if (own) await writeSpending(this.#options.store, path, own);
    } catch (error) {
      this.#isDirty = true;
      throw error;
    }
  }

  #refuseSpent(now: Date, usdMax: number): void {
    const { source, limits } = this.#options;
    const { dayRequests, dayUsd, monthUsd } = this.state(now);
    const refuse = (what: string, restoredAt: Date) => {
      throw new AppError("source.budget", {
        message: `${source} has spent ${what}; restored at ${restoredAt.toISOString()}`,
        source,
        restoredAt: restoredAt.toISOString(),
      });
    };
    if (dayRequests >= (limits.requestsPerDayMax ?? Infinity))
      refuse(`its ${limits.requestsPerDayMax} requests of ${dayOf(now)}`, nextDay(now));
    if (usdMax > 0 && monthUsd + usdMax > (limits.usdPerMonthMax ?? Infinity) + 1e-9)
      refuse(`${monthUsd} of the ${limits.usdPerMonthMax} USD of ${monthOf(now)}`, nextMonth(now));
    if (usdMax > 0 && dayUsd + usdMax > (limits.usdPerDayMax ?? Infinity) + 1e-9)
      refuse(`${dayUsd} of the ${limits.usdPerDayMax} USD of ${dayOf(now)}`, nextDay(now));
  }

  /** The current minute of all writers: the newest that has begun and not ended. */
  #minute(now: Date): { minuteStartsAt: Date; minuteRequests: number } {
    const current = [...this.#spendings.values()].filter(({ minuteStartsAt }) => {
      const sinceMs = now.getTime() - Date.parse(minuteStartsAt);
      return sinceMs >= 0 && sinceMs < 60_000;
    });
    if (current.length === 0) {
      const own = this.#own(now);
      own.minuteStartsAt = now.toISOString();
      own.minuteRequests = 0;
      return { minuteStartsAt: now, minuteRequests: 0 };
    }
    const starts = current.map(({ minuteStartsAt }) => Date.parse(minuteStartsAt));
    const requests = current.reduce((sum, { minuteRequests }) => sum + minuteRequests, 0);
    return { minuteStartsAt: new Date(Math.min(...starts)), minuteRequests: requests };
  }

  #add(now: Date, requests: number, usd: number): void {
    const { days } = this.#own(now);
    const day = days[dayOf(now)] ?? { requests: 0, usd: 0 };
    days[dayOf(now)] = { requests: day.requests + requests, usd: Math.max(0, toCents(day.usd + usd)) };
    this.#isDirty = true;
  }

  #own(now: Date): Spending {
    const path = this.#ownPath();
    const own = this.#spendings.get(path) ?? {
      schema: 1,
      days: {},
      minuteStartsAt: now.toISOString(),
      minuteRequests: 0,
    };
    this.#spendings.set(path, own);
    return own;
  }

  #ownPath(): string {
    const { source, writer } = this.#options;
    return spendingPath(source, this.#month, writer);
  }

  /** Looks again at what the others have spent, from time to time and in a new month. */
  async #refresh(now: Date): Promise<void> {
    const month = monthOf(now);
    const isFresh = month === this.#month && now.getTime() - this.#readAt.getTime() < rereadAfterMs;
    if (isFresh && !this.#refreshed) return;
    // Whoever comes meanwhile waits for the same look: what it counted before would be overwritten by it.
    this.#refreshed ??= this.#reread(now, month).finally(() => {
      this.#refreshed = undefined;
    });
    await this.#refreshed;
  }

  async #reread(now: Date, month: string): Promise<void> {
    await this.flush();
    const { store, source, writer } = this.#options;
    const path = spendingPath(source, month, writer);
    const spendings = await readSpendings(store, source, month);
    const own = this.#spendings.get(path);
    if (own) spendings.set(path, own);
    this.#spendings = spendings;
    this.#month = month;
    this.#readAt = now;
  }
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const monthOf = (at: Date) => at.toISOString().slice(0, 7);
const nextDay = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1));
const nextMonth = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
/** Hundredths of a cent: sums of prices stay free of binary dust. */
const toCents = (usd: number) => Math.round(usd * 10_000) / 10_000;
