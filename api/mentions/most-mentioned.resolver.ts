import { Arg, Ctx, Extensions, Query, Resolver } from "type-graphql";
import { getMentionCounts } from "../../core/database/repositories/mentions.ts";
import { weightedMeanInterval } from "../../core/domain/weighted-mean.ts";
import { FirstType, firstArgument, pageSize } from "../connection.ts";
import type { ApiContext } from "../context.ts";
import { type MentionWindow, MentionWindowEnum } from "../enums.ts";
import { MentionedAsset } from "./mentioned-asset.type.ts";

const hourMs = 3_600_000;
const windowsMs: Record<MentionWindow, number> = {
  SIX_HOURS: 6 * hourMs,
  DAY: 24 * hourMs,
  WEEK: 168 * hourMs,
};

@Resolver()
export class MostMentionedResolver {
  @Extensions({ tier: "FREE" })
  @Query(() => [MentionedAsset], { description: "The assets most spoken of before the data's present." })
  async mostMentioned(
    @Arg("window", () => MentionWindowEnum, { nullable: true, defaultValue: "WEEK" })
    windowOrNull: MentionWindow | null,
    @Arg("first", FirstType, firstArgument(20)) first: number | null,
    @Ctx() { deps, view, reads }: ApiContext,
  ): Promise<MentionedAsset[]> {
    const limit = pageSize(first, 20);
    if (!view) return [];
    const windowMs = windowsMs[windowOrNull ?? "WEEK"];
    const counts = await getMentionCounts(deps.dataSource, { run: view.run, now: view.now, windowMs, limit });
    const assets = await Promise.all(counts.map(({ asset }) => reads.asset(asset, {})));
    return counts.flatMap(({ mentions, before, ...sums }, at) => {
      const asset = assets[at];
      if (!asset) return [];
      const interval = weightedMeanInterval(sums);
      return {
        rank: at + 1,
        asset,
        mentions,
        usualMentions: before === null ? null : before / 4,
        sentiment: interval?.mean ?? null,
        sentimentLower: interval?.lower ?? null,
        sentimentUpper: interval?.upper ?? null,
      };
    });
  }
}
