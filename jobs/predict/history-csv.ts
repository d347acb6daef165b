import { AppError } from "../../core/domain/errors.ts";
import type { HistoryBar } from "./history-bar.ts";

/** Histories written before actions were kept end after `source`. */
const firstColumns = ["date", "open", "high", "low", "close", "adj_close", "volume", "source"];
const columns = [...firstColumns, "dividend", "split", "split_adjusted_on"];

/** Reads what `formatHistory` wrote (no field of it is ever quoted). Throws `object.corrupt` for anything else. */
export function parseHistory(bytes: Buffer, path: string): HistoryBar[] {
  const [header, ...lines] = bytes.toString("utf8").trimEnd().split("\n");
  const expected = [columns, firstColumns].find((names) => names.join(",") === header);
  const bars = lines.map((line) => expected && parseBar(line, expected.length));
  if (!expected || !bars.every((bar) => bar !== undefined))
    throw new AppError("object.corrupt", { message: `${path} is not a price history`, path });
  return bars;
}

function parseBar(line: string, width: number): HistoryBar | undefined {
  const fields = line.split(",");
  const [date, source] = [fields[0], fields[7]];
  const [open, high, low, close, adjClose, volume] = fields.slice(1, 7).map(optionalNumber);
  const [dividend, split] = fields.slice(8, 10).map(optionalNumber);
  const splitAdjustedOn = fields[10] || undefined;
  const numbers = [open, high, low, close, adjClose, volume, dividend, split];
  if (fields.length !== width || !date || !source || close === undefined) return undefined;
  if (numbers.some(Number.isNaN)) return undefined;
  return { date, open, high, low, close, adjClose, volume, source, dividend, split, splitAdjustedOn };
}

function optionalNumber(text: string): number | undefined {
  return text === "" ? undefined : Number(text);
}

/** One line a bar, oldest first; an empty field is a value that is not known. */
export function formatHistory(bars: readonly HistoryBar[]): string {
  const lines = bars.map((bar) =>
    [
      bar.date,
      bar.open,
      bar.high,
      bar.low,
      bar.close,
      bar.adjClose,
      bar.volume,
      bar.source,
      bar.dividend,
      bar.split,
      bar.splitAdjustedOn,
    ]
      .map((value) => value ?? "")
      .join(","),
  );
  return `${columns.join(",")}\n${lines.map((line) => `${line}\n`).join("")}`;
}
