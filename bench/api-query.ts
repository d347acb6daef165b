import { quantileColumns, quantileNames } from "../core/domain/quantiles.ts";

export const assetQuery = `{
  asset(symbol: "ACME") {
    symbol name class currency
    prices(from: "2025-11-22", to: "2026-11-21", first: 365) {
      edges { node { date open high low close adjClose volume } }
    }
    sentiment(granularity: SIX_HOURLY, from: "2026-10-23T00:00:00Z", first: 120) {
      edges { node { startsAt mentions scored mean meanLower meanUpper negative neutral positive } }
    }
    forecasts { model modelVersion lastCloseDate lastClose targetDate horizonDays mean median quantiles { probability value } }
  }
}`;

const quantiles = quantileNames
  .map((name) => `json_build_object('probability', ${quantileColumns[name]}, 'value', f.${name}[h.days])`)
  .join(", ");

/** $1 symbol, $2 run: the same answer as one JSON text. */
export const assetJsonSql = `
SELECT json_build_object('data', json_build_object('asset', json_build_object(
  'symbol', a.symbol, 'name', a.name, 'class', upper(a.class), 'currency', a.currency,
  'prices', json_build_object('edges', (
    SELECT coalesce(json_agg(json_build_object('node', json_build_object(
      'date', b.date, 'open', b.open, 'high', b.high, 'low', b.low, 'close', b.close, 'adjClose', b.adj_close,
      'volume', b.volume)) ORDER BY b.date), '[]')
    FROM (SELECT DISTINCT ON (date) * FROM bar WHERE symbol = $1 AND run_id <= $2
          AND date >= '2025-11-22' AND date <= '2026-11-21' ORDER BY date, run_id DESC LIMIT 365) b)),
  'sentiment', json_build_object('edges', (
    SELECT coalesce(json_agg(json_build_object('node', json_build_object(
      'startsAt', to_char(p.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'mentions', p.mentions,
      'scored', p.scored, 'mean', p.mean, 'meanLower', p.mean_lower, 'meanUpper', p.mean_upper,
      'negative', p.negative, 'neutral', p.neutral, 'positive', p.positive)) ORDER BY p.starts_at), '[]')
    FROM (SELECT DISTINCT ON (starts_at) * FROM sentiment_point WHERE asset = $1 AND granularity = 'SIX_HOURLY'
          AND source = 'ALL' AND run_id <= $2 AND starts_at >= '2026-10-23' ORDER BY starts_at, run_id DESC LIMIT 120) p)),
  'forecasts', (
    SELECT coalesce(json_agg(json_build_object(
      'model', upper(f.model), 'modelVersion', f.model_version, 'lastCloseDate', f.last_close_date,
      'lastClose', f.last_close, 'targetDate', f.last_close_date + h.days, 'horizonDays', h.days,
      'mean', f.mean[h.days], 'median', f.q50[h.days], 'quantiles', json_build_array(${quantiles}))
      ORDER BY array_position(ARRAY['naive', 'linear', 'mlp'], f.model), h.days), '[]')
    FROM (SELECT DISTINCT ON (model) * FROM forecast WHERE asset = $1 AND model IN ('naive', 'linear', 'mlp')
          AND run_id <= $2 ORDER BY model, run_id DESC) f, unnest(ARRAY[10, 60, 365]) AS h(days))
)))::text AS body
FROM asset a WHERE a.symbol = $1`;
