import { Extensions, Field, Float, ObjectType } from "type-graphql";
import { edgeType, PageInfo } from "../connection.ts";
import { Coverage } from "../coverage.ts";
import { DateScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true, description: "A trading day, in the asset's currency." })
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

  @Field(() => Float, { nullable: true, description: "Adjusted for splits and dividends." })
  adjClose!: number | null;

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
