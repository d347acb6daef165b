import type { PseudonymOf } from "../../pseudonyms.ts";
import { findSnscrapeKind } from "../snscrape/find-kind.ts";
import type { SnscrapeKind } from "../snscrape/kind.ts";

/** A row, column → text. */
export type Row = Record<string, string>;

/** What a CSV can hold; pure. */
export interface CsvKind {
  /** A row's records, not yet checked; `"gap"` for a price that the row leaves empty. */
  toRecords(row: Row, options: RowOptions): Iterable<Record<string, unknown> | "gap">;
}

interface RowOptions {
  source: string;
  collectedAt: Date;
  pseudonymOf: PseudonymOf;
  /** In a file read before, rows outside (after, to] need not be given when that can be told cheaply. */
  after: Date | undefined;
  to: Date;
}

/** Which kind a header announces, or undefined. */
export function kindOfHeader(header: string[], only?: "snscrape"): CsvKind | undefined {
  const exported = findSnscrapeKind(header);
  if (only === "snscrape") return exported && fromSnscrape(exported);
  const columns = new Set(header);
  const has = (...names: string[]) => names.every((name) => columns.has(name));
  if (has("date", "close") && (has("symbol") || has("ticker"))) return prices;
  if (header[0] === "date" && header.length > 1 && header.slice(1).every((name) => /^[A-Z]{6}$/.test(name)))
    return rates;
  return exported && fromSnscrape(exported);
}

/**
 * `symbol` (or `ticker`), `date` and `close`, and what else is known: class, open, high, low, adj_close, volume, currency,
 * `dividend` (cash a share on its ex-date, 0 for none) and `split` (new shares for an old one, 1 or 0 for none).
 */
const prices: CsvKind = {
  *toRecords(row, options) {
    const { date = "", close = "" } = row;
    const symbol = row.symbol ?? row.ticker ?? "";
    if (isOutside(date, options)) return;
    if (isEmpty(close) && symbol && isDate(date)) yield "gap";
    else
      yield {
        ...barOf(symbol, row.class || "stock", date, options),
        open: numberOf(row.open),
        high: numberOf(row.high),
        low: numberOf(row.low),
        close: numberOf(close),
        adjClose: numberOf(row.adj_close),
        volume: numberOf(row.volume),
        dividend: actionOf(row.dividend, [0]),
        split: actionOf(row.split, [0, 1]),
        currency: row.currency || undefined,
      };
  },
};

/** The European Central Bank's wide form: a date and, for each pair, units of the second currency for one euro. */
const rates: CsvKind = {
  *toRecords(row, options) {
    const { date = "", ...pairs } = row;
    if (isOutside(date, options)) return;
    for (const [symbol, close] of Object.entries(pairs)) {
      if (isEmpty(close) && isDate(date)) yield "gap";
      else yield { ...barOf(symbol, "fx", date, options), close: numberOf(close), currency: symbol.slice(3) };
    }
  },
};

function fromSnscrape(exported: SnscrapeKind): CsvKind {
  return {
    *toRecords(row, { collectedAt, pseudonymOf }) {
      yield exported.toRecord(row, collectedAt, pseudonymOf) ?? { ...row, kind: "post" };
    },
  };
}

function barOf(symbol: string, assetClass: string, date: string, { source, collectedAt }: RowOptions) {
  return {
    id: `${source}:bar:${symbol}:${date}`,
    source,
    kind: "bar",
    symbol,
    class: assetClass,
    date,
    collectedAt: collectedAt.toISOString(),
  };
}

/** A bar is known when its date has ended: dates compare as text, and one that is no date is let through to be refused. */
function isOutside(date: string, { after, to }: RowOptions): boolean {
  if (after === undefined || !isDate(date)) return false;
  return date >= dayOf(to) || date < dayOf(after);
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** What is no number stays text, so that the check names the field and shows what stood there. */
function numberOf(text: string | undefined): number | string | undefined {
  if (isEmpty(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

/** What happened on a day; undefined for the figures that say that nothing did. */
function actionOf(text: string | undefined, nothing: readonly number[]): number | string | undefined {
  const value = numberOf(text);
  return typeof value === "number" && nothing.includes(value) ? undefined : value;
}

function isEmpty(text: string | undefined): text is undefined | "" {
  return text === undefined || text === "" || text === "null" || text === "NaN";
}
