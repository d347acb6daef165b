import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../core/config.ts";
import type { Quote } from "../../core/domain/quote.ts";
import { type Log, silentLog } from "../../core/log.ts";
import { Budget } from "../../jobs/fetch/budget.ts";
import { createHttp } from "../../jobs/fetch/http.ts";
import type { IbPatience } from "../../jobs/fetch/sources/interactive-brokers/ib-connection.ts";
import { createInteractiveBrokersFeed } from "../../jobs/stream/feeds/interactive-brokers.ts";
import { FakeIbGateway } from "./fake-ib-gateway.ts";
import { stock } from "./ib-stand.ts";

/** The real feed before a fake gateway: `open` gives its quotes, `waitsMs` and `warnings` what it did meanwhile. */
export async function openIbFeedStand(patience: Partial<IbPatience> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "pulso-ib-feed-"));
  const clock = { now: () => new Date() };
  const gateway = await FakeIbGateway.start({ now: clock.now });
  const feed = createInteractiveBrokersFeed({ connectMs: 2_000, answerMs: 5_000, ...patience });
  const stop = new AbortController();
  const { signal } = stop;
  const waitsMs: number[] = [];
  const warnings: { event: string; fields: Record<string, unknown> }[] = [];
  const log: Log = { ...silentLog, warn: (fields, event) => void warnings.push({ event, fields }) };
  const sleep = async (milliseconds: number) => {
    waitsMs.push(milliseconds);
    await new Promise((resolve) => setTimeout(resolve, 5));
    signal.throwIfAborted();
  };
  const tools = { fetch: globalThis.fetch, random: () => 0.5, sleep, origins: {} };
  const { name: source, limits } = feed;
  const store = new FolderStore(folder);
  const budget = await Budget.open({ store, source, limits, writer: "stream=test", now: clock.now() });
  const http = createHttp({ tools, budget, clock, signal });
  const env = { PULSO_HOME: folder, IB_HOST: "127.0.0.1", IB_PORT: String(gateway.port) };
  return {
    gateway,
    stop,
    waitsMs,
    warnings,
    budget,
    /** The feed's quotes for these symbols; stocks IB knows unless `gateway.contracts` is set before. */
    open(symbols: string[], environment: Record<string, string> = env): AsyncIterator<Quote> {
      if (gateway.contracts.length === 0)
        gateway.contracts = symbols.map((symbol, index) => stock(symbol, { conId: 1_000 + index }));
      const config = readConfig(environment);
      return feed
        .open({ symbols, file: undefined, config, clock, log, http, sleep, signal })
        [Symbol.asyncIterator]();
    },
    async [Symbol.asyncDispose]() {
      stop.abort(new Error("the test is over"));
      await gateway[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
