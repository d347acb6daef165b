import type { EntityManager } from "typeorm";
import { type Asset, assetOfPath } from "../../core/domain/assets.ts";
import type { Manifest } from "../../core/domain/manifest.ts";
import { predictDetailSchema } from "../predict/detail.ts";
import type { StageContext } from "../stage.ts";

/**
 * Makes sure that each asset the run has results for has a row. What a user asked for keeps its mark, and what is not in
 * the catalogue keeps what the search for it said.
 */
export async function loadAssets(
  { log }: StageContext,
  manager: EntityManager,
  { categorised, predicted, catalogue }: { categorised: Manifest; predicted: Manifest; catalogue: Asset[] },
): Promise<void> {
  const known = new Map(catalogue.map((asset) => [asset.symbol, asset]));
  const history = predictDetailSchema.parse(predicted.detail).history;
  const mentioned = categorised.objects.flatMap(({ path }) => assetOfPath(path) ?? []);
  const symbols = [...new Set([...mentioned, ...Object.keys(history)])].sort();
  const rows = symbols.map((symbol) => {
    const asset = known.get(symbol);
    if (!asset) log.warn({ symbol }, "asset.not_in_catalogue");
    return {
      symbol,
      class: asset?.class ?? history[symbol]?.class ?? "stock",
      name: asset?.name ?? symbol,
      yahoo_symbol: asset?.yahooSymbol ?? null,
      exchange: asset?.exchange ?? null,
      currency: asset?.currency ?? null,
      country: asset?.country ?? null,
      sector: asset?.sector ?? null,
    };
  });
  await manager.query(
    `insert into asset (symbol, class, name, yahoo_symbol, exchange, currency, country, sector)
     select * from json_to_recordset($1) as r (symbol text, class text, name text, yahoo_symbol text, exchange text, currency text, country text, sector text)
     on conflict (symbol) do update set class = excluded.class, name = excluded.name, yahoo_symbol = excluded.yahoo_symbol,
       exchange = excluded.exchange, currency = excluded.currency, country = excluded.country, sector = excluded.sector
     where excluded.symbol = any($2)`,
    [JSON.stringify(rows), symbols.filter((symbol) => known.has(symbol))],
  );
}
