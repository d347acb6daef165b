import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { Budget } from "../../jobs/fetch/budget.ts";
import { createHttp, type Http } from "../../jobs/fetch/http.ts";
import type { SourceLimits } from "../../jobs/fetch/source-limits.ts";
import { type ReplayServer, startReplayServer } from "./replay-server.ts";

export interface HttpStand extends AsyncDisposable {
  http: Http;
  server: ReplayServer;
  now: Date;
  readonly waitsMs: number[];
  /** Moves the stand's clock on; for what waits outside of `http`. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The real client of one source with a budget of its own, whose `hosts` are a server on loopback; only waits move the clock. */
export async function openHttp(
  source: { name: string; limits: SourceLimits },
  hosts: readonly string[],
  { now = "2026-01-15T12:00:00Z", signal = new AbortController().signal } = {},
): Promise<HttpStand> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulso-http-"));
  const server = await startReplayServer();
  const store = new FolderStore(path.join(folder, "lake"));
  const stand = { now: new Date(now), waitsMs: [] as number[] };
  const sleep = async (milliseconds: number, stop: AbortSignal) => {
    stop.throwIfAborted();
    stand.waitsMs.push(milliseconds);
    stand.now = new Date(stand.now.getTime() + milliseconds);
  };
  const { name, limits } = source;
  const budget = await Budget.open({ store, source: name, limits, writer: "test", now: stand.now });
  const http = createHttp({
    tools: {
      fetch: globalThis.fetch,
      random: () => 0.5,
      sleep,
      origins: Object.fromEntries(hosts.map((host) => [host, server.origin])),
    },
    budget,
    clock: { now: () => stand.now },
    signal,
  });
  return Object.assign(stand, {
    http,
    server,
    sleep,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  });
}
