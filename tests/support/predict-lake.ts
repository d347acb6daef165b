import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../core/config.ts";
import { emptyCounts, type Manifest } from "../../core/domain/manifest.ts";
import type { RunId } from "../../core/domain/slot.ts";
import type { CloseSeries } from "../../core/forecast/series.ts";
import { silentLog } from "../../core/log.ts";
import { predict } from "../../jobs/predict/predict.ts";
import { runStage, type StageDeps } from "../../jobs/stage.ts";

/** A lake in a folder of its own, into which a test puts raw lines as the fetch stage would. */
export class PredictLake implements AsyncDisposable {
  readonly deps: StageDeps;
  readonly store: FolderStore;
  readonly #folder: string;

  private constructor(folder: string, env: Record<string, string>) {
    this.#folder = folder;
    this.store = new FolderStore(folder);
    this.deps = {
      config: readConfig({ PULSO_TF_BACKEND: "wasm", ...env }),
      store: this.store,
      clock: { now: () => new Date() },
      log: silentLog,
      onProgress() {},
      signal: new AbortController().signal,
    };
  }

  static async create(env: Record<string, string> = {}): Promise<PredictLake> {
    return new PredictLake(await mkdtemp(path.join(tmpdir(), "pulso-predict-")), env);
  }

  async fetch(run: RunId, previous: RunId | null, lines: readonly (object | string)[]): Promise<void> {
    const text = lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
    await runStage(
      "fetch",
      async (context) => {
        const target = `raw/run=${run}/attempt=1/source=test/part-00000.jsonl.gz`;
        await context.write(target, gzipSync(text), lines.length);
        return { counts: { ...emptyCounts(), in: lines.length, out: lines.length }, detail: {} };
      },
      this.deps,
      { run, attempt: 1, previous, options: {} },
    );
  }

  async predict(run: RunId, previous: RunId | null, attempt = 1): Promise<Manifest> {
    return (await runStage("predict", predict, this.deps, { run, attempt, previous, options: {} })).manifest;
  }

  async text(objectPath: string): Promise<string> {
    const bytes = await this.store.get(objectPath);
    if (!bytes) throw new Error(`${objectPath} is not in the lake`);
    return bytes.toString("utf8");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A series' rows [from, to) as bar records. */
export function toBars(
  { symbol, class: assetClass, dates, closes }: CloseSeries,
  from = 0,
  to = dates.length,
): object[] {
  return dates.slice(from, to).map((date, at) => ({
    id: `test:${symbol}:${date}`,
    source: "test",
    kind: "bar",
    symbol,
    class: assetClass,
    date,
    close: closes[from + at],
    collectedAt: "2026-01-01T00:00:00Z",
  }));
}
