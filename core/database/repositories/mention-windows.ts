import type { RunId } from "../../domain/slot.ts";
import type { WeightedPart } from "../../domain/weighted-mean.ts";
import type { Reader } from "./reader.ts";
import { allSources } from "./sentiment-points.ts";

/** How much an asset was spoken of in a window before a moment, and in each window of the baseline. */
export interface MentionWindows {
  asset: string;
  mentions: number;
  voices: number;
  /** The six-hour points of the window. */
  parts: WeightedPart[];
  /** Earlier windows in which it was spoken of; `at` counts in steps of the baseline before this one, from 1. */
  earlier: { at: number; mentions: number; voices: number }[];
  /** Of the earlier windows, those in which any asset was spoken of: in the others nobody listened. */
  heard: number[];
}

export interface MentionWindowsRange {
  run: RunId;
  now: Date;
  /** A multiple of six hours. */
  widthMs: number;
  /** From one window of the baseline to the next: a multiple of the width, or of which the width is a part. */
  stepMs: number;
  steps: number;
}

/** Every asset spoken of in [`now` − width, `now`), with its earlier windows, from the six-hour points as of a run. */
export async function getMentionWindows(
  reader: Reader,
  { run, now, widthMs, stepMs, steps }: MentionWindowsRange,
): Promise<MentionWindows[]> {
  return reader.query(
    `WITH newest AS (
       SELECT DISTINCT ON (asset, starts_at) asset, starts_at, mentions, voices, weight, mean, dispersion, effective_texts
       FROM sentiment_point
       WHERE granularity = 'SIX_HOURLY' AND source = '${allSources}' AND run_id <= $1 AND starts_at < $2
         AND starts_at >= $2::timestamptz - $5::float8 * interval '1 millisecond'
       ORDER BY asset, starts_at, run_id DESC
     ), placed AS (
       SELECT *, ceil(before / $4::float8)::int4 - 1 AS step
       FROM newest, LATERAL (SELECT extract(epoch FROM $2::timestamptz - starts_at)::float8 * 1000 AS before) distance
     ), windowed AS (
       SELECT asset, step, sum(mentions)::int4 AS mentions, sum(voices) AS voices,
         json_agg(json_build_object('weight', weight, 'mean', mean, 'dispersion', dispersion, 'effectiveTexts', effective_texts))
           FILTER (WHERE step = 0) AS parts
       FROM placed WHERE before - step * $4::float8 <= $3::float8 GROUP BY asset, step
     )
     SELECT current.asset, current.mentions, current.voices, current.parts, coalesce(earlier.windows, '[]') AS earlier,
       (SELECT coalesce(json_agg(DISTINCT step), '[]') FROM windowed WHERE step > 0) AS heard
     FROM windowed current
     LEFT JOIN (
       SELECT asset, json_agg(json_build_object('at', step, 'mentions', mentions, 'voices', voices)) AS windows
       FROM windowed WHERE step > 0 GROUP BY asset
     ) earlier USING (asset)
     WHERE current.step = 0 ORDER BY current.asset COLLATE "C"`,
    [run, now, widthMs, stepMs, stepMs * steps + widthMs],
  );
}
