import { Arg, Ctx, Extensions, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { allSources } from "../../core/database/repositories/sentiment-points.ts";
import { AppError } from "../../core/domain/errors.ts";
import { type LeadLag, leadLag } from "../../core/domain/lead-lag.ts";
import { AssetType } from "../asset/asset.type.ts";
import type { ApiContext } from "../context.ts";
import { allowedSpan, coverageOf, type SpanRequest } from "../coverage.ts";
import { type LagCorrelation, PriceSentiment } from "./price-sentiment.type.ts";
import { pairSessions } from "./sessions.ts";

const lagMax = 30;
/** Some forty years of sessions: as much as any asset has. */
const rowsMax = 15_000;

@Resolver(() => AssetType)
export class PriceSentimentResolver {
  @Extensions({ cost: 5_000 })
  @FieldResolver(() => PriceSentiment, { description: "Over all of the caller's history." })
  async priceSentiment(
    @Arg("maxLagDays", () => Int, {
      nullable: true,
      defaultValue: 5,
      description: `0 to ${lagMax} sessions.`,
    })
    maxLagDays: number | null,
    @Root() { symbol, class: assetClass }: AssetType,
    @Ctx() { reads, tier, view }: ApiContext,
  ): Promise<PriceSentiment> {
    const lags = maxLagDays ?? 5;
    if (lags < 0 || lags > lagMax)
      throw new AppError("input.invalid", { message: `a lag is 0 to ${lagMax}`, argument: "maxLagDays" });
    const request: SpanRequest = { from: null, to: null, defaultDays: null };
    const span = view && allowedSpan(request, tier, view);
    const [bars, points, first] = await Promise.all([
      span ? reads.bars(symbol, { ...span, limit: rowsMax }) : [],
      span
        ? reads.sentiment(symbol, { ...span, granularity: "DAILY", source: allSources, limit: rowsMax })
        : [],
      reads.firstSentiment(symbol, { granularity: "DAILY", source: allSources }),
    ]);
    const answer = leadLag({ ...pairSessions(bars, points, assetClass), lagMax: lags });
    return {
      ...answer,
      strongest: answer.strongest && toLagCorrelation(answer.strongest),
      lags: answer.lags.map(toLagCorrelation),
      lagsTried: answer.lags.length,
      coverage: coverageOf(request, tier, view, first),
    };
  }
}

function toLagCorrelation({ lag, ...figure }: LeadLag["lags"][number]): LagCorrelation {
  return { lagDays: lag, ...figure };
}
