import type { RunId } from "../../domain/slot.ts";
import type { Reader } from "./reader.ts";

/** A daily bar; `date` is YYYY-MM-DD. */
export interface BarRow {
  symbol: string;
  date: string;
  open: number | null;
  high: number | null;
  low: number | null;
  close: number;
  adjClose: number | null;
  volume: number | null;
  source: string;
  /** Cash a share on its ex-date, and new shares for each old one. */
  dividend: number | null;
  split: number | null;
}

export interface BarRange {
  run: RunId;
  /** Both ends belong to it; `after` leaves out its own date too. */
  from: string;
  to: string;
  after?: string;
  limit: number;
}

/** The newest version, as of a run, of each symbol's bars in a range, oldest first, at most `limit` a symbol. */
export async function getBars(
  reader: Reader,
  symbols: readonly string[],
  { run, from, to, after, limit }: BarRange,
): Promise<BarRow[]> {
  return reader.query(
    `SELECT b.symbol, b.date::text AS date, b.open, b.high, b.low, b.close, b.adj_close AS "adjClose", b.volume, b.source,
       b.dividend, b.split
     FROM unnest($1::text[]) AS wanted(symbol)
     CROSS JOIN LATERAL (
       SELECT DISTINCT ON (date) * FROM bar
       WHERE symbol = wanted.symbol AND run_id <= $2 AND date >= $3::date AND date <= $4::date
         AND ($5::date IS NULL OR date > $5::date)
       ORDER BY date, run_id DESC LIMIT $6
     ) b`,
    [symbols, run, from, to, after ?? null, limit],
  );
}

/** The newest `count` bars of each symbol up to a date, newest first. */
export async function getLastBars(
  reader: Reader,
  symbols: readonly string[],
  { run, to, count }: { run: RunId; to: string; count: number },
): Promise<BarRow[]> {
  return reader.query(
    `SELECT b.symbol, b.date::text AS date, b.open, b.high, b.low, b.close, b.adj_close AS "adjClose", b.volume, b.source,
       b.dividend, b.split
     FROM unnest($1::text[]) AS wanted(symbol)
     CROSS JOIN LATERAL (
       SELECT DISTINCT ON (date) * FROM bar
       WHERE symbol = wanted.symbol AND run_id <= $2 AND date <= $3::date
       ORDER BY date DESC, run_id DESC LIMIT $4
     ) b`,
    [symbols, run, to, count],
  );
}

/** The first date each symbol has a bar on. */
export async function getFirstBarDates(
  reader: Reader,
  symbols: readonly string[],
  run: RunId,
): Promise<{ symbol: string; date: string }[]> {
  return reader.query(
    `SELECT wanted.symbol, b.date::text AS date FROM unnest($1::text[]) AS wanted(symbol)
     CROSS JOIN LATERAL (
       SELECT date FROM bar WHERE symbol = wanted.symbol AND run_id <= $2 ORDER BY date LIMIT 1
     ) b`,
    [symbols, run],
  );
}
