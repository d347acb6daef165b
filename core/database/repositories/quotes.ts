import type { DataSource } from "typeorm";
import type { Quote } from "../../domain/quote.ts";
import { advisoryLocks } from "../advisory-locks.ts";
import { notify } from "../notifications.ts";
import type { Reader } from "./reader.ts";

/** The newest quote of a symbol as the table holds it; `sequence` rises with every change of any symbol. */
export interface QuoteRow {
  symbol: string;
  price: number;
  bid: number | null;
  ask: number | null;
  volume: number | null;
  currency: string | null;
  source: string;
  at: Date;
  receivedAt: Date;
  sequence: number;
}

/** Told with the highest sequence once a batch has changed quotes. */
export const quotesChannel = "quotes";

const columns = `symbol, price, bid, ask, volume, currency, source, at, received_at AS "receivedAt", sequence::float8 AS sequence`;

/** The newest quotes of these symbols; a symbol without one is absent. */
export async function getQuotes(reader: Reader, symbols: readonly string[]): Promise<QuoteRow[]> {
  return reader.query(`SELECT ${columns} FROM quote WHERE symbol = ANY($1)`, [symbols]);
}

/** What has changed since a sequence, in the order of the changes. */
export async function getQuotesAfter(reader: Reader, sequence: number): Promise<QuoteRow[]> {
  return reader.query(`SELECT ${columns} FROM quote WHERE sequence > $1 ORDER BY sequence`, [sequence]);
}

/** 0 before the first quote. */
export async function findNewestSequence(reader: Reader): Promise<number> {
  const [row] = await reader.query<{ sequence: number }[]>(
    "SELECT coalesce(max(sequence), 0)::float8 AS sequence FROM quote",
  );
  return row?.sequence ?? 0;
}

/**
 * Keeps of each symbol (at most one quote a symbol) the quote that is newer: by `at`, and at the same instant the one
 * that says something else and was received later. Tells `quotesChannel` when something changed. Returns how many did.
 */
export async function upsertNewestQuotes(
  dataSource: Pick<DataSource, "transaction">,
  quotes: readonly Quote[],
): Promise<number> {
  return dataSource.transaction(async (manager) => {
    // What a crash of the server takes away the next quotes bring again: no batch waits for the disk.
    await manager.query("SELECT set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock($1)", [
      advisoryLocks.quotes,
    ]);
    const [changed]: { changed: number; sequence: string | null }[] = await manager.query(upsertSql, [
      quotes.map(({ symbol }) => symbol),
      quotes.map(({ price }) => price),
      quotes.map(({ bid }) => bid ?? null),
      quotes.map(({ ask }) => ask ?? null),
      quotes.map(({ volume }) => volume ?? null),
      quotes.map(({ currency }) => currency ?? null),
      quotes.map(({ source }) => source),
      quotes.map(({ at }) => at.toISOString()),
      quotes.map(({ receivedAt }) => receivedAt.toISOString()),
    ]);
    if (changed?.sequence) await notify(manager, quotesChannel, changed.sequence);
    return changed?.changed ?? 0;
  });
}

/** The sequence is the time in microseconds, so that it rises even over a table that was emptied; never twice the same. */
const upsertSql = `
WITH changed AS (
  INSERT INTO quote (symbol, price, bid, ask, volume, currency, source, at, received_at, sequence)
  SELECT given.*, greatest((SELECT coalesce(max(sequence), 0) + 1 FROM quote),
                           (extract(epoch FROM statement_timestamp()) * 1000000)::bigint)
  FROM unnest($1::text[], $2::float8[], $3::float8[], $4::float8[], $5::float8[], $6::text[], $7::text[],
              $8::timestamptz[], $9::timestamptz[]) AS given
  ON CONFLICT (symbol) DO UPDATE SET
    price = excluded.price, bid = excluded.bid, ask = excluded.ask, volume = excluded.volume,
    currency = excluded.currency, source = excluded.source, at = excluded.at,
    received_at = excluded.received_at, sequence = excluded.sequence
  WHERE excluded.at > quote.at
     OR (excluded.at = quote.at AND excluded.received_at > quote.received_at
         AND (excluded.price, excluded.bid, excluded.ask, excluded.volume)
             IS DISTINCT FROM (quote.price, quote.bid, quote.ask, quote.volume))
  RETURNING sequence
)
SELECT count(*)::int AS changed, max(sequence)::text AS sequence FROM changed`;
