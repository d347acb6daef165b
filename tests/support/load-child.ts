import { parse } from "csv-parse/sync";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { getManifest } from "../../core/cloud/manifests.ts";
import { createDataSource } from "../../core/database/connect.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import { createLoad } from "../../jobs/load/load.ts";
import { runStage } from "../../jobs/stage.ts";
import { stageDepsFor } from "./small-lake.ts";

/** One load of one run, to be killed: `load-child URL LAKE RUN transaction|autocommit`. Exits 0 when it succeeded. */
const [url, lake, run, mode] = process.argv.slice(2);
if (!url || !lake || !run) throw new Error("say the database, the lake and the run");
const store = new FolderStore(lake);
const dataSource = createDataSource(url, { poolSize: 1 });
await dataSource.initialize();
process.stdout.write("connected\n");
try {
  if (mode === "autocommit") await loadNaively();
  else {
    const ledger = new LedgerRepository(dataSource, defaultRunRules);
    const load = createLoad({ dataSource, ledger, catalogue: [] });
    await runStage("load", load, stageDepsFor(store), { run, attempt: 1, previous: null, options: {} });
  }
} finally {
  await dataSource.destroy().catch(() => {});
}

/** The control: each statement commits by itself, as a loader without a transaction does. The chaos test must catch it. */
async function loadNaively(): Promise<void> {
  const held = await dataSource.query("select 1 from publication where run_id = $1", [run]);
  if (held.length > 0) return;
  await dataSource.query("insert into publication (run_id, published_at) values ($1, now())", [run]);
  const { objects } = await getManifest(store, run ?? "", "categorise");
  for (const { path } of objects) {
    const rows: Record<string, string>[] = parse((await store.get(path)) ?? "", { columns: true });
    for (let at = 0; at < rows.length; at += 100)
      await dataSource.query(
        `insert into mention (record_id, asset, run_id, source, kind, channel, published_at, relevance, excerpt)
         select record_id, asset, $1, source, kind, channel, published_at, relevance, excerpt from json_to_recordset($2)
           as r (record_id text, asset text, source text, kind text, channel text, published_at timestamptz, relevance float4, excerpt text)
         on conflict do nothing`,
        [run, JSON.stringify(rows.slice(at, at + 100))],
      );
  }
}
