import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import type { ModelName } from "../../core/domain/tiers.ts";
import { AssetType } from "../asset/asset.type.ts";
import { ModelEnum } from "../enums.ts";
import { PriceBar } from "../price/price.type.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class Quantile {
  @Field(() => Float)
  probability!: number;

  @Field(() => Float)
  value!: number;
}

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true, description: "One model's close on one date, in the asset's currency." })
export class Forecast {
  @Field(() => ModelEnum)
  model!: ModelName;

  @Field(() => String)
  modelVersion!: string;

  @Field(() => DateTimeScalar, { description: "The slot of the run that made it." })
  madeAt!: Date;

  @Field(() => DateScalar)
  lastCloseDate!: string;

  @Field(() => Float)
  lastClose!: number;

  @Field(() => DateScalar)
  targetDate!: string;

  @Field(() => Int, { description: "Calendar days from the last close." })
  horizonDays!: number;

  @Field(() => Float)
  mean!: number;

  @Field(() => Float)
  median!: number;

  @Field(() => [Quantile], { description: "Thirteen quantiles, price units." })
  quantiles!: Quantile[];
}

@Extensions({ tier: "FREE" })
@ObjectType({
  simpleResolvers: true,
  description:
    "Median and intervals of one day; those of 50 % lie halfway between the stored quantiles beside them.",
})
export class ForecastPathPoint {
  @Field(() => DateScalar)
  date!: string;

  @Field(() => Float)
  median!: number;

  @Field(() => Float)
  lower50!: number;

  @Field(() => Float)
  upper50!: number;

  @Field(() => Float)
  lower80!: number;

  @Field(() => Float)
  upper80!: number;

  @Field(() => Float)
  lower95!: number;

  @Field(() => Float)
  upper95!: number;
}

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class ForecastAnswer {
  @Field(() => AssetType)
  asset!: AssetType;

  @Field(() => Forecast)
  forecast!: Forecast;

  @Field(() => [ForecastPathPoint], {
    description: "Each calendar day from the one after the last close to the target date.",
  })
  path!: ForecastPathPoint[];

  @Field(() => Forecast, { description: 'What "no change" says for the same date: the forecast to beat.' })
  naive!: Forecast;

  @Field(() => [PriceBar], { description: "The closes before, up to a year, within the caller's history." })
  recent!: PriceBar[];
}
