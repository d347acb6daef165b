import { Extensions, Field, ID, ObjectType } from "type-graphql";
import type { AccountRow, Role } from "../../core/database/repositories/accounts.ts";
import type { Tier } from "../../core/domain/tiers.ts";
import { TierEnum } from "../enums.ts";
import { DateTimeScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType("User", { simpleResolvers: true })
export class UserType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => TierEnum)
  tier!: Tier;

  @Field(() => String)
  role!: Role;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

/** An account without its secret. */
export function toUser({ id, email, tier, role, createdAt }: AccountRow): UserType {
  return { id, email, tier, role, createdAt };
}
