import { z } from "zod";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { SourceLimits } from "./source-limits.ts";
import { readSpendings, type Spending, type Spendings, spendingPath, writeSpending } from "./spending.ts";

/** What is spent of a source's budget, by all writers together, and the caps (null = none). */
export const budgetStateSchema = z.object({
  dayRequests: z.number().int().nonnegative(),
  requestsPerDayMax: z.number().nullable(),
  dayUsd: z.number().nonnegative(),
  usdPerDayMax: z.number().nullable(),
  monthUsd: z.number().nonnegative(),
  usdPerMonthMax: z.number().nullable(),
});
export type BudgetState = z.infer<typeof budgetStateSchema>;

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
  #unreadable: readonly string[];
  #month: string;
  #readAt: Date;
  #isDirty = false;
  /** Writes go one after the other, so that the last one holds what was counted last. */
  #written: Promise<void> = Promise.resolve();
  #refreshed: Promise<void> | undefined;

  private constructor(options: BudgetOptions, { byPath, unreadable }: Spendings) {
    this.#options = options;
    this.#spendings = byPath;
    this.#unreadable = unreadable;
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
    await this.#refresh(now, usdMax > 0);
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
    if (usdMax > 0) await this.#giveWay(now, usdMax);
    return 0;
  }

  get source(): string {
    return this.#options.source;
  }

  get limits(): SourceLimits {
    return this.#options.limits;
  }

  /** The month's objects that cannot be read: while there are any, nothing that costs money is let through. */
  get unreadable(): readonly string[] {
    return this.#unreadable;
  }

  /** Replaces what `take` reserved at `takenAt` by what the request did cost. */
  async settle(takenAt: Date, usdMax: number, usd: number): Promise<void> {
    if (usdMax === usd) return;
    this.#add(takenAt, 0, usd - usdMax);
    await this.flush();
  }

  /** What may still be spent today, Infinity without a cap of money. */
  usdLeft(now: Date): number {
    if (this.#unreadable.length > 0 && this.#isPaid) return 0;
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
    if ((limits.requestsPerMinuteMax ?? Infinity) <= 0)
      throw new AppError("source.budget", {
        message: `${source} may make no requests at all (0 a minute)`,
        source,
      });
    if (usdMax > 0 && this.#unreadable.length > 0)
      throw new AppError("source.budget", {
        message: `what ${source} has spent in ${monthOf(now)} cannot be read (${this.#unreadable.join(", ")}): nothing is paid for until it can, is deleted, or the month is over`,
        source,
        restoredAt: nextMonth(now).toISOString(),
      });
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
    const path = spendingPath(source, this.#month, writer);
    // What cannot be read is evidence: it is not written over.
    return this.#unreadable.includes(path) ? spendingPath(source, this.#month, `${writer}.again`) : path;
  }

  /** Looks again at what the others have spent: from time to time, in a new month, and before money is. */
  async #refresh(now: Date, isPaid: boolean): Promise<void> {
    const month = monthOf(now);
    const isFresh = month === this.#month && now.getTime() - this.#readAt.getTime() < rereadAfterMs;
    if (!isFresh || isPaid || this.#refreshed) await this.#reread(now);
  }

  /** Whoever comes meanwhile waits for the same look: what it counted before would be overwritten by it. */
  #reread(now: Date): Promise<void> {
    this.#refreshed ??= this.#look(now).finally(() => {
      this.#refreshed = undefined;
    });
    return this.#refreshed;
  }

  async #look(now: Date): Promise<void> {
    await this.flush();
    const { store, source } = this.#options;
    const month = monthOf(now);
    const { byPath, unreadable } = await readSpendings(store, source, month);
    this.#month = month;
    this.#readAt = now;
    this.#unreadable = unreadable;
    const path = this.#ownPath();
    const own = this.#spendings.get(path);
    if (own) byPath.set(path, own);
    this.#spendings = byPath;
  }

  /** Two writers that reserve in the same moment both see it afterwards: who is then over a cap of money takes it back. */
  async #giveWay(now: Date, usdMax: number): Promise<void> {
    // A look that was under way may have begun before the other's reservation was written.
    await this.#refreshed;
    await this.#reread(now);
    const { usdPerDayMax = Infinity, usdPerMonthMax = Infinity } = this.#options.limits;
    const { dayUsd, monthUsd } = this.state(now);
    if (dayUsd <= usdPerDayMax + 1e-9 && monthUsd <= usdPerMonthMax + 1e-9) return;
    this.#add(now, -1, -usdMax);
    await this.flush();
    this.#refuseSpent(now, usdMax);
  }

  get #isPaid(): boolean {
    const { usdPerDayMax, usdPerMonthMax } = this.#options.limits;
    return usdPerDayMax !== undefined || usdPerMonthMax !== undefined;
  }
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const monthOf = (at: Date) => at.toISOString().slice(0, 7);
const nextDay = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1));
const nextMonth = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
/** Hundredths of a cent: sums of prices stay free of binary dust. */
export const toCents = (usd: number) => Math.round(usd * 10_000) / 10_000;
