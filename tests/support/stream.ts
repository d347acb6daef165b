import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../core/config.ts";
import type { Quote } from "../../core/domain/quote.ts";
import { silentLog } from "../../core/log.ts";
import { liveTools } from "../../jobs/fetch/live-tools.ts";
import type { QuoteFeed } from "../../jobs/stream/feeds/feed.ts";
import type { StreamDeps } from "../../jobs/stream/stream-contract.ts";

/** What a stream of a test works with: the real lake and database, a writer named `test` and a signal that never comes. */
export function streamDeps(
  lake: string,
  dataSource: StreamDeps["dataSource"],
  changes: Partial<StreamDeps> = {},
): StreamDeps {
  return {
    config: readConfig({ PULSO_LAKE: lake }),
    store: new FolderStore(lake),
    dataSource,
    clock: { now: () => new Date() },
    log: silentLog,
    tools: liveTools,
    writer: "test",
    signal: new AbortController().signal,
    onStatus() {},
    ...changes,
  };
}

/** A feed of what a test hands it: values, or functions to wait for. */
export function feedOf(items: AsyncIterable<Quote> | Iterable<Quote>, name = "made"): QuoteFeed {
  return {
    name,
    limits: {},
    async *open({ signal }) {
      for await (const item of items) {
        if (signal.aborted) return;
        yield item;
      }
    },
  };
}

/** The rows of every object under a folder of the lake, in path order. */
// biome-ignore lint/suspicious/noExplicitAny: tests read rows of every shape
export async function readLake(lake: string, folder: string): Promise<any[]> {
  const entries = await readdir(path.join(lake, folder), { recursive: true }).catch(() => []);
  const parts = entries.filter((entry) => entry.endsWith(".jsonl.gz")).sort();
  const texts = await Promise.all(
    parts.map(async (part) => gunzipSync(await readFile(path.join(lake, folder, part))).toString("utf8")),
  );
  return texts.flatMap((text) => text.trimEnd().split("\n")).map((line) => JSON.parse(line));
}
