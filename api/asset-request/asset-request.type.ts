import { Extensions, Field, Float, ID, ObjectType } from "type-graphql";
import type { AssetCandidate, AssetRequestState } from "../../core/domain/asset-request.ts";
import type { AssetClass } from "../../core/domain/record.ts";
import { AssetClassEnum, AssetRequestStateEnum } from "../enums.ts";
import { DateTimeScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType("AssetCandidate", {
  simpleResolvers: true,
  description: "An asset that a name may mean: ask again with its symbol.",
})
class AssetCandidateType implements AssetCandidate {
  @Field(() => String)
  symbol!: string;

  @Field(() => String)
  name!: string;

  @Field(() => AssetClassEnum)
  class!: AssetClass;

  @Field(() => String, { nullable: true })
  exchange!: string | null;

  @Field(() => String, { nullable: true })
  currency!: string | null;

  @Field(() => String, { description: "`catalogue`, or the source that was searched." })
  source!: string;
}

/** Its `asset` is a field added by the resolver. */
@Extensions({ tier: "FREE" })
@ObjectType("AssetRequest", { description: "A wish for an asset, and how far it has come." })
export class AssetRequestType {
  @Field(() => ID, { simple: true })
  id!: string;

  @Field(() => String, { simple: true, description: "As it was asked." })
  query!: string;

  @Field(() => AssetRequestStateEnum, {
    simple: true,
    description:
      "READY, FAILED and AMBIGUOUS are its ends; QUEUED waits for its turn, or for a published run.",
  })
  state!: AssetRequestState;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: "Null until it is known which asset is meant.",
  })
  symbol!: string | null;

  @Field(() => Float, { simple: true, description: "0 to 1." })
  progress!: number;

  @Field(() => [AssetCandidateType], { simple: true, description: "The likeliest first." })
  candidates!: AssetCandidate[];

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: "Of the error catalogue: why it failed, or why it is READY without forecasts.",
  })
  code!: string | null;

  @Field(() => String, { nullable: true, simple: true })
  message!: string | null;

  @Field(() => DateTimeScalar, { simple: true })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { simple: true })
  updatedAt!: Date;
}
