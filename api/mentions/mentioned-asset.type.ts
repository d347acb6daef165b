import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import { AssetType } from "../asset/asset.type.ts";
import { MentionSurprise } from "./mention-surprise.type.ts";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class MentionedAsset {
  @Field(() => Int)
  rank!: number;

  @Field(() => AssetType)
  asset!: AssetType;

  @Field(() => Int, { description: "Every text, copies and all." })
  mentions!: number;

  @Field(() => Float, {
    description:
      "The mentions as they count, and as COUNT ranks: in each six hours n near-copies as 1 + ln n, one author as three at most.",
  })
  mentionsEffective!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Mean of `mentions` over the windows that `surprise` is held against; null when there are too few.",
  })
  usualMentions!: number | null;

  @Field(() => MentionSurprise)
  surprise!: MentionSurprise;

  @Field(() => Float, {
    nullable: true,
    description: "Mean of all its texts in the window by weight, from −1 to 1.",
  })
  sentiment!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95 % interval of the mean, wider the fewer the texts.",
  })
  sentimentLower!: number | null;

  @Field(() => Float, { nullable: true })
  sentimentUpper!: number | null;
}
