import type { RunOptions } from "../../core/domain/events.ts";
import type { SourceLimits } from "../../jobs/fetch/source-limits.ts";
import type { IbPatience } from "../../jobs/fetch/sources/interactive-brokers/ib-connection.ts";
import { createInteractiveBrokers } from "../../jobs/fetch/sources/interactive-brokers/source.ts";
import { FakeIbGateway, type FakeIbOptions } from "./fake-ib-gateway.ts";
import { FetchBench } from "./fetch-bench.ts";
import type { IbAsk } from "./ib-asks.ts";
import type { FakeBar, FakeContract } from "./ib-messages.ts";

/** The real source and the real fetch stage before a fake gateway, with a clock that only waits move. */
export async function openIbStand({ assets, now, patience, limits, ...options }: IbStandOptions) {
  let clock = () => new Date();
  const gateway = await FakeIbGateway.start({ ...options, now: () => clock() });
  const source = createInteractiveBrokers({ connectMs: 2_000, answerMs: 5_000, ...patience });
  const bench = await FetchBench.open({
    sources: [{ ...source, limits: { ...source.limits, ...limits } }],
    env: { PULSO_ASSETS: assets.join(","), IB_HOST: "127.0.0.1", IB_PORT: String(gateway.port) },
    now: now ?? "2026-01-20T12:00:00Z",
  });
  clock = () => bench.now;
  gateway.contracts = assets.map((symbol, index) => stock(symbol, { conId: 1_000 + index }));
  gateway.bars = (ask) => barsWithin(ask, bench.now, closeOf);
  const runOptions: RunOptions = { sources: ["interactive-brokers"] };
  return {
    gateway,
    bench,
    fetch: (run: string, previous: string | null = null, signal?: AbortSignal) =>
      bench.fetch({ run, previous, signal, options: runOptions }),
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await gateway[Symbol.asyncDispose]();
    },
  };
}

interface IbStandOptions extends Omit<FakeIbOptions, "now"> {
  assets: string[];
  now?: string;
  patience?: Partial<IbPatience>;
  limits?: SourceLimits;
}

export function stock(symbol: string, more: Partial<FakeContract> = {}): FakeContract {
  return {
    symbol,
    secType: "STK",
    exchange: "SMART",
    primaryExch: "NASDAQ",
    currency: "USD",
    conId: 1,
    longName: `${symbol} Société`,
    timeZone: "US/Eastern",
    ...more,
  };
}

/** A close that differs each day: 100 on 1 January 2026, one more each day after. */
export const closeOf = (date: string) => 100 + (Date.parse(date) - Date.parse("2026-01-01")) / 86_400_000;

/** The trading days an ask reaches, from 5 January 2026 on, with closes by date. */
export function barsWithin(
  { end, duration }: IbAsk & { type: "history" },
  now: Date,
  close: (date: string) => number,
): FakeBar[] {
  const until = end === "" ? now : new Date(end.replace(/^(\d{4})(\d\d)(\d\d)-(.+)$/, "$1-$2-$3T$4Z"));
  const [amount, unit] = duration.split(" ");
  const reachMs = Number(amount) * (unit === "Y" ? 365 : 1) * 86_400_000;
  const bars: FakeBar[] = [];
  for (let at = Date.parse("2026-01-05"); at < until.getTime(); at += 86_400_000) {
    const day = new Date(at);
    if (day.getUTCDay() % 6 === 0 || at < until.getTime() - reachMs) continue;
    const date = day.toISOString().slice(0, 10);
    const value = close(date);
    bars.push({
      ...bar(date.replaceAll("-", "")),
      open: value,
      high: value + 1,
      low: value - 1,
      close: value,
    });
  }
  return bars;
}

export function bar(date: string, more: Partial<FakeBar> = {}): FakeBar {
  return { date, open: 100, high: 101, low: 99, close: 100, volume: 12_345, ...more };
}
