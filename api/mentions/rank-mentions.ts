import type { MentionWindows } from "../../core/database/repositories/mention-windows.ts";
import { baselineStarts, type Surprise, surpriseOf } from "../../core/domain/surprise.ts";
import { poolMeans, type WeightedMean } from "../../core/domain/weighted-mean.ts";
import type { MentionOrder } from "../enums.ts";

export interface RankedMentions {
  asset: string;
  mentions: number;
  voices: number;
  usualMentions: number | null;
  /** Of the voices. */
  surprise: Surprise;
  /** Undefined when nothing was scored. */
  sentiment: WeightedMean | undefined;
}

export interface RankRules {
  startsAt: Date;
  widthMs: number;
  stepMs: number;
  orderBy: MentionOrder;
}

/**
 * Assets by their effective mentions, or by how much these surprise; what cannot be said comes last. Copies and single authors
 * are damped in both, so that a flood lifts nobody to the top.
 */
export function rankMentions(
  assets: readonly MentionWindows[],
  { startsAt, widthMs, stepMs, orderBy }: RankRules,
): RankedMentions[] {
  const steps = baselineStarts(startsAt, widthMs).map(
    (start) => (startsAt.getTime() - start.getTime()) / stepMs,
  );
  const ranked = assets.map((asset) => {
    const earlier = new Map(asset.earlier.map((window) => [window.at, window]));
    const heard = new Set(asset.heard);
    const history = steps.filter((at) => heard.has(at)).map((at) => earlier.get(at));
    const surprise = surpriseOf(
      asset.voices,
      history.map((window) => window?.voices ?? 0),
    );
    const mentions = history.reduce((sum, window) => sum + (window?.mentions ?? 0), 0);
    return {
      asset: asset.asset,
      mentions: asset.mentions,
      voices: asset.voices,
      usualMentions: surprise.usual === null ? null : mentions / history.length,
      surprise,
      sentiment: poolMeans(asset.parts),
    };
  });
  const score = ({ surprise: { surprise } }: RankedMentions) => surprise ?? Number.NEGATIVE_INFINITY;
  return ranked.sort(
    (a, b) =>
      (orderBy === "SURPRISE" ? compare(score(b), score(a)) : 0) ||
      b.voices - a.voices ||
      b.mentions - a.mentions ||
      (a.asset < b.asset ? -1 : 1),
  );
}

/** Subtraction would make NaN of two infinities. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
