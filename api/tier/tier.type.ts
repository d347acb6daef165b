import { Extensions, Field, Int, ObjectType } from "type-graphql";
import type { ModelName, Tier } from "../../core/domain/tiers.ts";
import { ModelEnum, TierEnum } from "../enums.ts";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class TierInfo {
  @Field(() => TierEnum)
  tier!: Tier;

  @Field(() => Int, { nullable: true, description: "null = all." })
  historyDays!: number | null;

  @Field(() => Int, { description: "A run is seen once its slot is this old." })
  delayHours!: number;

  @Field(() => [ModelEnum])
  models!: readonly ModelName[];

  @Field(() => Int, {
    nullable: true,
    description: "Assets one may have added in a calendar month; null = no cap.",
  })
  assetRequestsPerMonth!: number | null;

  @Field(() => Boolean, { description: "Whether quotes are seen as they come." })
  liveQuotes!: boolean;
}
