import type { EntityManager } from "typeorm";
import { groupNearCopies } from "../../core/domain/near-copies.ts";
import { type PointText, sentimentPoint } from "../../core/domain/sentiment-point.ts";

const dayMs = 86_400_000;
const widthsMs = { SIX_HOURLY: dayMs / 4, DAILY: dayMs } as const;
/** So many mentions are held at a time; an asset's day that has more is held whole. */
const mentionsMax = 20_000;
const pointsMax = 1_000;

/** A mention, as the points of its day are made from it. */
interface DayText extends Omit<PointText, "group"> {
  publishedMs: number;
  signature: string | null;
  /** Whether this run brought it. */
  isNew: boolean;
}

/** A day of an asset that new mentions fall into. */
interface TouchedDay {
  asset: string;
  startsMs: number;
  mentions: number;
}

/**
 * Computes anew each six-hour and daily point, of all sources and of each alone, that a new mention falls into, as this
 * run's version of it. Both are made from the posts of the whole day known by now, so copies are found wherever in the
 * day they are. Returns how many points there are.
 */
export async function loadSentimentPoints(manager: EntityManager, run: string): Promise<number> {
  let points = 0;
  let rows: object[] = [];
  for (const days of batchesOf(await findTouchedDays(manager))) {
    const texts = await readTexts(manager, run, days);
    for (const [at, { asset, startsMs }] of days.entries()) {
      rows.push(...pointsOf(texts[at]!, startsMs).map((point) => ({ ...point, asset })));
      if (rows.length < pointsMax) continue;
      points += await insertPoints(manager, run, rows);
      rows = [];
    }
  }
  return points + (await insertPoints(manager, run, rows));
}

async function findTouchedDays(manager: EntityManager): Promise<TouchedDay[]> {
  await manager.query("analyze new_mention");
  return manager.query(
    `select t.asset, extract(epoch from t.starts_at)::float8 * 1000 as "startsMs", count(*)::int as mentions
     from (select distinct asset, date_bin('1 day', published_at, timestamptz '2000-01-01 00:00+00') as starts_at from new_mention) t
     join mention m on m.asset = t.asset and m.published_at >= t.starts_at and m.published_at < t.starts_at + interval '1 day'
     group by t.asset, t.starts_at order by t.asset collate "C", t.starts_at`,
  );
}

function* batchesOf(days: readonly TouchedDay[]): Generator<TouchedDay[]> {
  let batch: TouchedDay[] = [];
  let mentions = 0;
  for (const day of days) {
    if (batch.length > 0 && mentions + day.mentions > mentionsMax) {
      yield batch;
      batch = [];
      mentions = 0;
    }
    batch.push(day);
    mentions += day.mentions;
  }
  if (batch.length > 0) yield batch;
}

/** The mentions of each day, in the order of their publication. */
async function readTexts(
  manager: EntityManager,
  run: string,
  days: readonly TouchedDay[],
): Promise<DayText[][]> {
  const rows: (DayText & { day: number })[] = await manager.query(
    `select t.day::int4, extract(epoch from m.published_at)::float8 * 1000 as "publishedMs", m.source, m.relevance, m.engagement,
       m.sentiment, m.sentiment_label as label, m.signature, m.author_tag as author, m.run_id = $3 as "isNew"
     from unnest($1::text[], $2::float8[]) with ordinality as t(asset, starts, day)
     join mention m on m.asset = t.asset and m.published_at >= to_timestamp(t.starts / 1000)
       and m.published_at < to_timestamp(t.starts / 1000) + interval '1 day'
     order by t.day, m.published_at, m.record_id collate "C"`,
    [days.map(({ asset }) => asset), days.map(({ startsMs }) => startsMs), run],
  );
  const texts: DayText[][] = days.map(() => []);
  for (const { day, ...text } of rows) texts[day - 1]!.push(text);
  return texts;
}

/** The points of one asset's day that new texts fall into. */
function pointsOf(day: readonly DayText[], dayStartsMs: number): object[] {
  const groups = groupNearCopies(day.map(({ signature }) => signature));
  const texts = day.map((text, at) => ({ ...text, group: groups[at]! }));
  const points: object[] = [];
  for (const [granularity, widthMs] of Object.entries(widthsMs))
    for (let startsMs = dayStartsMs; startsMs < dayStartsMs + dayMs; startsMs += widthMs) {
      const inside = texts.filter(
        ({ publishedMs }) => publishedMs >= startsMs && publishedMs < startsMs + widthMs,
      );
      const touched = new Set(inside.filter(({ isNew }) => isNew).map(({ source }) => source));
      if (touched.size === 0) continue;
      const startsAt = new Date(startsMs).toISOString();
      points.push({ granularity, source: "ALL", startsAt, ...sentimentPoint(inside) });
      for (const source of [...touched].sort()) {
        const own = inside.filter((text) => text.source === source);
        points.push({ granularity, source, startsAt, ...sentimentPoint(own) });
      }
    }
  return points;
}

async function insertPoints(manager: EntityManager, run: string, points: readonly object[]): Promise<number> {
  if (points.length === 0) return 0;
  await manager.query(
    `insert into sentiment_point (asset, granularity, source, starts_at, run_id, mentions, voices, scored, weight, effective_texts,
       mean, dispersion, mean_lower, mean_upper, negative, neutral, positive, share_negative, share_neutral, share_positive)
     select asset, granularity, source, "startsAt", $1, mentions, voices, scored, weight, "effectiveTexts",
       mean, dispersion, lower, upper, negative, neutral, positive,
       (shares->>'negative')::float8, (shares->>'neutral')::float8, (shares->>'positive')::float8
     from json_to_recordset($2) as r (asset text, granularity text, source text, "startsAt" timestamptz, mentions int4, voices float8,
       scored int4, weight float8, "effectiveTexts" float8, mean float8, dispersion float8, lower float8, upper float8,
       negative int4, neutral int4, positive int4, shares json)`,
    [run, JSON.stringify(points)],
  );
  return points.length;
}
