import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from "type-graphql";
import type { AccountRow } from "../../core/database/repositories/accounts.ts";
import type { ApiContext } from "../context.ts";
import { toUser, UserType } from "./user.type.ts";

/** Sensitive ones must be sent alone: many aliases in one document would be many guesses in one request. */
const alone = { tier: "FREE", sentAlone: true };

@Resolver()
export class AccountResolver {
  @Extensions({ tier: "FREE" })
  @Query(() => UserType, { nullable: true, description: "Who is logged in." })
  me(@Ctx() { account }: ApiContext): UserType | undefined {
    return account && toUser(account);
  }

  @Extensions(alone)
  @Mutation(() => UserType, { description: "Makes an account of the lowest tier and logs it in." })
  async register(
    @Arg("email", () => String) email: string,
    @Arg("password", () => String, { description: "12 to 256 characters." }) password: string,
    @Ctx() context: ApiContext,
  ): Promise<UserType> {
    return logIn(await context.accounts.register(email, password, context.address), context);
  }

  @Extensions(alone)
  @Mutation(() => UserType)
  async login(
    @Arg("email", () => String) email: string,
    @Arg("password", () => String) password: string,
    @Ctx() context: ApiContext,
  ): Promise<UserType> {
    return logIn(await context.accounts.logIn(email, password, context.address), context);
  }

  @Extensions({ tier: "FREE" })
  @Mutation(() => Boolean, { description: "Whether there was a session to close." })
  async logout(@Ctx() { accounts, account, cookie }: ApiContext): Promise<boolean> {
    if (cookie.token) {
      await accounts.closeSession(cookie.token);
      cookie.clear();
    }
    return account !== undefined;
  }

  @Extensions(alone)
  @Mutation(() => Boolean, { description: "Always true: whether an account exists is not told." })
  async requestPasswordReset(
    @Arg("email", () => String) email: string,
    @Ctx() { accounts, address }: ApiContext,
  ): Promise<boolean> {
    await accounts.requestPasswordReset(email, address);
    return true;
  }

  @Extensions(alone)
  @Mutation(() => Boolean, { description: "Sets a new password with a mailed token; every session ends." })
  async resetPassword(
    @Arg("token", () => String) token: string,
    @Arg("password", () => String, { description: "12 to 256 characters." }) password: string,
    @Ctx() { accounts, address, cookie }: ApiContext,
  ): Promise<boolean> {
    await accounts.resetPassword(token, password, address);
    cookie.clear();
    return true;
  }
}

async function logIn(account: AccountRow, { accounts, cookie }: ApiContext): Promise<UserType> {
  cookie.set(await accounts.openSession(account, cookie.token));
  return toUser(account);
}
