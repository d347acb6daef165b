import { readFileSync } from "node:fs";
import { AppError, messageOf } from "./domain/errors.ts";

/** What may be told by a file in place of the environment: containers are handed their secrets so. */
export const secretNames = [
  "DATABASE_URL",
  "X_BEARER_TOKEN",
  "REDDIT_CLIENT_ID",
  "REDDIT_CLIENT_SECRET",
  "FACEBOOK_ACCESS_TOKEN",
  "INSTAGRAM_ACCESS_TOKEN",
  "ALPHA_VANTAGE_API_KEY",
  "PULSO_SMTP_URL",
] as const;

/**
 * The environment, with what `<NAME>_FILE` names read into `<NAME>`; an empty variable counts as unset, as everywhere.
 * Throws `config.invalid` when such a file cannot be read or is empty, or when the secret is given both ways.
 */
export function withSecretFiles(env: Record<string, string | undefined>): Record<string, string | undefined> {
  const filled = { ...env };
  for (const name of secretNames) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw invalid(`${name} and ${name}_FILE are both set`);
    try {
      filled[name] = readFileSync(file, "utf8").trim();
    } catch (error) {
      throw invalid(`${name}_FILE: ${messageOf(error)}`);
    }
    if (filled[name] === "") throw invalid(`${name}_FILE: ${file} is empty`);
  }
  return filled;
}

function invalid(fault: string): AppError {
  return new AppError("config.invalid", {
    message: `The environment is not usable. ${fault}`,
    faults: [fault],
  });
}
