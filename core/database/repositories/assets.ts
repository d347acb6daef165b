import { openRequestStates } from "../../domain/asset-request.ts";
import type { Asset } from "../../domain/assets.ts";
import type { AssetClass } from "../../domain/record.ts";
import type { Reader } from "./reader.ts";

/** An asset as the table holds it. */
export interface AssetRow {
  symbol: string;
  class: AssetClass;
  name: string;
  exchange: string | null;
  currency: string | null;
  country: string | null;
  sector: string | null;
  requestedAt: Date | null;
}

const columns = 'symbol, class, name, exchange, currency, country, sector, requested_at AS "requestedAt"';

export async function getAssetsBySymbol(reader: Reader, symbols: readonly string[]): Promise<AssetRow[]> {
  return reader.query(`SELECT ${columns} FROM asset WHERE symbol = ANY($1)`, [symbols]);
}

/** Every asset of the table, by symbol: results exist for a few thousand at most. */
export async function getAssets(reader: Reader): Promise<AssetRow[]> {
  return reader.query(`SELECT ${columns} FROM asset ORDER BY symbol COLLATE "C"`);
}

/** Adds an asset of the catalogue as asked for, or marks the one there; the first request's time stays. */
export async function upsertRequestedAsset(reader: Reader, asset: Asset, at: Date): Promise<void> {
  await reader.query(
    `INSERT INTO asset (symbol, class, name, yahoo_symbol, exchange, currency, country, sector, requested_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (symbol) DO UPDATE SET requested_at = coalesce(asset.requested_at, excluded.requested_at)`,
    [
      asset.symbol,
      asset.class,
      asset.name,
      asset.yahooSymbol ?? null,
      asset.exchange ?? null,
      asset.currency ?? null,
      asset.country ?? null,
      asset.sector ?? null,
      at,
    ],
  );
}

/** No longer asked for, unless it has bars or a request but this one is ready or under way. */
export async function releaseRequestedAsset(
  reader: Reader,
  { symbol, request }: { symbol: string; request: string },
): Promise<void> {
  await reader.query(
    `UPDATE asset SET requested_at = NULL WHERE symbol = $1
       AND NOT EXISTS (SELECT 1 FROM bar b WHERE b.symbol = $1)
       AND NOT EXISTS (SELECT 1 FROM asset_request r WHERE r.symbol = $1 AND r.id <> $2 AND r.state = ANY($3))`,
    [symbol, request, [...openRequestStates, "ready"]],
  );
}
