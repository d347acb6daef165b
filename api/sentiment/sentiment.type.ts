import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import { edgeType, PageInfo } from "../connection.ts";
import { Coverage } from "../coverage.ts";
import { DateTimeScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType({
  simpleResolvers: true,
  description: "Sentiment over six hours or a day; an empty span is no point, not a zero.",
})
class SentimentPoint {
  @Field(() => DateTimeScalar)
  startsAt!: Date;

  @Field(() => Int)
  mentions!: number;

  @Field(() => Int, { description: "How many of them carry a sentiment." })
  scored!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Relevance-weighted, from −1 to 1; null when none is scored.",
  })
  mean!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95 % interval of the mean, wider the fewer the texts.",
  })
  meanLower!: number | null;

  @Field(() => Float, { nullable: true })
  meanUpper!: number | null;

  @Field(() => Float, { nullable: true, description: "Standard deviation; null under two." })
  dispersion!: number | null;

  @Field(() => Int)
  negative!: number;

  @Field(() => Int)
  neutral!: number;

  @Field(() => Int)
  positive!: number;
}

const SentimentEdge = edgeType("Sentiment", SentimentPoint);

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class SentimentConnection {
  @Field(() => [SentimentEdge])
  edges!: InstanceType<typeof SentimentEdge>[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Coverage)
  coverage!: Coverage;
}
