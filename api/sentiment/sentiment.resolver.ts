import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { z } from "zod";
import { allSources, type Granularity } from "../../core/database/repositories/sentiment-points.ts";
import { AssetType } from "../asset/asset.type.ts";
import { decodeCursor, encodeCursor, FirstType, firstArgument, pageSize, toPage } from "../connection.ts";
import type { ApiContext } from "../context.ts";
import { allowedSpan, coverageOf, defaultDays, type SpanRequest } from "../coverage.ts";
import { GranularityEnum } from "../enums.ts";
import { DateTimeScalar } from "../scalars.ts";
import { surprisesOf } from "./point-surprises.ts";
import { SentimentConnection } from "./sentiment.type.ts";

const sentimentCursor = z.tuple([z.iso.datetime()]);

@Resolver(() => AssetType)
export class SentimentResolver {
  @FieldResolver(() => SentimentConnection, {
    description: "Sentiment, oldest first; the last 90 days by default.",
  })
  async sentiment(
    @Arg("granularity", () => GranularityEnum, { nullable: true, defaultValue: "DAILY" })
    granularityOrNull: Granularity | null,
    @Arg("source", () => String, {
      nullable: true,
      description: "Of one source alone, as `sources` names it; of all together by default.",
    })
    sourceOrNull: string | null | undefined,
    @Arg("from", () => DateTimeScalar, { nullable: true }) from: Date | null | undefined,
    @Arg("to", () => DateTimeScalar, { nullable: true }) to: Date | null | undefined,
    @Arg("first", FirstType, firstArgument(500)) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Root() { symbol }: AssetType,
    @Ctx() context: ApiContext,
  ): Promise<SentimentConnection> {
    const { reads, tier, view } = context;
    const size = pageSize(first, 500);
    const granularity = granularityOrNull ?? "DAILY";
    const source = sourceOrNull ?? allSources;
    const last = decodeCursor("sentiment", after, sentimentCursor)?.[0];
    const request: SpanRequest = { from, to, defaultDays };
    const span = view && allowedSpan(request, tier, view);
    const [rows, firstPoint] = await Promise.all([
      span ? reads.sentiment(symbol, { ...span, granularity, source, after: last, limit: size + 1 }) : [],
      reads.firstSentiment(symbol, { granularity, source }),
    ]);
    // Read once for all points, and only when asked for.
    let surprises: ReturnType<typeof surprisesOf> | undefined;
    const series = { symbol, granularity, source, points: rows };
    const surpriseAt = async (startsAt: Date) => {
      surprises ??= surprisesOf(series, context);
      return (await surprises).get(startsAt.getTime())!;
    };
    const points = rows.map(({ voices, ...row }) => ({
      ...row,
      mentionsEffective: voices,
      surprise: () => surpriseAt(row.startsAt),
    }));
    return {
      ...toPage(points, {
        size,
        after,
        cursorOf: ({ startsAt }) => encodeCursor("sentiment", [startsAt.toISOString()]),
      }),
      sources: async () => (span ? reads.sentimentSources(symbol, { ...span, granularity }) : []),
      coverage: coverageOf(request, tier, view, firstPoint),
    };
  }
}
