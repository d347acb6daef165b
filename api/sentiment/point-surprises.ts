import type { Granularity } from "../../core/database/repositories/sentiment-points.ts";
import { baselineStarts, surpriseOf } from "../../core/domain/surprise.ts";
import type { ApiContext } from "../context.ts";
import { type MentionSurprise, toMentionSurprise } from "../mentions/mention-surprise.type.ts";

const hourMs = 3_600_000;
const widthsMs: Record<Granularity, number> = { SIX_HOURLY: 6 * hourMs, DAILY: 24 * hourMs };

export interface PointSeries {
  symbol: string;
  granularity: Granularity;
  source: string;
  points: readonly { startsAt: Date; voices: number }[];
}

/**
 * How much each point of an asset surprises, by the time it starts: each is held against earlier windows, as far as those were
 * heard. Two reads for a whole page.
 */
export async function surprisesOf(
  { symbol, granularity, source, points }: PointSeries,
  { reads, view }: Pick<ApiContext, "reads" | "view">,
): Promise<ReadonlyMap<number, MentionSurprise>> {
  if (!view || points.length === 0) return new Map();
  const widthMs = widthsMs[granularity];
  const baselines = points.map(({ startsAt }) => baselineStarts(startsAt, widthMs));
  const times = [...new Set(baselines.flat().map((start) => start.getTime()))].sort((a, b) => a - b);
  const span = { from: new Date(times[0]!), to: new Date(times.at(-1)!) };
  const [rows, isHeard] = await Promise.all([
    reads.voices(symbol, { ...span, granularity, source }),
    Promise.all(times.map((time) => reads.isHeard(new Date(time).toISOString(), { granularity, source }))),
  ]);
  const voicesAt = new Map(rows.map(({ startsAt, voices }) => [startsAt.getTime(), voices]));
  const heard = new Set(times.filter((_, at) => isHeard[at]));
  return new Map(
    points.map(({ startsAt, voices }, at) => {
      const history = baselines[at]!.map((start) => start.getTime()).filter((time) => heard.has(time));
      const surprise = surpriseOf(
        voices,
        history.map((time) => voicesAt.get(time) ?? 0),
      );
      const isOpen = startsAt.getTime() + widthMs > view.now.getTime();
      return [startsAt.getTime(), toMentionSurprise(surprise, isOpen)];
    }),
  );
}
