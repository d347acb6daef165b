import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import { edgeType, PageInfo } from "../connection.ts";
import { Coverage } from "../coverage.ts";
import { MentionSurprise } from "../mentions/mention-surprise.type.ts";
import { DateTimeScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType({
  simpleResolvers: true,
  description: "Sentiment over six hours or a day; an empty span is no point, not a zero.",
})
class SentimentPoint {
  @Field(() => DateTimeScalar)
  startsAt!: Date;

  @Field(() => Int, { description: "Every text, copies and all." })
  mentions!: number;

  @Field(() => Float, {
    description: "The mentions as they count: n near-copies as 1 + ln n, one author as three at most.",
  })
  mentionsEffective!: number;

  @Field(() => MentionSurprise)
  surprise!: () => Promise<MentionSurprise>;

  @Field(() => Int, { description: "How many of them carry a sentiment." })
  scored!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "From −1 to 1, by relevance × damped engagement × source × how much of a copy it is; null when none is scored.",
  })
  mean!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95 % interval of the mean, wider the fewer the texts.",
  })
  meanLower!: number | null;

  @Field(() => Float, { nullable: true })
  meanUpper!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "How many independent texts weigh as much (Kish); copies are one, and so are an author's. It sets the interval's width.",
  })
  effectiveTexts!: number | null;

  @Field(() => Float, { nullable: true, description: "Weighted standard deviation; null under two." })
  dispersion!: number | null;

  @Field(() => Int)
  negative!: number;

  @Field(() => Int)
  neutral!: number;

  @Field(() => Int)
  positive!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Of the weight, what is negative; the three shares sum to 1 and are null when none is scored.",
  })
  shareNegative!: number | null;

  @Field(() => Float, { nullable: true })
  shareNeutral!: number | null;

  @Field(() => Float, { nullable: true })
  sharePositive!: number | null;
}

const SentimentEdge = edgeType("Sentiment", SentimentPoint);

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class SentimentConnection {
  @Field(() => [SentimentEdge])
  edges!: InstanceType<typeof SentimentEdge>[];

  @Field(() => [String], {
    description: "The sources that have points in the span, each of which can be asked for alone.",
  })
  sources!: () => Promise<string[]>;

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Coverage)
  coverage!: Coverage;
}
