import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../core/config.ts";
import { codeOf, type ErrorCode } from "../../core/domain/errors.ts";
import { silentLog } from "../../core/log.ts";
import { Budget } from "../../jobs/fetch/budget.ts";
import { createHttp } from "../../jobs/fetch/http.ts";
import { pseudonymsOf } from "../../jobs/fetch/pseudonyms.ts";
import type { Source } from "../../jobs/fetch/sources/source.ts";

/** What a source's `recheck` says is gone, and the code of what ended it before its end. */
export async function recheck(
  source: Source,
  ids: string[],
  { origins, env = {} }: { origins: Record<string, string>; env?: Record<string, string> },
): Promise<{ deleted: string[]; failure: ErrorCode | undefined }> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulso-recheck-"));
  let now = new Date("2026-01-15T12:00:00Z");
  const clock = { now: () => now };
  const { signal } = new AbortController();
  const sleep = async (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  };
  const store = new FolderStore(folder);
  const budget = await Budget.open({
    store,
    source: source.name,
    limits: source.limits,
    writer: "recheck",
    now,
  });
  const tools = { fetch: globalThis.fetch, random: () => 0.5, sleep, origins };
  const deleted: string[] = [];
  try {
    for await (const item of source.recheck!(ids, {
      run: "2026-01-15T12",
      to: now,
      cursor: undefined,
      assets: [],
      dataDir: undefined,
      config: readConfig({ PULSO_HOME: folder, ...env }),
      clock,
      log: silentLog,
      http: createHttp({ source, tools, budget, clock, signal }),
      sleep,
      pseudonymOf: pseudonymsOf("made up"),
      signal,
    }))
      deleted.push(...item.ids);
    return { deleted, failure: undefined };
  } catch (error) {
    return { deleted, failure: codeOf(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
