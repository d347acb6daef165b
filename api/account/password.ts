import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";

/** Argon2id as OWASP's password storage cheat sheet has it: 19 MiB, two passes, one lane (the library's default kind). */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const passwordLength = { min: 12, max: 256 };

const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Throws `input.invalid`. */
export function parseEmail(text: string): string {
  const parsed = emailSchema.safeParse(text);
  if (!parsed.success)
    throw new AppError("input.invalid", { message: "this is not an e-mail address", argument: "email" });
  return parsed.data;
}

/** Throws `input.invalid` for a password too short or too long. */
export function checkPassword(password: string): void {
  const length = [...password].length;
  if (length < passwordLength.min || length > passwordLength.max)
    throw new AppError("input.invalid", {
      message: `a password has ${passwordLength.min} to ${passwordLength.max} characters`,
      argument: "password",
    });
}

export async function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

let standIn: Promise<string> | undefined;

/** Whether the password is the hash's. Without a hash it takes as long and says no: time tells nothing. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  standIn ??= hashPassword("no account has this password");
  const matches = await verify(passwordHash ?? (await standIn), password.slice(0, 4 * passwordLength.max));
  return matches && passwordHash !== undefined;
}
