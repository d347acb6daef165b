import type { EntityManager } from "typeorm";

const widths = { SIX_HOURLY: "6 hours", DAILY: "1 day" } as const;

/**
 * Computes anew each six-hour and daily point that a new mention falls into, as this run's version of it. Returns
 * how many there are.
 *
 * mean = Σ(relevance × sentiment) / Σ relevance. Its 95 % interval is mean ± 1.96·√(v/n_eff) with
 * n_eff = (Σ relevance)² / Σ relevance² and v the sample variance drawn toward 0.25 (a standard deviation of 0.5)
 * with the weight of two posts, so that few posts, however alike, give a wide interval. Both ends lie in [−1, 1].
 */
export async function loadSentimentPoints(manager: EntityManager, run: string): Promise<number> {
  let points = 0;
  for (const [granularity, width] of Object.entries(widths)) {
    const inserted: unknown[] = await manager.query(
      `with touched as (
         select distinct asset, date_bin($3::interval, published_at, timestamptz '2000-01-01 00:00+00') as starts_at from new_mention
       ), grouped as (
         select m.asset, t.starts_at,
           count(*)::int as mentions,
           count(m.sentiment)::int as scored,
           sum(m.relevance::float8 * m.sentiment) as weighted,
           sum(m.relevance::float8) filter (where m.sentiment is not null) as weight,
           sum(m.relevance::float8 ^ 2) filter (where m.sentiment is not null) as weight_squared,
           var_samp(m.sentiment::float8) as variance,
           count(*) filter (where m.sentiment_label = 'negative')::int as negative,
           count(*) filter (where m.sentiment_label = 'neutral')::int as neutral,
           count(*) filter (where m.sentiment_label = 'positive')::int as positive
         from touched t
         join mention m on m.asset = t.asset and m.published_at >= t.starts_at and m.published_at < t.starts_at + $3::interval
         group by m.asset, t.starts_at
       ), measured as (
         select *, weighted / nullif(weight, 0) as mean,
           1.96 * sqrt((2 * 0.25 + coalesce(variance, 0) * greatest(scored - 1, 0)) / (1 + scored)
             / nullif(weight ^ 2 / nullif(weight_squared, 0), 0)) as half_width
         from grouped
       )
       insert into sentiment_point (asset, granularity, starts_at, run_id, mentions, scored, mean, dispersion, mean_lower, mean_upper, negative, neutral, positive)
       select asset, $2, starts_at, $1, mentions, scored, mean, sqrt(variance),
         greatest(mean - half_width, -1), least(mean + half_width, 1), negative, neutral, positive
       from measured
       returning 1`,
      [run, granularity, width],
    );
    points += inserted.length;
  }
  return points;
}
