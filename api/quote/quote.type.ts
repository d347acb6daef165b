import { Extensions, Field, Float, ObjectType } from "type-graphql";
import { lowestTier } from "../../core/domain/tiers.ts";
import { DateTimeScalar } from "../scalars.ts";

/** What a field of live quotes states: the lowest tier that has them. */
export const liveQuotes = { tier: lowestTier((rules) => rules.liveQuotes) };

@Extensions(liveQuotes)
@ObjectType("Quote", {
  simpleResolvers: true,
  description: "The price of an asset at an instant, as a source stated it; null is what it did not state.",
})
export class QuoteType {
  @Field(() => String)
  symbol!: string;

  @Field(() => Float)
  price!: number;

  @Field(() => Float, { nullable: true })
  bid!: number | null;

  @Field(() => Float, { nullable: true })
  ask!: number | null;

  @Field(() => Float, { nullable: true, description: "Shares or units traded so far in the session." })
  volume!: number | null;

  @Field(() => String, { nullable: true })
  currency!: string | null;

  @Field(() => String)
  source!: string;

  @Field(() => DateTimeScalar, { description: "When the source says it was so." })
  at!: Date;

  @Field(() => DateTimeScalar, { description: "When Pulso got it." })
  receivedAt!: Date;
}
