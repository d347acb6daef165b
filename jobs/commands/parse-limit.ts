import { InvalidArgumentError } from "commander";

/** An option of 1 to 1000 rows. Throws what commander answers with. */
export function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000)
    throw new InvalidArgumentError("a whole number from 1 to 1000");
  return limit;
}
