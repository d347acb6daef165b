import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import type { LeadLagFinding, Relation } from "../../core/domain/lead-lag.ts";
import { Coverage } from "../coverage.ts";
import { PriceSentimentRelationEnum } from "../enums.ts";

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

  @Field(() => Float, {
    nullable: true,
    description:
      "How often two unrelated series would show as much at any of the lags tried; a relation is claimed at 0.05 at most.",
  })
  pAdjusted!: number | null;

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
  @Field(() => PriceSentimentRelationEnum, {
    description: "NONE_FOUND is an answer; TOO_LITTLE_DATA: fewer than 30 sessions with both.",
  })
  relation!: Relation;

  @Field(() => LagCorrelation, {
    nullable: true,
    description: "The lag that carries the relation; null unless one is found.",
  })
  strongest!: LagCorrelation | null;

  @Field(() => [LagCorrelation])
  lags!: LagCorrelation[];

  @Field(() => Int, { description: "Sessions with both a sentiment and a return." })
  observations!: number;

  @Field(() => Int, {
    description: "How many lags were tried; the band and `pAdjusted` allow for all of them.",
  })
  lagsTried!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Sessions drawn together by the bootstrap; null when too few.",
  })
  blockSessions!: number | null;

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
