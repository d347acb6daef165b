import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import { AssetType } from "../asset/asset.type.ts";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class MentionedAsset {
  @Field(() => Int)
  rank!: number;

  @Field(() => AssetType)
  asset!: AssetType;

  @Field(() => Int)
  mentions!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Mean of the same window over the four windows before; null when there is too little history.",
  })
  usualMentions!: number | null;

  @Field(() => Float, { nullable: true, description: "Relevance-weighted mean, from −1 to 1." })
  sentiment!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95 % interval of the mean, wider the fewer the texts.",
  })
  sentimentLower!: number | null;

  @Field(() => Float, { nullable: true })
  sentimentUpper!: number | null;
}
