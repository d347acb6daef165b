import { Extensions, Query, Resolver } from "type-graphql";
import { tierNames, tiers } from "../../core/domain/tiers.ts";
import { TierInfo } from "./tier.type.ts";

@Resolver()
export class TierResolver {
  @Extensions({ tier: "FREE" })
  @Query(() => [TierInfo], { description: "The tiers, from the lowest." })
  tiers(): TierInfo[] {
    return tierNames.map((tier) => ({ tier, ...tiers[tier] }));
  }
}
