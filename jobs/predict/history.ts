import { sha256 } from "../../core/cloud/manifests.ts";
import { symbolInPath } from "../../core/domain/assets.ts";
import { AppError } from "../../core/domain/errors.ts";
import { attemptPrefix, type Counts } from "../../core/domain/manifest.ts";
import type { BarRecord } from "../../core/domain/record.ts";
import type { StageContext } from "../stage.ts";
import type { HistoryEntry } from "./detail.ts";
import type { HistoryBar } from "./history-bar.ts";
import { restateAdjusted } from "./restate-adjusted.ts";

const columns = ["date", "open", "high", "low", "close", "adj_close", "volume", "source"] as const;
export interface AssetHistory {
  symbol: string;
  entry: HistoryEntry;
  /** Oldest first, one a date. */
  bars: HistoryBar[];
}

/**
 * Joins what was known of an asset with this run's bars: on the same date the newer wins. Writes a new object when
 * anything changed, else carries the old one over. Adds to `counts.out` (new or changed) and `.duplicate` (known).
 */
export async function mergeHistory(
  context: StageContext,
  symbol: string,
  known: HistoryEntry | undefined,
  fresh: ReadonlyMap<string, BarRecord> | undefined,
  counts: Counts,
): Promise<AssetHistory> {
  const old = known ? parseHistory(await context.readObject(known.object), known.object.path) : [];
  const restated = restateAdjusted(old, fresh);
  const byDate = new Map(restated.map((bar) => [bar.date, bar]));
  let changedFrom: string | null = restated === old ? null : old[0]!.date;
  for (const record of fresh?.values() ?? []) {
    const bar = toHistoryBar(record);
    const before = byDate.get(bar.date);
    if (before && isSame(before, bar)) {
      counts.duplicate += 1;
      continue;
    }
    counts.out += 1;
    byDate.set(bar.date, bar);
    if (changedFrom === null || bar.date < changedFrom) changedFrom = bar.date;
  }
  const assetClass = [...(fresh?.values() ?? [])].at(-1)?.class ?? known?.class;
  if (!assetClass) throw new AppError("internal", { message: `${symbol} has neither history nor bars` });
  if (known && changedFrom === null)
    return { symbol, bars: old, entry: { ...known, class: assetClass, changedFrom: null } };
  const bars = [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  const path = `${attemptPrefix("history", context.run, context.attempt)}/asset=${symbolInPath(symbol)}/part-00000.csv`;
  const body = Buffer.from(formatHistory(bars));
  await context.write(path, body, bars.length);
  const object = { path, sizeBytes: body.length, sha256: sha256(body), rows: bars.length };
  return { symbol, bars, entry: { class: assetClass, path, run: context.run, object, changedFrom } };
}

/** Reads what `formatHistory` wrote (no field of it is ever quoted). Throws `object.corrupt` for anything else. */
function parseHistory(bytes: Buffer, path: string): HistoryBar[] {
  const [header, ...lines] = bytes.toString("utf8").trimEnd().split("\n");
  const bars = lines.map(parseBar);
  if (header !== columns.join(",") || !bars.every((bar) => bar !== undefined))
    throw new AppError("object.corrupt", { message: `${path} is not a price history`, path });
  return bars;
}

function parseBar(line: string): HistoryBar | undefined {
  const fields = line.split(",");
  const [open, high, low, close, adjClose, volume] = fields.slice(1, 7).map(optionalNumber);
  const [date, source] = [fields[0], fields[7]];
  const numbers = [open, high, low, close, adjClose, volume];
  if (fields.length !== columns.length || !date || !source || close === undefined) return undefined;
  if (numbers.some(Number.isNaN)) return undefined;
  return { date, open, high, low, close, adjClose, volume, source };
}

function optionalNumber(text: string): number | undefined {
  return text === "" ? undefined : Number(text);
}

function formatHistory(bars: readonly HistoryBar[]): string {
  const lines = bars.map((bar) =>
    [bar.date, bar.open, bar.high, bar.low, bar.close, bar.adjClose, bar.volume, bar.source]
      .map((value) => value ?? "")
      .join(","),
  );
  return `${columns.join(",")}\n${lines.map((line) => `${line}\n`).join("")}`;
}

function toHistoryBar({ date, open, high, low, close, adjClose, volume, source }: BarRecord): HistoryBar {
  return { date, open, high, low, close, adjClose, volume, source };
}

function isSame(a: HistoryBar, b: HistoryBar): boolean {
  return (
    a.open === b.open &&
    a.high === b.high &&
    a.low === b.low &&
    a.close === b.close &&
    a.adjClose === b.adjClose &&
    a.volume === b.volume
  );
}
