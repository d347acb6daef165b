import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { z } from "zod";
import { AssetType } from "../asset/asset.type.ts";
import { decodeCursor, encodeCursor, FirstType, firstArgument, pageSize, toPage } from "../connection.ts";
import type { ApiContext } from "../context.ts";
import { allowedSpan, coverageOf, defaultDays, type SpanRequest, toInstant } from "../coverage.ts";
import { DateScalar } from "../scalars.ts";
import { PriceConnection } from "./price.type.ts";

const priceCursor = z.tuple([z.iso.date()]);

@Resolver(() => AssetType)
export class PriceResolver {
  @FieldResolver(() => PriceConnection, {
    description: "Daily bars, oldest first; the last 90 days by default.",
  })
  async prices(
    @Arg("from", () => DateScalar, { nullable: true }) from: string | null | undefined,
    @Arg("to", () => DateScalar, { nullable: true }) to: string | null | undefined,
    @Arg("first", FirstType, firstArgument(500)) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Root() { symbol }: AssetType,
    @Ctx() { reads, tier, view }: ApiContext,
  ): Promise<PriceConnection> {
    const size = pageSize(first, 500);
    const last = decodeCursor("price", after, priceCursor)?.[0];
    const request: SpanRequest = { from: toInstant(from), to: toInstant(to), defaultDays };
    const span = view && allowedSpan(request, tier, view);
    const [rows, firstBar] = await Promise.all([
      span ? reads.bars(symbol, { ...span, after: last, limit: size + 1 }) : [],
      reads.firstBar(symbol, {}),
    ]);
    return {
      ...toPage(rows, { size, after, cursorOf: ({ date }) => encodeCursor("price", [date]) }),
      coverage: coverageOf(request, tier, view, firstBar),
    };
  }
}
