import { Arg, Ctx, Extensions, Query, Resolver } from "type-graphql";
import { getMentionWindows } from "../../core/database/repositories/mention-windows.ts";
import { meanInterval } from "../../core/domain/weighted-mean.ts";
import { FirstType, firstArgument, pageSize } from "../connection.ts";
import type { ApiContext } from "../context.ts";
import { type MentionOrder, MentionOrderEnum, type MentionWindow, MentionWindowEnum } from "../enums.ts";
import { toMentionSurprise } from "./mention-surprise.type.ts";
import { MentionedAsset } from "./mentioned-asset.type.ts";
import { rankMentions } from "./rank-mentions.ts";

const hourMs = 3_600_000;
/** How long each window is, and how far and how often the windows it is held against lie before it. */
const windows: Record<MentionWindow, { widthMs: number; stepMs: number; steps: number }> = {
  SIX_HOURS: { widthMs: 6 * hourMs, stepMs: 24 * hourMs, steps: 28 },
  DAY: { widthMs: 24 * hourMs, stepMs: 24 * hourMs, steps: 28 },
  WEEK: { widthMs: 168 * hourMs, stepMs: 168 * hourMs, steps: 4 },
};

@Resolver()
export class MostMentionedResolver {
  @Extensions({ tier: "FREE" })
  @Query(() => [MentionedAsset], {
    description: "The assets most spoken of before the data's present, copies and single authors damped.",
  })
  async mostMentioned(
    @Arg("window", () => MentionWindowEnum, { nullable: true, defaultValue: "WEEK" })
    windowOrNull: MentionWindow | null,
    @Arg("orderBy", () => MentionOrderEnum, {
      nullable: true,
      defaultValue: "COUNT",
      description: "By effective mentions, or by how far these are above the asset's own usual.",
    })
    orderOrNull: MentionOrder | null,
    @Arg("first", FirstType, firstArgument(20)) first: number | null,
    @Ctx() { deps, view, reads, rankings }: ApiContext,
  ): Promise<MentionedAsset[]> {
    const limit = pageSize(first, 20);
    if (!view) return [];
    const [window, orderBy] = [windowOrNull ?? "WEEK", orderOrNull ?? "COUNT"];
    const { run, now } = view;
    const ranked = await rankings.get(`${run} ${window} ${orderBy}`, async () => {
      const range = windows[window];
      const startsAt = new Date(now.getTime() - range.widthMs);
      const found = await getMentionWindows(deps.dataSource, { run, now, ...range });
      return rankMentions(found, { startsAt, ...range, orderBy });
    });
    const top = ranked.slice(0, limit);
    const assets = await Promise.all(top.map(({ asset }) => reads.asset(asset, {})));
    return top.flatMap(({ mentions, voices, usualMentions, surprise, sentiment }, at) => {
      const asset = assets[at];
      if (!asset) return [];
      const interval = sentiment && meanInterval(sentiment);
      return {
        rank: at + 1,
        asset,
        mentions,
        mentionsEffective: voices,
        usualMentions,
        surprise: toMentionSurprise(surprise, false),
        sentiment: sentiment?.mean ?? null,
        sentimentLower: interval?.lower ?? null,
        sentimentUpper: interval?.upper ?? null,
      };
    });
  }
}
