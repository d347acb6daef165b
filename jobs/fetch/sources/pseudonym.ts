import { createHash } from "node:crypto";

/** What an author is called here: the same for the same name or id, and not the name. 12 hexadecimal digits. */
export function pseudonymOf(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 12);
}
