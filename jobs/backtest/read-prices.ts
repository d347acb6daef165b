import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { z } from "zod";
import { AppError, messageOf } from "../../core/domain/errors.ts";
import { assetClasses, tradingDate } from "../../core/domain/record.ts";
import type { BacktestWindow } from "../../core/forecast/backtest.ts";
import type { CloseSeries } from "../../core/forecast/series.ts";

const priceRowSchema = z.object({
  symbol: z.string().trim().min(1).max(64),
  class: z.enum(assetClasses),
  date: tradingDate,
  close: z.string(),
});
const windowRowSchema = z.object({
  symbol: z.string().trim().min(1).max(64),
  cutoff: tradingDate,
  target_date: tradingDate,
});

/**
 * Reads `symbol,class,date,open,high,low,close,volume` (.csv or .csv.gz), rows in any order. A row without a close is
 * no session: it is left out and counted. A close that is no positive number stays, and makes its series refuse from
 * that date on. Throws `input.not_found`, and `input.invalid` naming the line for any other fault.
 */
export async function readPrices(path: string): Promise<{ series: CloseSeries[]; rowsWithoutClose: number }> {
  const rows = new Map<string, { class: CloseSeries["class"]; bars: { date: string; close: number }[] }>();
  let rowsWithoutClose = 0;
  for await (const row of readRows(path, priceRowSchema)) {
    if (row.close.trim() === "") {
      rowsWithoutClose += 1;
      continue;
    }
    const known = rows.get(row.symbol) ?? { class: row.class, bars: [] };
    if (known.class !== row.class)
      throw new AppError("input.invalid", {
        message: `${path}: ${row.symbol} is both ${known.class} and ${row.class}`,
      });
    known.bars.push({ date: row.date, close: Number(row.close) });
    rows.set(row.symbol, known);
  }
  const series = [...rows].map(([symbol, { class: assetClass, bars }]) => {
    const ordered = bars.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    return {
      symbol,
      class: assetClass,
      dates: ordered.map((bar) => bar.date),
      closes: ordered.map((bar) => bar.close),
    };
  });
  return { series: series.sort((a, b) => (a.symbol < b.symbol ? -1 : 1)), rowsWithoutClose };
}

/** Reads `symbol,cutoff,target_date`. Throws as `readPrices`. */
export async function readWindows(path: string): Promise<BacktestWindow[]> {
  const windows: BacktestWindow[] = [];
  for await (const { symbol, cutoff, target_date } of readRows(path, windowRowSchema))
    windows.push({ symbol, cutoff, targetDate: target_date });
  return windows;
}

async function* readRows<T extends z.ZodRawShape>(
  path: string,
  schema: z.ZodObject<T>,
): AsyncGenerator<z.infer<z.ZodObject<T>>> {
  const file = createReadStream(path);
  let header: string[] = [];
  const columns = (names: string[]) => {
    header = names.map((name) => name.trim());
    return header;
  };
  const checkHeader = () => {
    const missing = Object.keys(schema.shape).filter((name) => !header.includes(name));
    if (missing.length > 0)
      throw new AppError("input.invalid", { message: `${path} has no column ${missing.join(", ")}` });
  };
  const parser = parse({ columns, bom: true, skip_empty_lines: true, info: true });
  // A pipeline passes a failure of any part on to the parser, where the loop below meets it.
  const failed = path.endsWith(".gz") ? pipeline(file, createGunzip(), parser) : pipeline(file, parser);
  failed.catch(() => {});
  const rows: AsyncIterable<{ record: unknown; info: { lines: number } }> = parser;
  try {
    for await (const { record, info } of rows) {
      const parsed = schema.safeParse(record);
      if (!parsed.success) {
        checkHeader();
        const [issue] = parsed.error.issues;
        throw new AppError("input.invalid", {
          message: `${path}, line ${info.lines}: ${issue?.path.join(".")}: ${issue?.message}`,
        });
      }
      yield parsed.data;
    }
    checkHeader();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const missing =
      cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "EACCES");
    throw new AppError(missing ? "input.not_found" : "input.invalid", {
      message: `${path}: ${messageOf(cause)}`,
      cause,
    });
  }
}
