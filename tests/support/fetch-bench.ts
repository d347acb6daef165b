import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { readObject } from "../../core/cloud/manifests.ts";
import { type Config, readConfig } from "../../core/config.ts";
import type { RunOptions } from "../../core/domain/events.ts";
import type { Manifest } from "../../core/domain/manifest.ts";
import { silentLog } from "../../core/log.ts";
import { createFetch } from "../../jobs/fetch/fetch.ts";
import type { HttpTools } from "../../jobs/fetch/http.ts";
import { type SourceCoverage, sourceCoverageSchema } from "../../jobs/fetch/source-coverage.ts";
import { sources as allSources } from "../../jobs/fetch/sources/index.ts";
import type { Source } from "../../jobs/fetch/sources/source.ts";
import { runStage } from "../../jobs/stage.ts";

export interface FetchAsk {
  run: string;
  previous?: string | null;
  attempt?: number;
  options?: RunOptions;
  signal?: AbortSignal;
}

export interface Fetched {
  manifest: Manifest;
  coverage: SourceCoverage[];
  records: Record<string, unknown>[];
  quarantined: Record<string, unknown>[];
}

/** The real fetch stage on a lake of its own, with a clock that only waits move. */
export class FetchBench implements AsyncDisposable {
  readonly waitsMs: number[] = [];
  readonly store: FolderStore;
  readonly #folder: string;
  readonly #sources: Source[];
  readonly #origins: Record<string, string>;
  config: Config;
  now: Date;

  private constructor(
    folder: string,
    { sources = allSources, origins = {}, env = {}, now, rechecks = false }: BenchOptions,
  ) {
    this.#folder = folder;
    // Looking again for what earlier runs brought has tests of its own: here each request is one for what is new.
    this.#sources = rechecks ? sources : sources.map((source) => ({ ...source, recheck: undefined }));
    this.#origins = origins;
    this.store = new FolderStore(path.join(folder, "lake"));
    this.config = readConfig({ PULSO_HOME: folder, ...env });
    this.now = new Date(now ?? "2026-01-15T12:00:00Z");
  }

  static async open(options: BenchOptions = {}): Promise<FetchBench> {
    return new FetchBench(await mkdtemp(path.join(tmpdir(), "pulso-fetch-")), options);
  }

  async fetch({ run, previous = null, attempt = 1, options = {}, signal }: FetchAsk): Promise<Fetched> {
    const tools: HttpTools = {
      fetch: globalThis.fetch,
      random: () => 0.5,
      sleep: async (milliseconds) => {
        this.waitsMs.push(milliseconds);
        this.now = new Date(this.now.getTime() + milliseconds);
      },
      origins: this.#origins,
    };
    const { manifest } = await runStage(
      "fetch",
      createFetch({ sources: this.#sources, tools }),
      {
        config: this.config,
        store: this.store,
        clock: { now: () => this.now },
        log: silentLog,
        onProgress() {},
        signal: signal ?? new AbortController().signal,
      },
      { run, attempt, previous, options },
    );
    return {
      manifest,
      coverage: sourceCoverageSchema.array().parse(manifest.detail.sources),
      records: await this.#linesOf(manifest, "raw/"),
      quarantined: await this.#linesOf(manifest, "quarantine/"),
    };
  }

  /** A run in which nothing was read and after which a source stands at this cursor, whatever it is. */
  async publishCursor({
    run,
    source,
    cursor,
  }: {
    run: string;
    source: Source;
    cursor: unknown;
  }): Promise<void> {
    const sources: Source[] = [
      {
        ...source,
        async *read() {
          yield { type: "cursor", cursor };
        },
      },
    ];
    const bench = new FetchBench(this.#folder, { sources, now: this.now.toISOString() });
    await bench.fetch({ run, options: { sources: [source.name] } });
  }

  async #linesOf(manifest: Manifest, prefix: string): Promise<Record<string, unknown>[]> {
    const lines: Record<string, unknown>[] = [];
    for (const object of manifest.objects.filter(({ path }) => path.startsWith(prefix))) {
      const text = gunzipSync(await readObject(this.store, object)).toString("utf8");
      const found = text.trimEnd().split("\n");
      if (found.length !== object.rows) throw new Error(`${object.path} holds ${found.length} rows`);
      lines.push(...found.map((line): Record<string, unknown> => JSON.parse(line)));
    }
    return lines;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

interface BenchOptions {
  sources?: Source[];
  origins?: Record<string, string>;
  env?: Record<string, string>;
  now?: string;
  /** Whether sources look again for what earlier runs brought. */
  rechecks?: boolean;
}
