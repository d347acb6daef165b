import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../core/config.ts";
import { codeOf, type ErrorCode } from "../../core/domain/errors.ts";
import { silentLog } from "../../core/log.ts";
import type { BudgetState } from "../../jobs/fetch/budget.ts";
import { createHttp } from "../../jobs/fetch/http.ts";
import { openBudget } from "../../jobs/fetch/open-budget.ts";
import { pseudonymsOf } from "../../jobs/fetch/pseudonyms.ts";
import type { Source, SourceRequest } from "../../jobs/fetch/sources/source.ts";

export interface SourceStand extends AsyncDisposable {
  request: SourceRequest;
  spent(): BudgetState;
}

/** What a source is asked with outside a run, its calls going to a test's own server. */
export async function openSourceRequest({
  source,
  origins,
  env = {},
  now,
}: StandOptions): Promise<SourceStand> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulso-source-"));
  const config = readConfig({ PULSO_HOME: folder, ...env });
  // Only waits move it.
  let at = new Date(now);
  const clock = { now: () => at };
  const { signal } = new AbortController();
  const store = new FolderStore(path.join(folder, "lake"));
  const budget = await openBudget(source, { writer: "test", store, config, clock });
  const sleep = async (milliseconds: number) => {
    at = new Date(at.getTime() + milliseconds);
  };
  const tools = { fetch: globalThis.fetch, random: () => 0.5, sleep, origins };
  const http = createHttp({ tools, budget, clock, signal });
  return {
    request: {
      run: "2026-01-15T06",
      to: new Date("2026-01-15T06:00:00Z"),
      cursor: undefined,
      assets: [],
      dataDir: undefined,
      config,
      clock,
      log: silentLog,
      http,
      sleep,
      pseudonymOf: pseudonymsOf("made up"),
      signal,
    },
    spent: () => budget.state(clock.now()),
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface StandOptions {
  source: Source;
  origins: Record<string, string>;
  env?: Record<string, string>;
  now: string;
}

/** Everything that a source says is gone, of these ids. */
export async function recheckAll(source: Source, ids: string[], request: SourceRequest): Promise<string[]> {
  const gone: string[] = [];
  for await (const item of source.recheck!(ids, request)) gone.push(...item.ids);
  return gone;
}

/** The same of a source on a stand of its own, and the code of what ended it before its end. */
export async function recheck(
  source: Source,
  ids: string[],
  { origins, env }: Pick<StandOptions, "origins" | "env">,
): Promise<{ deleted: string[]; failure: ErrorCode | undefined }> {
  await using stand = await openSourceRequest({ source, origins, env, now: "2026-01-15T12:00:00Z" });
  const deleted: string[] = [];
  try {
    for await (const item of source.recheck!(ids, stand.request)) deleted.push(...item.ids);
    return { deleted, failure: undefined };
  } catch (error) {
    return { deleted, failure: codeOf(error) };
  }
}
