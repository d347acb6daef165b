import { Option } from "commander";
import { type Role, roles, setAccountRights } from "../../core/database/repositories/accounts.ts";
import { AppError } from "../../core/domain/errors.ts";
import { type Tier, tierNames } from "../../core/domain/tiers.ts";
import type { RegisterCommand } from "../command.ts";
import { openDatabase } from "../open-database.ts";

export const registerUser: RegisterCommand = (program, context) => {
  program
    .command("user")
    .description("shows an account, or sets its tier and role")
    .requiredOption("--email <address>", "the account's address")
    .addOption(new Option("--tier <tier>", "its subscription").choices(tierNames))
    .addOption(new Option("--role <role>", "what it may do").choices(roles))
    .action(async ({ email, tier, role }: { email: string; tier?: Tier; role?: Role }) => {
      const { config, reporter } = context();
      await using database = await openDatabase(config);
      const account = await setAccountRights(database.dataSource, email.trim().toLowerCase(), { tier, role });
      if (!account)
        throw new AppError("account.not_found", {
          message: `there is no account of ${email}`,
          argument: "email",
        });
      const { email: address, tier: now, role: rank } = account;
      reporter.event(
        "user",
        { email: address, tier: now, role: rank },
        `${address}: tier ${now}, role ${rank}`,
      );
    });
};
