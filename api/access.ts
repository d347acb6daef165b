import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from "graphql";
import type { AccountRow, Role } from "../core/database/repositories/accounts.ts";
import { AppError } from "../core/domain/errors.ts";
import {
  lowestTier,
  type ModelName,
  reaches,
  type Tier,
  type TierRules,
  tierNames,
  tiers,
} from "../core/domain/tiers.ts";

export const dayMs = 86_400_000;

/** Who is not logged in has the rights of the lowest tier. */
export function tierOf(account: AccountRow | undefined): Tier {
  return account?.tier ?? tierNames[0];
}

/** Where a tier's history begins, at midnight UTC; undefined when all of it is open. `now` is the data's, not the clock's. */
export function historyStart({ historyDays }: TierRules, now: Date): Date | undefined {
  return historyDays === null ? undefined : startOfDay(new Date(now.getTime() - historyDays * dayMs));
}

export function startOfDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / dayMs) * dayMs);
}

/** Throws `tier.required` for a model above the tier. */
export function requireModel(tier: Tier, model: ModelName): void {
  if (tiers[tier].models.includes(model)) return;
  const requiredTier = lowestTier((rules) => rules.models.includes(model));
  throw new AppError("tier.required", {
    message: `the model ${model.toUpperCase()} needs the tier ${requiredTier}`,
    requiredTier,
  });
}

/** Throws `auth.required` for who is not logged in. */
export function requireAccount({ account }: { account: AccountRow | undefined }): AccountRow {
  if (!account) throw new AppError("auth.required", { message: "this needs a log-in" });
  return account;
}

export function hasRole(account: AccountRow | undefined, roles: readonly Role[]): boolean {
  return account !== undefined && roles.includes(account.role);
}

/** Throws `auth.required` for who is not logged in, `role.required` for any other role. */
export function requireRole(account: AccountRow | undefined, roles: readonly Role[]): AccountRow {
  const known = requireAccount({ account });
  if (!roles.includes(known.role))
    throw new AppError("role.required", { message: `this is for the roles ${roles.join(", ")}`, roles });
  return known;
}

/** The tier a field states, else its type's; undefined when neither does (a test fails on those). */
export function tierOfField(
  type: { extensions: Readonly<Record<string, unknown>> },
  field: Pick<GraphQLField<unknown, unknown>, "extensions">,
): Tier | undefined {
  const stated = field.extensions.tier ?? type.extensions.tier;
  return tierNames.find((name) => name === stated);
}

/** Guards every field above the lowest tier; the fields of the lowest cost nothing. */
export function enforceFieldTiers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      const required = tierOfField(type, field);
      if (!required || required === tierNames[0]) continue;
      const check = ({ tier }: { tier: Tier }) => {
        if (!reaches(tier, required))
          throw new AppError("tier.required", {
            message: `${type.name}.${field.name} needs the tier ${required}`,
            requiredTier: required,
          });
      };
      const { subscribe, resolve = defaultFieldResolver } = field;
      field.resolve = (source, args, context: { tier: Tier }, info) => {
        check(context);
        return resolve(source, args, context, info);
      };
      if (subscribe)
        field.subscribe = (source, args, context: { tier: Tier }, info) => {
          check(context);
          return subscribe(source, args, context, info);
        };
    }
  }
  return schema;
}
