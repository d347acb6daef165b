import { createHash } from "node:crypto";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { readConfig } from "../../core/config.ts";
import { symbolInPath } from "../../core/domain/assets.ts";
import { emptyCounts } from "../../core/domain/manifest.ts";
import { silentLog } from "../../core/log.ts";
import { runStage, type StageDeps, type StageParams, type StageProgram } from "../../jobs/stage.ts";

export interface SmallLakeOptions {
  run: string;
  previous?: string | null;
  assets?: string[];
  mentionsPerAsset?: number;
  barsPerAsset?: number;
  /** Goes into record ids: two runs with the same give the same records again. */
  seed?: string;
  /** Of the lowest quantile, everything else alike. */
  lowestQuantile?: number;
}

/** Fetch, categorise and predict manifests of a run with made-up figures: all that a load needs. */
export async function writeSmallRun(store: ObjectStore, options: SmallLakeOptions): Promise<void> {
  const { run, previous = null } = options;
  const params: StageParams = { run, attempt: 1, previous, options: {} };
  const deps = stageDepsFor(store);
  const programs = smallPrograms(options);
  for (const stage of ["fetch", "categorise", "predict"] as const)
    await runStage(stage, programs[stage], deps, params);
}

/** The three stages before a load, as programs that need nothing but a lake. */
export function smallPrograms(
  options: SmallLakeOptions,
): Record<"fetch" | "categorise" | "predict", StageProgram> {
  const {
    run,
    assets = ["AAPL", "MSFT"],
    mentionsPerAsset = 50,
    barsPerAsset = 30,
    seed = run,
    lowestQuantile = 120,
  } = options;
  const fetch: StageProgram = async () => ({
    counts: emptyCounts(),
    detail: {
      sources: [
        {
          source: "made-up",
          state: "ok",
          from: null,
          to: `${run}:00:00.000Z`,
          records: 0,
          bars: 0,
          quarantined: 0,
          duplicate: 0,
          sample: false,
        },
      ],
    },
  });
  const categorise: StageProgram = async (context) => {
    for (const asset of assets) {
      const rows = Array.from({ length: mentionsPerAsset }, (_, at) => {
        const published = new Date(Date.parse(`${run}:00:00Z`) - (at + 1) * 600_000).toISOString();
        const sentiment = ((at % 21) - 10) / 10;
        return `made-up:${seed}-${asset}-${at},${asset},made-up,post,here,${published},en,0.8,${sentiment < 0 ? "negative" : sentiment > 0 ? "positive" : "neutral"},${sentiment},0.3,0.4,0.3,5,,A made-up sentence`;
      });
      const body = `record_id,asset,source,kind,channel,published_at,lang,relevance,sentiment_label,sentiment,p_negative,p_neutral,p_positive,engagement,url,excerpt\n${rows.join("\n")}\n`;
      await context.write(
        `categorised/run=${run}/attempt=${context.attempt}/asset=${symbolInPath(asset)}/part-00000.csv`,
        body,
        rows.length,
      );
    }
    const total = assets.length * mentionsPerAsset;
    return { counts: { ...emptyCounts(), in: total, out: total }, detail: {} };
  };
  const predict: StageProgram = async (context) => {
    const history: Record<string, unknown> = {};
    for (const asset of assets) {
      const rows = Array.from({ length: barsPerAsset }, (_, at) => {
        const date = new Date(Date.parse(`${run.slice(0, 10)}T00:00:00Z`) - (barsPerAsset - at) * 86_400_000)
          .toISOString()
          .slice(0, 10);
        return `${date},,,,${100 + at},${100 + at},1000,made-up`;
      });
      const body = `date,open,high,low,close,adj_close,volume,source\n${rows.join("\n")}\n`;
      const path = `history/run=${run}/attempt=${context.attempt}/asset=${symbolInPath(asset)}/part-00000.csv`;
      await context.write(path, body, rows.length);
      const object = {
        path,
        sizeBytes: Buffer.byteLength(body),
        sha256: createHash("sha256").update(body).digest("hex"),
        rows: rows.length,
      };
      history[asset] = { class: "stock", path, run, object, changedFrom: rows[0]?.slice(0, 10) };
      const lines = Array.from({ length: 365 }, (_, day) =>
        [
          asset,
          "naive",
          "v1",
          run.slice(0, 10),
          129,
          run.slice(0, 10),
          day + 1,
          129,
          lowestQuantile,
          ...Array.from({ length: 12 }, (__, q) => 121 + q),
        ].join(","),
      );
      const header =
        "asset,model,model_version,last_close_date,last_close,target_date,horizon_days,mean,q025,q05,q10,q20,q30,q40,q50,q60,q70,q80,q90,q95,q975";
      await context.write(
        `predictions/run=${run}/attempt=${context.attempt}/asset=${symbolInPath(asset)}/part-00000.csv`,
        `${header}\n${lines.join("\n")}\n`,
        365,
      );
    }
    const bars = assets.length * barsPerAsset;
    return {
      counts: { ...emptyCounts(), in: bars, out: bars },
      detail: { history, models: [], refused: [], trained: 0, backend: null },
    };
  };
  return { fetch, categorise, predict };
}

export function stageDepsFor(store: ObjectStore): StageDeps {
  return {
    config: readConfig({}),
    store,
    clock: { now: () => new Date() },
    log: silentLog,
    onProgress() {},
    signal: new AbortController().signal,
  };
}

export function folderStore(folder: string): FolderStore {
  return new FolderStore(folder);
}
