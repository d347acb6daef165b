import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import type { AssetClass } from "../../core/domain/record.ts";
import { edgeType, PageInfo } from "../connection.ts";
import { AssetClassEnum } from "../enums.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";

/** Its prices, sentiment, news and forecasts are fields added by their own folders. */
@Extensions({ tier: "FREE" })
@ObjectType("Asset")
export class AssetType {
  @Field(() => String, { simple: true })
  symbol!: string;

  @Field(() => String, { simple: true })
  name!: string;

  @Field(() => AssetClassEnum, { simple: true })
  class!: AssetClass;

  @Field(() => String, { nullable: true, simple: true })
  exchange!: string | null;

  @Field(() => String, { nullable: true, simple: true })
  currency!: string | null;

  @Field(() => String, { nullable: true, simple: true })
  country!: string | null;

  @Field(() => String, { nullable: true, simple: true })
  sector!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    simple: true,
    description: "When somebody asked for it to be fetched and forecast; null for what comes without asking.",
  })
  requestedAt!: Date | null;
}

@Extensions({ tier: "FREE" })
@ObjectType("FormerSymbol", { simpleResolvers: true, description: "A symbol that an asset bore." })
export class FormerSymbolType {
  @Field(() => String)
  symbol!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "From this day on it bears its present one; null where the day is not known.",
  })
  until!: string | null;
}

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class LastClose {
  @Field(() => DateScalar)
  date!: string;

  @Field(() => Float)
  close!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Against the close before in today's shares, so that a split is no change; null over a gap of more than a week (of two days for coins).",
  })
  change!: number | null;

  @Field(() => Float, { nullable: true })
  changePercent!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The date of the close before; null where `change` is.",
  })
  changeSince!: string | null;

  @Field(() => String)
  source!: string;
}

const AssetEdge = edgeType("Asset", AssetType);

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class AssetConnection {
  @Field(() => [AssetEdge])
  edges!: InstanceType<typeof AssetEdge>[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}
