import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import type { Redistribution } from "../../core/domain/record.ts";
import { RedistributionEnum, SourceStateEnum } from "../enums.ts";
import { DateTimeScalar } from "../scalars.ts";

/** As stored, and `never` for a configured source that no published run has asked. */
export type SourceState = "never" | "ok" | "partial" | "skipped" | "over_budget" | "failed";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true, description: "What is spent of a source's budget; null caps are none." })
export class SourceBudget {
  @Field(() => DateTimeScalar, { description: "When this was counted: the newest reading." })
  countedAt!: Date;

  @Field(() => Int, { description: "Requests made today (UTC), as counted." })
  requestsToday!: number;

  @Field(() => Float, { nullable: true, description: "Requests left today; null without a cap." })
  requestsLeftToday!: number | null;

  @Field(() => Float, { description: "US dollars spent today, as counted." })
  usdToday!: number;

  @Field(() => Float, { nullable: true, description: "US dollars left today; null without a cap." })
  usdLeftToday!: number | null;

  @Field(() => Float, { description: "US dollars spent this month, failed runs included." })
  usdThisMonth!: number;

  @Field(() => Float, { nullable: true, description: "US dollars left this month; null without a cap." })
  usdLeftThisMonth!: number | null;
}

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true, description: "What the terms of a source ask of who shows its texts." })
export class SourceTerms {
  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => RedistributionEnum, { description: "EXCERPT: a short excerpt; IDS: only id and address." })
  redistribute!: Redistribution;

  @Field(() => Int, { nullable: true, description: "Days its texts are kept; null: for ever." })
  retentionDays!: number | null;

  @Field(() => String, { nullable: true, description: "How it wants to be named." })
  attribution!: string | null;
}

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class SourceError {
  @Field(() => String)
  code!: string;

  @Field(() => String, { nullable: true })
  message!: string | null;

  @Field(() => DateTimeScalar)
  at!: Date;
}

@Extensions({ tier: "FREE" })
@ObjectType("Source", {
  simpleResolvers: true,
  description: "A source of records and how it stands, by the published runs.",
})
export class SourceType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => [String], { description: "posts, news, prices." })
  delivers!: string[];

  @Field(() => Boolean, { description: "Whether new runs ask it." })
  configured!: boolean;

  @Field(() => SourceStateEnum, { description: "Of the newest reading." })
  state!: SourceState;

  @Field(() => String, {
    nullable: true,
    description: "What the newest reading had to say: a remark, or why its state is not OK.",
  })
  message!: string | null;

  @Field(() => Boolean, { description: "Whether what it brings is made up for showing." })
  sample!: boolean;

  @Field(() => String, { nullable: true, description: "The run of the newest reading." })
  lastRun!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  lastSuccessAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: "How long ago the last window ended that was read to some good.",
  })
  lagSeconds!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When its newest record was published." })
  newestAt!: Date | null;

  @Field(() => Int, { nullable: true, description: "Of the newest reading." })
  records!: number | null;

  @Field(() => Int)
  recordsOf30Days!: number;

  @Field(() => Int, { description: "Records it said are gone, in 30 days." })
  deletedOf30Days!: number;

  @Field(() => SourceBudget, { nullable: true, description: "Null for a source that does not call out." })
  budget!: SourceBudget | null;

  @Field(() => SourceError, { nullable: true, description: "The newest of 30 days." })
  lastError!: SourceError | null;

  @Field(() => SourceTerms, { nullable: true })
  terms!: SourceTerms | null;
}
