import { Extensions, Field, Float, ObjectType } from "type-graphql";
import { edgeType, PageInfo } from "../connection.ts";
import { Coverage } from "../coverage.ts";
import { DateScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType({
  simpleResolvers: true,
  description:
    "A trading day of its exchange, in the asset's currency. A day without a bar is a gap: it has none here.",
})
export class PriceBar {
  @Field(() => DateScalar)
  date!: string;

  @Field(() => Float, { nullable: true })
  open!: number | null;

  @Field(() => Float, { nullable: true })
  high!: number | null;

  @Field(() => Float, { nullable: true })
  low!: number | null;

  @Field(() => Float, { description: "As traded." })
  close!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "The close adjusted for all splits and dividends since, as known by this run; null where no source knows of any.",
  })
  adjClose!: number | null;

  @Field(() => Float, { nullable: true, description: "Cash a share, on its ex-date." })
  dividend!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "New shares for each old one (4 for 4:1), on the first day in new shares.",
  })
  split!: number | null;

  @Field(() => Float, { nullable: true })
  volume!: number | null;

  @Field(() => String)
  source!: string;
}

const PriceEdge = edgeType("Price", PriceBar);

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class PriceConnection {
  @Field(() => [PriceEdge])
  edges!: InstanceType<typeof PriceEdge>[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Coverage)
  coverage!: Coverage;
}
