import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { z } from "zod";
import type { Granularity } from "../../core/database/repositories/sentiment-points.ts";
import { AssetType } from "../asset/asset.type.ts";
import { decodeCursor, encodeCursor, FirstType, firstArgument, pageSize, toPage } from "../connection.ts";
import type { ApiContext } from "../context.ts";
import { allowedSpan, coverageOf, defaultDays, type SpanRequest } from "../coverage.ts";
import { GranularityEnum } from "../enums.ts";
import { DateTimeScalar } from "../scalars.ts";
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
    @Arg("from", () => DateTimeScalar, { nullable: true }) from: Date | null | undefined,
    @Arg("to", () => DateTimeScalar, { nullable: true }) to: Date | null | undefined,
    @Arg("first", FirstType, firstArgument(500)) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Root() { symbol }: AssetType,
    @Ctx() { reads, tier, view }: ApiContext,
  ): Promise<SentimentConnection> {
    const size = pageSize(first, 500);
    const granularity = granularityOrNull ?? "DAILY";
    const last = decodeCursor("sentiment", after, sentimentCursor)?.[0];
    const request: SpanRequest = { from, to, defaultDays };
    const span = view && allowedSpan(request, tier, view);
    const [rows, firstPoint] = await Promise.all([
      span ? reads.sentiment(symbol, { ...span, granularity, after: last, limit: size + 1 }) : [],
      reads.firstSentiment(symbol, { granularity }),
    ]);
    return {
      ...toPage(rows, {
        size,
        after,
        cursorOf: ({ startsAt }) => encodeCursor("sentiment", [startsAt.toISOString()]),
      }),
      coverage: coverageOf(request, tier, view, firstPoint),
    };
  }
}
