import type { Source } from "../../jobs/fetch/sources/source.ts";
import { FetchBench } from "./fetch-bench.ts";
import { type ReplayAnswer, type ReplayRequest, startReplayServer } from "./replay-server.ts";

export interface SourceBenchOptions {
  /** The addresses that the test's own server stands for. */
  hosts: readonly string[];
  env: Record<string, string>;
  answer(request: ReplayRequest): ReplayAnswer;
}

/** The real fetch stage with one source, just after 06:00 on 2026-01-15, and a server that answers for its provider. */
export async function openSourceBench(source: Source, { hosts, env, answer }: SourceBenchOptions) {
  const server = await startReplayServer();
  server.answer(answer);
  const bench = await FetchBench.open({
    sources: [source],
    origins: Object.fromEntries(hosts.map((host) => [host, server.origin])),
    env,
    now: "2026-01-15T06:00:30Z",
  });
  return {
    bench,
    requests: server.requests,
    fetch: (run: string, previous: string | null = null) =>
      bench.fetch({ run, previous, options: { sources: [source.name] } }),
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
