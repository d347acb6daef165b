import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../core/config.ts";
import { emptyCounts, type Manifest } from "../../core/domain/manifest.ts";
import { silentLog } from "../../core/log.ts";
import type { CategoriseEngine } from "../../jobs/categorise/engines/engine.ts";
import { runStage, type StageDeps } from "../../jobs/stage.ts";
import { poisonLimits, poisonNow } from "./poison.ts";

/** A catalogue of five, one of them with a slash. */
const catalogue = `symbol,type,name,aliases
AAPL,equity,Apple Inc.,
MSFT,equity,Microsoft Corporation,
BTC/USD,crypto,Bitcoin,
EURUSD,fx,EUR/USD,
REP.MC,equity,Repsol,
`;

export interface Categorised {
  manifest: Manifest;
  /** Every object that the manifest lists, by path. */
  objects: Map<string, Buffer>;
  folder: string;
}

interface StandChanges {
  signal?: AbortSignal;
  threads?: number;
  categoriseBytesHeld?: number;
  sentimentModel?: string;
}

export const standRun = "2026-01-15T12";
export const standPrefix = `categorised/run=${standRun}/attempt=1`;

/** Runs engines over raw objects in lakes of their own. Removes them at the end of its scope, or by `close`. */
export class CategoriseStand implements AsyncDisposable {
  readonly #folders: string[] = [];

  /** The stage by one engine, over objects named as under `raw/run=…/attempt=1/`. */
  async run(
    engine: CategoriseEngine,
    objects: Record<string, Buffer>,
    { signal = new AbortController().signal, ...changed }: StandChanges = {},
  ): Promise<Categorised> {
    const { deps, folder } = await this.lakeOf(objects, { signal, threads: changed.threads ?? 2 });
    return this.categorise(engine, { ...deps, config: { ...deps.config, ...changed } }, folder);
  }

  async lakeOf(
    objects: Record<string, Buffer>,
    { signal, threads }: { signal: AbortSignal; threads: number },
  ): Promise<{ deps: StageDeps; folder: string }> {
    const folder = await mkdtemp(path.join(tmpdir(), "pulso-engine-"));
    this.#folders.push(folder);
    await writeFile(path.join(folder, "catalogue.csv"), catalogue);
    const deps: StageDeps = {
      config: { ...readConfig(), home: path.join(folder, "home"), ...poisonLimits, threads },
      store: new FolderStore(path.join(folder, "lake")),
      clock: { now: () => poisonNow },
      log: silentLog,
      onProgress() {},
      signal,
    };
    await runStage(
      "fetch",
      async (context) => {
        for (const [name, bytes] of Object.entries(objects))
          await context.write(`raw/run=${standRun}/attempt=1/${name}`, bytes, 0);
        return { counts: emptyCounts(), detail: {} };
      },
      deps,
      { run: standRun, attempt: 1, previous: null, options: {} },
    );
    return { deps, folder };
  }

  async categorise(
    engine: CategoriseEngine,
    deps: StageDeps,
    folder: string,
    attempt = 1,
  ): Promise<Categorised> {
    const { manifest } = await runStage(
      "categorise",
      async (context) => {
        const { objects } = await context.manifest("fetch");
        const inputs = objects.map((object) => ({ origin: object.path, location: { object } }));
        const { counts, ...detail } = await engine(context, inputs, path.join(folder, "catalogue.csv"));
        return { counts, detail };
      },
      deps,
      { run: standRun, attempt, previous: null, options: {} },
    );
    const objects = new Map<string, Buffer>();
    for (const object of manifest.objects) objects.set(object.path, (await deps.store.get(object.path))!);
    return { manifest, objects, folder };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async close(): Promise<void> {
    for (const folder of this.#folders.splice(0)) await rm(folder, { recursive: true, force: true });
  }
}
