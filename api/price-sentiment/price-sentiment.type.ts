import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import type { LeadLagFinding } from "../../core/domain/lead-lag.ts";
import { Coverage } from "../coverage.ts";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class LagCorrelation {
  @Field(() => Int, { description: "Sessions; above zero, sentiment comes first." })
  lagDays!: number;

  @Field(() => Float, { nullable: true })
  correlation!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95 % interval of this lag alone (moving-block bootstrap).",
  })
  lower!: number | null;

  @Field(() => Float, { nullable: true })
  upper!: number | null;

  @Field(() => Int)
  n!: number;
}

@Extensions({ tier: "FREE" })
@ObjectType({
  simpleResolvers: true,
  description:
    "Whether sentiment leads or follows the price: correlation of daily sentiment with the log-return `lagDays` sessions later.",
})
export class PriceSentiment {
  @Field(() => [LagCorrelation])
  lags!: LagCorrelation[];

  @Field(() => Int, { description: "Sessions with both a sentiment and a return." })
  observations!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Simultaneous band for all lags tried, 95 %: within it nothing is shown.",
  })
  band!: number | null;

  @Field(() => String, { description: "One of: NONE, SENTIMENT_LEADS, PRICE_LEADS, SAME_DAY, TOO_FEW." })
  finding!: LeadLagFinding;

  @Field(() => Coverage)
  coverage!: Coverage;
}
