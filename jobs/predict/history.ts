import { parse } from "csv-parse/sync";
import { z } from "zod";
import { sha256 } from "../../core/cloud/manifests.ts";
import { symbolInPath } from "../../core/domain/assets.ts";
import { AppError } from "../../core/domain/errors.ts";
import { attemptPrefix, type Counts, type Manifest } from "../../core/domain/manifest.ts";
import { type BarRecord, tradingDate } from "../../core/domain/record.ts";
import type { StageContext } from "../stage.ts";
import { type HistoryEntry, readPredictDetail } from "./detail.ts";

const columns = ["date", "open", "high", "low", "close", "adj_close", "volume", "source"] as const;
const optionalNumber = z.string().transform((text, context) => {
  if (text === "") return undefined;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  context.addIssue("no number");
  return z.NEVER;
});
const rowSchema = z
  .object({
    date: tradingDate,
    open: optionalNumber,
    high: optionalNumber,
    low: optionalNumber,
    close: z.coerce.number().positive(),
    adj_close: optionalNumber,
    volume: optionalNumber,
    source: z.string(),
  })
  .transform(({ adj_close, ...row }): HistoryBar => ({ ...row, adjClose: adj_close }));

/** One day of an asset's history. Absent is not zero. */
export interface HistoryBar {
  date: string;
  open: number | undefined;
  high: number | undefined;
  low: number | undefined;
  close: number;
  adjClose: number | undefined;
  volume: number | undefined;
  source: string;
}

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
  const byDate = new Map(old.map((bar) => [bar.date, bar]));
  let changedFrom: string | null = null;
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

/** Where each asset's whole history lies after a run's predict stage, by symbol. Throws `manifest.invalid`. */
export function readHistoryIndex(predicted: Manifest): Record<string, HistoryEntry> {
  return readPredictDetail(predicted).history;
}

/** Reads a history object. Throws `object.corrupt` when a row is not as `formatHistory` writes it. */
export function parseHistory(bytes: Buffer, path: string): HistoryBar[] {
  try {
    return z.array(rowSchema).parse(parse(bytes, { columns: true, skip_empty_lines: true }));
  } catch (cause) {
    throw new AppError("object.corrupt", { message: `${path} is not a price history`, path, cause });
  }
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
